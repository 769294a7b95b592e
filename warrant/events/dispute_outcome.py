"""The outcome of a dispute: the Current Market Price as a firm determined it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.determination import Selector
from warrant.events.event import Event, Mistaken
from warrant.quantities import Price
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class DisputeOutcome(Event):
    """What an independent firm determined after the dispute of the id ``of``, in dollars a share (6(vii)).

    It takes the place of the Board's determination from the day in question on.
    """

    kind: ClassVar[str] = "dispute_outcome"
    governed_by: ClassVar[str] = "6(vii)"
    reaches_back: ClassVar[bool] = True

    determined_on: date
    selected_on: date
    of: str
    price: Price
    firm: str
    selected_by: Selector

    @property
    def on(self) -> date:
        """The day on which the firm determined the price."""
        return self.determined_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """A price of zero; a firm that determined before it was selected."""
        if not self.price.amount:
            yield Mistaken("price", "it is zero", "write the Current Market Price that the firm determined")
        if self.determined_on < self.selected_on:
            yield Mistaken("determined_on", "it is before selected_on", "write the day of the firm's determination")
