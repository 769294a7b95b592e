"""The market, for the oracle: days of trading by a calendar that is not the core's, closes, 6(vii), 6(vi)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from math import floor
from typing import Protocol

import holidays

CLOSED = holidays.financial_holidays("NYSE", years=range(2002, 2005))
SESSIONS = [each for n in range(500) if (each := date(2002, 10, 1) + timedelta(n)).weekday() < 5 and each not in CLOSED]


class Restating(Protocol):
    """What restates closes: a split."""

    @property
    def ratio(self) -> Fraction: ...
    @property
    def trades_from(self) -> date: ...


@dataclass(frozen=True)
class Market:
    """Closing prices about a level, in cents; each day another one unless ``moves`` is none."""

    level: int
    moves: int

    def close(self, on: date) -> Fraction:
        """The last sale; on a day without one the average of what was bid and asked, a cent apart."""
        average = Fraction(1, 200) if self.without_sale(on) else 0
        return Fraction(self.level + on.toordinal() * self.moves % 98, 100) + average

    def without_sale(self, on: date) -> bool:
        return bool(self.moves) and on.toordinal() % 4 == 0


@cache
def next_session(day: date) -> date:
    return next(each for each in SESSIONS if each > day)


@cache
def fifteen_before(day: date) -> list[date]:
    return [each for each in SESSIONS if each < day][-15:]


def market_price(day: date, market: Market, splits: Iterable[Restating], choices: Mapping[str, str]) -> Fraction:
    """The average of the fifteen closes before a day, as adjusted for each split inside them (R5)."""
    window = fifteen_before(day)
    closes = {each: market.close(each) for each in window}
    for split in splits:
        if window[0] <= split.trades_from <= window[-1]:
            closes = {on: close / split.ratio if on < split.trades_from else close for on, close in closes.items()}
    average = sum(closes.values(), Fraction(0)) / 15
    return average if choices.get("R5") == "unrounded" else nearest_cent(average, choices)


def nearest_cent(value: Fraction, choices: Mapping[str, str]) -> Fraction:
    return nearest(value * 100, choices) / 100


def nearest_tenth(value: Fraction, choices: Mapping[str, str]) -> Fraction:
    return nearest(value * 10, choices) / 10


def nearest(value: Fraction, choices: Mapping[str, str]) -> Fraction:
    """The nearest whole number to one that is not below zero; of two as near, the upper or the even one (R1)."""
    whole, rest = floor(value), value - floor(value)
    half, even = Fraction(1, 2), choices.get("R1") == "half_to_even"
    return Fraction(whole + (rest > half or (rest == half and not (even and whole % 2 == 0))))
