"""Registration rights that Company grants to another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class RightsGranted(Event):
    """Company grants registration rights to another holder of its securities (Exhibit D 3).

    ``later_warrant`` says whether the other holds a warrant issued after the date of the Warrant, and
    ``better_than_section_4`` whether its rights are more favorable than those of Exhibit D 4.
    """

    kind: ClassVar[str] = "rights_granted"
    governed_by: ClassVar[str] = "Exhibit D 3"

    granted_on: date
    granted_to: str
    description: str
    later_warrant: Literal["yes", "no"] = "no"
    better_than_section_4: Literal["yes", "no"] = "no"

    @property
    def on(self) -> date:
        """The day of the grant."""
        return self.granted_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """A grant after the date of the Warrant."""
        if terms and self.granted_on <= terms.issued_on:
            instead = "leave it out: Exhibit D 3 speaks of rights granted after the date of the Warrant"
            yield Mistaken("granted_on", "it is not after the date of the Warrant", instead)
