"""A Holder's demand that Company register Warrant Shares."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.events.registration_request import once, whole
from warrant.quantities import Shares
from warrant.records import Record
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Demanding(Record):
    """A Holder that joins in a demand: its name in the register, and the whole shares to be registered."""

    name: str
    shares: Shares


@dataclass(frozen=True, kw_only=True)
class Demand(Event):
    """A written request that Company register Warrant Shares (Exhibit D 4).

    ``form`` is the form of the registration: those on Form S-3 do not count. ``disposition`` is the intended method
    or methods of disposition.
    """

    kind: ClassVar[str] = "demand"
    governed_by: ClassVar[str] = "Exhibit D 4"

    demanded_on: date
    form: str
    disposition: str
    demanded_by: tuple[Demanding, ...]

    @property
    def on(self) -> date:
        """The day on which Company receives the request."""
        return self.demanded_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """Holders, each once, with whole shares."""
        if not self.demanded_by:
            yield Mistaken("demanded_by", "it is empty", "write the Holders that demand, and for how many shares")
        seen: set[str] = set()
        for each in self.demanded_by:
            yield from whole("shares", each.shares, each)
            yield from once(each, each.name, seen)
