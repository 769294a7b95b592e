"""What every event states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, NamedTuple

from warrant.data import dataclass
from warrant.facts import AnyFact
from warrant.records import Record
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Evidence(Record):
    """Where an event is evidenced: a file of the matter, a page in it, the words."""

    file: str
    page: int | None = None
    quote: str | None = None


class Mistaken(NamedTuple):
    """A field whose value cannot be: its name, "" for the whole, what is wrong, what to write instead.

    ``record`` is the record within the event that the field is of, ``None`` for the event itself.
    """

    field: str
    what: str
    instead: str
    record: Record | None = None


@dataclass(frozen=True, kw_only=True)
class Event(Record):
    """Something that happened; ``recorded`` is the day on which it became known."""

    kind: ClassVar[str]
    governed_by: ClassVar[str] = "6(i)"
    """The clause under which it takes effect on its own day."""
    reaches_back: ClassVar[bool] = False
    """Whether it may change what was in effect before it."""

    id: str
    recorded: date | None = None
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def on(self) -> date:
        """The date by which the event is named in file names."""
        raise NotImplementedError

    @property
    def happened_on(self) -> date:
        """The first day on which the event could be known: ``on``, unless its kind has an earlier one."""
        return self.on

    @property
    def known_from(self) -> date:
        """The day from which the event is known: ``recorded``, else the day on which it happened."""
        return self.recorded or self.happened_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """What its values, each well formed, contradict: one another, or the terms where these are known."""
        yield from ()

    def fact(self, name: str, clause: str) -> AnyFact:
        """The fact that one field of this event states."""
        return self.given(self.id, name, clause, self.id)
