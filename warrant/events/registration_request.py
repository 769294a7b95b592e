"""A Holder's written request to be included in a registration."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.event import Mistaken
from warrant.events.of_registration import OfRegistration
from warrant.quantities import Shares
from warrant.records import Record
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class RegistrationRequest(OfRegistration):
    """A request under a registration (Exhibit D 2(a)(ii)) or an election under a demand (Exhibit D 4).

    ``holder`` is the Holder's name in the register; ``shares_requested`` are whole shares, beside those of its
    earlier requests.
    """

    kind: ClassVar[str] = "registration_request"
    governed_by: ClassVar[str] = "Exhibit D 2(a)(ii)"

    requested_on: date
    holder: str
    shares_requested: Shares

    @property
    def on(self) -> date:
        """The day on which Company has the request."""
        return self.requested_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """A number of whole shares."""
        yield from whole("shares_requested", self.shares_requested)


def whole(name: str, shares: Shares, of: Record | None = None) -> Iterator[Mistaken]:
    """What is wrong with a number of shares to be registered or sold: no fraction of a share is issued (Section 11)."""
    if not shares.amount or shares.amount.denominator != 1:
        what = "a fraction of a share cannot be registered" if shares.amount else "it is zero"
        yield Mistaken(name, what, "write a number of whole shares", of)


def once(each: Record, name: str, seen: set[str]) -> Iterator[Mistaken]:
    """What is wrong with a name that stands before in the same list; ``seen`` gains it."""
    if name.casefold() in seen:
        yield Mistaken("name", f"{name} stands in the list twice", "add its shares up in one entry", each)
    seen.add(name.casefold())
