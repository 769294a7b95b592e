"""The steps of a workpaper: every fact behind the adjustments, once, in the order of computation.

A pure list, made of the book's own facts. Each step has its sheet and line, the words that it is called, the expression
over other steps (``tenor.packet.derivations`` proves that it gives the value), clause, evidence and readings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import Literal

from tenor.packet.captions import caption
from tenor.packet.expressions import Expression, Rounded
from tenor.packet.guarding import is_doubtful
from tenor.packet.identity import Identity
from tenor.packet.windows import Window
from warrant.adjustment import Adjustment
from warrant.book import Book
from warrant.clauses import cited
from warrant.data import dataclass
from warrant.events.event import Evidence
from warrant.facts import AnyFact
from warrant.section_6.vi_rounding import TENTH

Kind = Literal["given", "computed", "taken"]


@dataclass(frozen=True)
class Step:
    """One line: a fact, where it stands, and how it is computed.

    ``part`` heads the lines that belong together. ``expression`` is ``None`` of what is given by the matter's files,
    and of what is taken from the ledger: counts and days that no arithmetic on other lines gives.
    """

    fact: AnyFact
    sheet: str
    line: int
    part: str
    expression: Expression | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def place(self) -> str:
        """How other lines cite it: "E-001 line 7"."""
        return f"{self.sheet} line {self.line}"

    @property
    def caption(self) -> str:
        """What it is, in plain words."""
        return caption(self.fact)

    @property
    def kind(self) -> Kind:
        """Whether it is typed as the matter's files give it, computed from other lines, or taken from the ledger."""
        if self.expression is not None:
            return "computed"
        return "given" if self.fact.source else "taken"

    @property
    def clause(self) -> str:
        """The clause that it is cited under, in words."""
        return cited(self.fact.clause)

    @property
    def rounding(self) -> str:
        """To what it is rounded and under which clause; empty where it is not."""
        if not isinstance(self.expression, Rounded):
            return ""
        to, units = ("one-tenth of a share", "tenths") if self.expression.step == TENTH else ("cent", "cents")
        under = cited("5" if self.fact.clause == "5" else "6(vi)")
        return f"to the nearest {to}, {under}{_beside_a_tie(self.expression, units)}"


def _beside_a_tie(rounded: Rounded, units: str) -> str:
    """How a figure that lies on a tie or beside one is rounded nevertheless, or that no spreadsheet can tell."""
    if is_doubtful(rounded):
        return "; nearer to a tie than a spreadsheet can tell"
    return "" if rounded.places is None else f"; counted in whole {units}, for a tie"


@dataclass(frozen=True)
class Sheet:
    """Some steps under one title; ``adjustment`` is the one that they compute, if they compute one."""

    title: str
    steps: tuple[Step, ...] = ()
    adjustment: Adjustment | None = None


@dataclass(frozen=True)
class Workpaper:
    """All steps of a book, by sheets in the order of the history, and the windows of closing prices among them."""

    book: Book
    sheets: tuple[Sheet, ...]
    windows: tuple[Window, ...]
    by_key: Mapping[object, Step] = field(repr=False)
    identity: Identity = field(repr=False)

    def step(self, fact: AnyFact) -> Step:
        """The step of a fact, or of the same fact in another past; ``KeyError`` where there is none."""
        return self.by_key[self.identity.key(fact)]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every step of every sheet."""
        return tuple(step for sheet in self.sheets for step in sheet.steps)
