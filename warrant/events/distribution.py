"""A dividend or distribution to holders of Common Stock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from warrant.events.event import Event
from warrant.quantities import Price

Property = Literal[
    "cash",
    "capital_stock",
    "securities_of_others",
    "evidences_of_indebtedness",
    "assets",
    "options_or_rights",
]
Origin = Literal["earned_surplus", "earnings", "other"]


@dataclass(frozen=True, kw_only=True)
class Distribution(Event):
    """Cash or property distributed in respect of Common Stock (6(v), Section 10).

    ``of`` never includes Common Stock itself, nor options or rights for it or for convertibles.
    ``value_per_share`` is dollars for one share of Common Stock: the fair market value as the Board
    determined it on ``determined_on``. ``payable_out_of`` is what it is paid out of; "earnings" are
    those that are not earned surplus. ``notice_dated`` is the date that the Section 10 notice bears.
    """

    kind: ClassVar[str] = "distribution"

    of: Property
    description: str
    payable_out_of: Origin
    value_per_share: Price
    determined_on: date
    declared_on: date
    record_date: date
    made_on: date
    notice_dated: date | None = None

    @property
    def on(self) -> date:
        """The record date."""
        return self.record_date

    @property
    def happened_on(self) -> date:
        """The day of the declaration, from which the distribution is known."""
        return self.declared_on
