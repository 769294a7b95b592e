"""An underwriter's limit on the shares of a registration, and who asked for how many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Mistaken
from warrant.events.of_registration import OfRegistration
from warrant.events.registration_request import once, whole
from warrant.quantities import Shares
from warrant.records import Record
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Party(Record):
    """A director, an officer or an Other Shareholder that asked to be included.

    ``prior_right`` says whether its right to be included existed at the date of the Warrant. ``address`` is where it
    is advised, a line to an item; empty where the matter does not hold it.
    """

    name: str
    capacity: Literal["director_or_officer", "other_shareholder"]
    shares: Shares
    prior_right: Literal["yes", "no"] = "no"
    address: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Allotted(Record):
    """What one party was in fact given: its name and the shares."""

    name: str
    shares: Shares


@dataclass(frozen=True, kw_only=True)
class RegistrationCutback(OfRegistration):
    """The underwriter limits the shares to be underwritten (Exhibit D 2(b)).

    ``shares_available`` are those that may be included on behalf of Holders, directors and officers and Other
    Shareholders together. ``parties`` are those beside the Holders, whose requests are events of their own.
    ``as_made`` is the allocation as it was in fact made, where it is known.
    """

    kind: ClassVar[str] = "registration_cutback"
    governed_by: ClassVar[str] = "Exhibit D 2(b)"

    limited_on: date
    underwriter: str
    shares_available: Shares
    parties: tuple[Party, ...] = ()
    as_made: tuple[Allotted, ...] = ()

    @property
    def on(self) -> date:
        """The day of the underwriter's determination."""
        return self.limited_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """Whole numbers, and each name once in each list."""
        if self.shares_available.amount.denominator != 1:
            yield Mistaken("shares_available", "a fraction of a share cannot be sold", "write a number of whole shares")
        seen: set[str] = set()
        for party in self.parties:
            yield from whole("shares", party.shares, party)
            yield from once(party, party.name, seen)
        seen = set()
        for each in self.as_made:
            if each.shares.amount:
                yield from whole("shares", each.shares, each)
            yield from once(each, each.name, seen)
