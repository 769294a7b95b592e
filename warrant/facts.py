"""A Fact: one figure, date or name, with the clause it comes from and all that it rests on.

The derivation is the data: a fact holds the facts that it was computed from, so an explanation is a
walk over it and never a log kept beside it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Any, Generic, NamedTuple, TypeVar

from warrant.data import dataclass
from warrant.quantities import Money, Price, Rate, Shares

UNITS = {Price: "dollars a share", Shares: "shares", Money: "dollars", date: "date"}

Value = Price | Shares | Money | Rate | Fraction | int | date | str
V = TypeVar("V", bound=Value, covariant=True)
LONGEST_ID = 64
"""Characters in the longest id of a fact: the tags of a Word file hold no more."""


@dataclass(frozen=True)
class Source:
    """Where a given fact stands in the matter: a file's name, a line and a column, counted from 1."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def how(self) -> str:
        """How a fact that is given here was found."""
        return f"stated in {self.file}"


def id_of(*parts: str) -> str:
    """The id of a fact named by several: whole where that fits, else cut, with eight digits of its hash."""
    whole = ".".join(parts)
    if len(whole) <= LONGEST_ID:
        return whole
    before, _, name = whole.rpartition(".")
    end = f".{sha256(whole.encode()).hexdigest()[:8]}.{name}"
    return before[: LONGEST_ID - len(end)] + end


class AsTurnedOut(Source):
    """The place of a value that is supposed to be otherwise than is stated there (6(i)3(C)-(D))."""

    @property
    def how(self) -> str:
        """That the value is not the one stated."""
        return f"as it turned out, in place of what is stated in {self.file}"


class Fact(NamedTuple, Generic[V]):
    """One value, how it was found, and from what.

    ``id`` names one value in a matter ("E-001.price_after"); ``clause`` is the one that it is cited under.
    ``how`` is one clause of a sentence ("the sum of (x) and (y)"). ``unrounded`` is the exact value where
    ``value`` was rounded. ``readings`` names the readings (see ``warrant.readings``) that this one step
    relied on.
    """

    id: str
    value: V
    clause: str
    how: str
    inputs: tuple[AnyFact, ...] = ()
    unrounded: V | None = None
    readings: tuple[str, ...] = ()
    event: str | None = None
    source: Source | None = None

    def __repr__(self) -> str:
        # Without what it rests on: told at length, what is shared there would be told over and over.
        return f"Fact({self.id!r}, {self.value!r}, {self.clause!r})"

    @property
    def unit(self) -> str:
        """The unit of the value in words; empty for a name or a bare number."""
        return UNITS.get(type(self.value), "")

    @property
    def name(self) -> str:
        """The last part of the id: "price_after" of "E-001.price_after"."""
        return self.id.rpartition(".")[2]

    def walk(self, within: str = "") -> Iterator[AnyFact]:
        """This fact and all it rests on, each once, nearest first; no further than ids begin with ``within``."""
        seen: set[str] = set()
        queue: deque[AnyFact] = deque([self])
        while queue:
            fact = queue.popleft()
            if fact.id not in seen and fact.id.startswith(within):
                seen.add(fact.id)
                yield fact
                queue.extend(fact.inputs)


AnyFact = Fact[Any]
