"""What a subdivision and a combination have in common."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.events.stockholders_notice import half_stated
from warrant.mailings import Method
from warrant.quantities import Shares
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Split(Event):
    """A change in the number of outstanding shares without consideration.

    It is stated in one way: as a ``ratio`` of shares after for each share before ("3-for-2" is 3/2), or as the
    Common Stock ``outstanding_before`` and ``outstanding_after`` it; a subdivision also as a rate.
    ``warrant.section_6.splits.ratio`` gives the ratio of each. ``ex_date`` is the first day on which the stock
    trades as split, by which closing prices are restated (6(vii)). The last fields say when and how
    stockholders were given notice (6(x)), and which file in ``evidence/`` it is.
    """

    ratio: Fraction | None = None
    outstanding_before: Shares | None = None
    outstanding_after: Shares | None = None
    record_date: date
    made_on: date
    ex_date: date
    stockholders_notice_on: date | None = None
    stockholders_notice_method: Method | None = None
    stockholders_notice_file: str | None = None

    @property
    def on(self) -> date:
        """The record date."""
        return self.record_date

    @property
    def happened_on(self) -> date:
        """The record date, or the ex-date where that is earlier: both are announced in advance."""
        return min(self.record_date, self.ex_date)

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """Half of what is to be said of the stockholders' notice."""
        on, file = self.stockholders_notice_on, self.stockholders_notice_file
        yield from half_stated(on, self.stockholders_notice_method, file)
