"""A Holder's request for a statement as to Rule 144."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from warrant.events.event import Event, Mistaken
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Rule144Request(Event):
    """Holder requests a written statement as to compliance with reporting requirements (Exhibit D 9(iii)).

    ``holder`` is the Holder's name in the register. ``first_registration_effective`` is the effective date of
    Company's first registration for an offering to the general public; without it, that of the matter's first.
    """

    kind: ClassVar[str] = "rule_144_request"
    governed_by: ClassVar[str] = "Exhibit D 9(iii)"

    requested_on: date
    holder: str
    first_registration_effective: date | None = None

    @property
    def on(self) -> date:
        """The day of the request."""
        return self.requested_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """A registration that was effective by then."""
        if self.first_registration_effective and self.first_registration_effective > self.requested_on:
            what, instead = "it is after the request", "write the day on which it became effective, or leave it out"
            yield Mistaken("first_registration_effective", what, instead)
