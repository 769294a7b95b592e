"""The exchange of a Warrant, on request, for one that prints its terms as adjusted or amended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.events.numbering import misnumbered
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Exchange(Event):
    """A Warrant surrendered for a new one of the same tenor to the same Holder.

    No clause requires one after an adjustment or an amendment: it is made where Holder and Company wish it.
    """

    kind: ClassVar[str] = "exchange"
    governed_by: ClassVar[str] = "7.2"

    exchanged_on: date
    certificate: str
    new_certificate: str

    @property
    def on(self) -> date:
        """The day on which one is surrendered and the other made."""
        return self.exchanged_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """A number that can be none of a certificate."""
        yield from misnumbered("new_certificate", self.new_certificate)
