"""The statements of adjustment owed to the Holders of a list (6(viii)): a run for each adjustment of each division.

A run knows no Holder. It makes the statement of one from its line of the list, in full as for any other Holder, or only
the figures in which the statement of one Holder differs from that of another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from warrant.adjustment import DividedAdjustment, PartFigures
from warrant.book import Book, Entry, once
from warrant.data import dataclass
from warrant.documents.document import Document
from warrant.documents.kinds import adjustment_statement
from warrant.events.division import Division
from warrant.facts import AnyFact, Fact
from warrant.facts import Source as Place
from warrant.listed import Listed, Source
from warrant.quantities import Shares
from warrant.section_7 import CLAUSE
from warrant.state import Warrant
from warrant.stems import file_stem
from warrant.terms import Holder, Terms

__all__ = ["Arithmetic", "PartFigures", "StatementRun", "runs"]

FIGURES_KEPT = 1024
"""Numbers of shares whose figures are remembered, however long the list is: two megabytes."""


class Arithmetic:
    """What the adjustments since a division make of a number of shares, the last one's figures in full.

    It can be sent to another process, and remembers what it was last asked for.
    """

    def __init__(self, steps: tuple[Callable[[Shares], PartFigures], ...]) -> None:
        self._steps = steps
        self.figures = lru_cache(FIGURES_KEPT)(self._figures)

    def __reduce__(self) -> tuple[Any, ...]:
        return Arithmetic, (self._steps,)

    def _figures(self, shares: Shares) -> PartFigures:
        *before, last = self._steps
        for step in before:
            shares = step(shares).after
        return last(shares)


@dataclass(frozen=True)
class StatementRun:
    """The statements of one adjustment to all Holders of one list.

    ``event`` is the adjustment's, ``on`` the date by which its papers are filed, ``division`` the event that names the
    list, ``source``. ``stem`` names them together, as a paper's name without the certificate does. ``count`` is the
    number of lines of the list.
    """

    event: str
    on: date
    division: str
    stem: str
    source: Source
    count: int
    divided: Entry = field(repr=False)
    entry: Entry = field(repr=False)
    shares: tuple[DividedAdjustment, ...] = field(repr=False)
    terms: Terms = field(repr=False)

    @property
    def kind(self) -> str:
        """The kind of each paper."""
        return adjustment_statement.KIND

    @cached_property
    def arithmetic(self) -> Arithmetic:
        """The figures in which the statement of one Holder differs from that of another."""
        return Arithmetic(tuple(share.each for share in self.shares))

    def figures(self, shares: Shares) -> PartFigures:
        """These figures for a Holder who had a number of shares at the division."""
        return self.arithmetic.figures(shares)

    def document(self, listed: Listed) -> Document:
        """The statement to one Holder, in full."""
        warrant = self._at_division(listed)
        for each in self.shares:
            share = each.of(warrant)
            warrant = warrant.holding(share.after)
        assert self.entry.adjustment
        return adjustment_statement.statement_of(self.entry, self.entry.adjustment, share, self.terms)

    def _at_division(self, listed: Listed) -> Warrant:
        """The new Warrant of a line of the list, as a transfer would have registered it."""
        event, act = self.divided.event, self.divided.act
        assert act and act.of
        old, number, place = act.of, listed.certificate, Place(self.source.name, listed.line)
        sources = dict.fromkeys(("", "name", "address"), place)
        holder = Holder(name=listed.name, state="", address=listed.address, sources=sources)
        id, how = f"{event.id}.{number}", place.how
        stated: AnyFact = Fact(f"{id}.transferred", listed.shares, CLAUSE, how, event=event.id, source=place)
        inputs, how = (stated, old.shares), "the shares transferred"
        shares = Fact(f"{id}.shares", listed.shares, CLAUSE, how, inputs, event=event.id)
        return Warrant(number, holder, shares, old.certificate, self.divided.effect.on, event.id)


@once
def runs(book: Book) -> Iterator[StatementRun]:
    """A run for each adjustment since a division, in the order of effect."""
    divisions: dict[str, Entry] = {}
    shares: defaultdict[str, tuple[DividedAdjustment, ...]] = defaultdict(tuple)
    for entry in book.entries:
        if isinstance(entry.event, Division):
            divisions[entry.event.id] = entry
        for each in entry.adjustment.divided if entry.adjustment else ():
            of = each.warrant.certificate
            shares[of] += (each,)
            yield _run(entry, divisions[of], [*divisions].index(of), shares[of], book)


def _run(entry: Entry, divided: Entry, number: int, shares: tuple[DividedAdjustment, ...], book: Book) -> StatementRun:
    event, division = entry.event, divided.event
    assert isinstance(division, Division)
    # Of several divisions, the papers of a later one lie apart.
    stem = file_stem(adjustment_statement.KIND, event.on, event.id, division.id if number else "")
    return StatementRun(
        event.id,
        event.on,
        division.id,
        stem,
        division.list,
        shares[-1].warrant.listed,
        divided,
        entry,
        shares,
        book.matter.terms,
    )
