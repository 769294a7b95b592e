"""A determination of the Current Market Price, where fifteen closing prices are not to be had."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.quantities import Price
from warrant.terms import Terms

Selector = Literal["board", "american_arbitration_association"]


@dataclass(frozen=True, kw_only=True)
class Determination(Event):
    """The Current Market Price on ``for_day``, in dollars a share, determined in good faith (6(vii)).

    ``by`` is "board", or "firm" where the Board could not determine it; then ``firm`` names the independent
    investment banking or accounting firm and ``selected_by`` who selected it. On which day each Holder was
    informed of it, the mailings of its notice say (Section 14).
    """

    kind: ClassVar[str] = "determination"
    governed_by: ClassVar[str] = "6(vii)"
    reaches_back: ClassVar[bool] = True

    determined_on: date
    for_day: date
    price: Price
    by: Literal["board", "firm"] = "board"
    firm: str | None = None
    selected_by: Selector | None = None

    @property
    def on(self) -> date:
        """The day of the determination."""
        return self.determined_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """A price of zero, a firm that is not named, one that is named for the Board's own determination."""
        if not self.price.amount:
            yield Mistaken("price", "it is zero", "write the Current Market Price that was determined")
        for name in ("firm", "selected_by"):
            stated = getattr(self, name) is not None
            if self.by == "firm" and not stated:
                yield Mistaken("", f"the key {name} is missing", f"add a line {name}: ...")
            if self.by == "board" and stated:
                yield Mistaken(name, "the Board determined the price itself", "leave it out, or write by: firm")
