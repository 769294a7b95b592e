"""What a subdivision and a combination have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from warrant.events.event import Event


@dataclass(frozen=True, kw_only=True)
class Split(Event):
    """A change in the number of outstanding shares without consideration.

    ``ratio`` is shares after for each share before ("3-for-2" is 3/2). ``ex_date`` is the first day
    on which the stock trades as split, by which closing prices are restated (6(vii)).
    """

    ratio: Fraction
    record_date: date
    made_on: date
    ex_date: date

    @property
    def on(self) -> date:
        """The record date."""
        return self.record_date
