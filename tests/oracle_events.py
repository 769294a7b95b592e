"""What can happen, for the oracle: plain values, exact numbers, and the order in which things take effect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from oracle_market import next_session

NOTHING = Fraction(0)
Choices = Mapping[str, str]  # a reading that is not named stands at its default


@dataclass(frozen=True)
class Sale:
    """Common Stock issued for cash, of which a part is deducted (6(i), 6(i)1)."""

    on: date
    shares: Fraction
    cash: Fraction
    deducted: Fraction = NOTHING


@dataclass(frozen=True)
class Rights:
    """Options at so much a share (6(i)3(A)), or convertibles with so much to come in all (6(i)3(B))."""

    on: date
    name: str
    shares: Fraction
    each: Fraction = NOTHING
    cash: Fraction = NOTHING
    deducted: Fraction = NOTHING
    convertible: bool = False
    accrued: Fraction = NOTHING
    to_come: Fraction = NOTHING


@dataclass(frozen=True)
class Delivered:
    """Shares delivered under rights: deemed issued before, issued now."""

    on: date
    of: str
    shares: Fraction


@dataclass(frozen=True)
class Changed:
    """What is deliverable under rights from now on (6(i)3(C))."""

    on: date
    of: str
    shares: Fraction
    antidilution: bool = False


@dataclass(frozen=True)
class Ended:
    """Rights that will never be exercised: expired (6(i)3(D)), or cancelled before that (R22)."""

    on: date
    of: str
    shares: Fraction
    cancelled: bool = False


@dataclass(frozen=True)
class Bought:
    """Common Stock bought back."""

    on: date
    shares: Fraction


@dataclass(frozen=True)
class Split:
    """A ratio of shares after for each share before, by record date and first day of trading as split."""

    on: date
    ratio: Fraction
    trades_from: date


@dataclass(frozen=True)
class Paid:
    """A cash dividend of so much a share, by record date; ``adjusts`` unless out of earnings (6(v))."""

    on: date
    value: Fraction
    adjusts: bool = True


OfRights = Delivered | Changed | Ended
Happening = Sale | Rights | OfRights | Bought | Split | Paid


def in_order(history: Iterable[Happening], choices: Choices) -> list[Happening]:
    """By day and time of day; what takes effect at one time stays as it was."""
    return sorted(history, key=lambda each: (day_in_order(each, choices), time_of_day(each, choices)))


def effective_on(each: Happening, choices: Choices) -> date:
    """6(ix): splits and dividends on the business day after the record date (R13); all else on its day."""
    waits = isinstance(each, Split) or (isinstance(each, Paid) and choices.get("R13") != "after_record_date")
    return next_session(each.on) if waits else each.on


def day_in_order(each: Happening, choices: Choices) -> date:
    """A dividend may come before what happens between its record date and its effect (R31)."""
    by_record_date = isinstance(each, Paid) and choices.get("R31") == "by_record_date"
    return each.on if by_record_date else effective_on(each, choices)


def time_of_day(each: Happening, choices: Choices) -> int:
    """At the opening, during the day, or immediately following a record date."""
    if isinstance(each, Paid):
        return 2 if choices.get("R13") == "after_record_date" else 0
    return 0 if isinstance(each, Split) else 1
