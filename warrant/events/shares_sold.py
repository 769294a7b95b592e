"""Warrant Shares that are sold and so are Registrable Securities no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.events.registration_request import whole
from warrant.quantities import Shares
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class SharesSold(Event):
    """Warrant Shares purchased upon exercise, sold to the public or in a private placement (Exhibit D 1).

    ``certificate`` is the Warrant under which they were purchased, ``holder`` the name in which they stand.
    """

    kind: ClassVar[str] = "shares_sold"
    governed_by: ClassVar[str] = "Exhibit D 1"

    sold_on: date
    holder: str
    certificate: str
    shares_sold: Shares
    sold_to: Literal["public", "private_placement"]

    @property
    def on(self) -> date:
        """The day of the sale."""
        return self.sold_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """A number of whole shares."""
        yield from whole("shares_sold", self.shares_sold)
