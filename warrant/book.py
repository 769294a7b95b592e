"""Book: a matter replayed - what each event did, and what is in effect after all of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property, wraps
from itertools import pairwise
from typing import Any, TypeVar

from warrant.adjustment import Act, Adjustment, Considered, Effect
from warrant.data import dataclass
from warrant.events.amendment import Amendment
from warrant.events.event import Event
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.state import State

T = TypeVar("T")


@dataclass(frozen=True)
class Entry:
    """One event in the order of effect: each clause considered, the adjustment and the act if any, the state after."""

    event: Event
    effect: Effect
    considered: tuple[Considered, ...]
    adjustment: Adjustment | None
    after: State
    act: Act | None = None


@dataclass(frozen=True)
class Book:
    """The replayed history: the state at issue, and an entry for each event in effect by ``as_of``.

    Without ``as_of`` there is an entry for every event.
    """

    matter: Matter
    at_issue: State
    expires_on: Fact[date]
    entries: tuple[Entry, ...]
    as_of: date | None = None

    @property
    def state(self) -> State:
        """What is in effect after every event."""
        return self.entries[-1].after if self.entries else self.at_issue

    @cached_property
    def effects(self) -> tuple[date, ...] | None:
        """The day on which each entry took effect; ``None`` where they do not follow one another (reading R31)."""
        days = tuple(entry.effect.on for entry in self.entries)
        return days if all(earlier <= later for earlier, later in pairwise(days)) else None

    @cached_property
    def waivers(self) -> tuple[Amendment, ...]:
        """The instruments in effect that waive a notice (Section 17)."""
        amendments = (each.event for each in self.entries if isinstance(each.event, Amendment))
        return tuple(each for each in amendments if each.waives_notice_of)

    @cached_property
    def made(self) -> dict[object, tuple[Any, ...]]:
        """What was made of this book and is asked for again, by the function that made it; see ``once``."""
        return {}

    @cached_property
    def as_known(self) -> dict[date, Book | None]:
        """The books of the same day as known on others, as ``warrant.known`` finds them: each is a replay."""
        return {}

    @property
    def adjustments(self) -> tuple[Adjustment, ...]:
        """The adjustments, in the order of effect."""
        return tuple(entry.adjustment for entry in self.entries if entry.adjustment)

    def facts(self) -> dict[str, AnyFact]:
        """Every fact of the book by its id: those computed and all that they rest on."""
        found: dict[str, AnyFact] = {}
        queue = deque(self._roots())
        while queue:
            fact = queue.popleft()
            if fact.id not in found:
                found[fact.id] = fact
                queue.extend(fact.inputs)
        return found

    def _roots(self) -> Iterator[AnyFact]:
        yield self.expires_on
        states = [self.at_issue, *(entry.after for entry in self.entries)]
        for state in states:
            yield from state.facts()
        for entry in self.entries:
            yield entry.effect.day
            yield entry.effect.time
            yield from (fact for considered in entry.considered for fact in considered.facts)
            if entry.act:
                yield from entry.act.facts.values()
                yield from (fact for rows in entry.act.rows.values() for row in rows for fact in row.values())
            if entry.adjustment:
                computation = entry.adjustment.computation
                yield from computation.facts.values()
                yield from (fact for rows in computation.rows.values() for row in rows for fact in row.values())


def once(make: Callable[[Book], Iterable[T]]) -> Callable[[Book], tuple[T, ...]]:
    """The function that makes something of a book, made to do so once for each book."""

    @wraps(make)
    def kept(book: Book) -> tuple[T, ...]:
        if make not in book.made:
            book.made[make] = tuple(make(book))
        return book.made[make]

    return kept
