"""What a transfer and a division have in common: a Warrant surrendered with an Assignment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.quantities import NO_MONEY, Money
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Assigned(Event):
    """A Warrant surrendered for registration of transfer (7.2).

    ``assignor`` is the name as signed, ``executed_on`` the date of the Assignment, ``by`` whether Holder or an
    ``attorney`` transferred it on the books. Stock transfer taxes are payable by Holder, ``expenses`` by Company, in
    dollars.
    """

    surrendered_on: date
    certificate: str
    assignor: str
    executed_on: date
    by: Literal["in_person", "attorney"] = "in_person"
    attorney: str | None = None
    stock_transfer_taxes: Money = NO_MONEY
    taxes_paid_on: date | None = None
    expenses: Money = NO_MONEY
    delivered_on: date | None = None

    @property
    def on(self) -> date:
        """The day of the surrender."""
        return self.surrendered_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """An attorney who is not named or does not act, days out of order."""
        if self.by == "attorney" and not self.attorney:
            yield Mistaken("by", "no attorney is named", "add a line attorney: and the name in the Assignment")
        if self.by == "in_person" and self.attorney:
            yield Mistaken("attorney", "the transfer is made in person", "leave it out, or write by: attorney")
        if self.delivered_on and self.delivered_on < self.surrendered_on:
            what = "the new Warrants are delivered before the surrender"
            yield Mistaken("delivered_on", what, "write the day on which they were delivered")
        if self.executed_on > self.surrendered_on:
            what = "the Assignment is dated after the surrender that it comes with"
            yield Mistaken("executed_on", what, "write the date of the Assignment, on or before surrendered_on")
