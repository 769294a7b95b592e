"""A dividend or distribution to holders of Common Stock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.events.stockholders_notice import half_stated
from warrant.mailings import Method
from warrant.quantities import Price
from warrant.terms import Terms

Property = Literal[
    "cash",
    "capital_stock",
    "securities_of_others",
    "evidences_of_indebtedness",
    "assets",
    "options_or_rights",
]
Excluded = Literal["common_stock", "options_or_rights_on_common_stock"]
Origin = Literal["earned_surplus", "earnings", "other"]


@dataclass(frozen=True, kw_only=True)
class Distribution(Event):
    """Cash or property distributed in respect of Common Stock (6(v), Section 10).

    ``of`` may name what the clause excludes, to be told where it belongs: Common Stock itself, and options or
    rights for it or for securities of Company convertible into it.
    ``value_per_share`` is dollars for one share of Common Stock: the fair market value as the Board
    determined it on ``determined_on``. ``payable_out_of`` is what it is paid out of; "earnings" are
    those that are not earned surplus. ``notice_dated`` is the date that the Section 10 notice bears, those
    after it say when and how stockholders were given notice (6(x)), and which file in ``evidence/`` it is.
    ``in_connection_with`` is the id of the transaction of Section 8 in which it is made: no notice under
    Section 10 is then owed.
    """

    kind: ClassVar[str] = "distribution"

    of: Literal[Property, Excluded]
    description: str
    payable_out_of: Origin
    value_per_share: Price
    determined_on: date
    declared_on: date
    record_date: date
    made_on: date
    notice_dated: date | None = None
    stockholders_notice_on: date | None = None
    stockholders_notice_method: Method | None = None
    stockholders_notice_file: str | None = None
    in_connection_with: str | None = None

    @property
    def on(self) -> date:
        """The record date."""
        return self.record_date

    @property
    def happened_on(self) -> date:
        """The day of the declaration, from which the distribution is known."""
        return self.declared_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """What Section 6(v) excludes, and half of what is to be said of the stockholders' notice."""
        if self.of == "common_stock":
            what = "Common Stock distributed on Common Stock is a stock dividend (Section 6(iii))"
            yield Mistaken("of", what, "write an event of type: subdivision, with its rate")
        if self.of == "options_or_rights_on_common_stock":
            what = "options or rights for Common Stock or convertibles are an issue of them (Section 6(i)3)"
            yield Mistaken("of", what, "write an event of type: grant or type: convertible")
        on, file = self.stockholders_notice_on, self.stockholders_notice_file
        yield from half_stated(on, self.stockholders_notice_method, file)
