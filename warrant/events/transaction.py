"""A merger, consolidation, sale of assets, reorganisation or reclassification."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.quantities import Price, Shares
from warrant.records import Record
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Received(Record):
    """One thing that is issued or payable for each share of Common Stock.

    Stock, securities and assets are given by ``ratio``, of what is received for each share before; cash by
    ``dollars`` a share.
    """

    kind: Literal["stock", "securities", "assets", "cash"]
    description: str
    ratio: Fraction | None = None
    dollars: Price | None = None


@dataclass(frozen=True, kw_only=True)
class Transaction(Event):
    """A transaction of Section 8, and what each share of Common Stock becomes in it.

    ``stock_outstanding`` is the stock received that is outstanding, or deemed issued, immediately after;
    ``ex_date`` the first day on which the stock trades as reclassified, ``completed_on`` where it is left out.
    """

    kind: ClassVar[str] = "transaction"
    governed_by: ClassVar[str] = "8"

    completed_on: date
    of: Literal["merger", "consolidation", "asset_sale", "reorganisation", "reclassification"]
    description: str
    proposed_on: date
    receives: tuple[Received, ...]
    successor: str | None = None
    provision_made_on: date | None = None
    assumed_on: date | None = None
    stock_outstanding: Shares | None = None
    ex_date: date | None = None

    @property
    def on(self) -> date:
        """The day on which it takes effect."""
        return self.completed_on

    @property
    def happened_on(self) -> date:
        """The day of the proposal, from which it is known."""
        return min(self.proposed_on, self.completed_on)

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """Nothing received, an amount that its kind has not, no successor where there must be one."""
        if self.proposed_on > self.completed_on:
            instead = "write the day on which it was proposed, on or before completed_on"
            yield Mistaken("proposed_on", "it is after completed_on", instead)
        if self.of in ("consolidation", "asset_sale") and not self.successor:
            yield Mistaken("of", "no successor is named", "add a line successor: (Section 12.2)")
        if self.stock_outstanding is not None and not self.stock_outstanding.amount:
            yield Mistaken("stock_outstanding", "it is zero", "write the stock outstanding, or leave it out")
        if not self.receives:
            yield Mistaken("receives", "nothing is received", "write what each share of Common Stock becomes")
        for each in self.receives:
            yield from self._of_amount(each)

    def _of_amount(self, each: Received) -> Iterator[Mistaken]:
        wanted, other = ("dollars", "ratio") if each.kind == "cash" else ("ratio", "dollars")
        if not getattr(each, wanted) or getattr(each, other) is not None or each.dollars == Price.of(0):
            what = f"{each.description}: {each.kind} is not stated by {wanted} alone"
            instead = f"write {wanted}: for each share of Common Stock, and no {other}"
            yield Mistaken("receives", what, instead)
