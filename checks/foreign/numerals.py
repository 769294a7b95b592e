"""The numerals of a paper by others, in whatever form lawyers write them.

Beside what ``checks.numerals`` reads, a number may be several words that state one value: "three dollars and
seventy-seven cents", "USD 3.77", "Sept. 16, 2002", "6/14/02", "two-for-one". Dates in figures are read as in the United
States, month first, unless one of them can only be read day first, and none only month first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import accumulate
from typing import Literal

from checks.numeral_forms import FIGURES, MONTHS, WEEKDAYS
from checks.numerals import Numeral, numerals
from checks.words import VOCABULARY, number_in_words
from warrant.regex import regex

WORD = "|".join(sorted(VOCABULARY, key=len, reverse=True))
SPELT = rf"(?:{WORD})(?:(?:\s*-\s*|,?\s+)(?:and\s+)?(?:{WORD}))*"
WHOLE = r"[0-9]+(?:,[0-9]{3})*"
ABBREVIATED = r"(?P<month>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS.split())}|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[.,]{{0,2}}\s+)?"
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>[0-9]{4})(?![0-9])"
CENTURY = 2000

Reads = Callable[[re.Match[str]], tuple[str, Fraction | date | None]]


def _dollars(match: re.Match[str]) -> tuple[str, Fraction | None]:
    dollars, cents = number_in_words(match["dollars"]), 0
    if match["cents"]:
        cents = int(match["cents"]) if match["cents"].isdigit() else number_in_words(match["cents"]) or -1
    whole = None if dollars is None or not 0 <= cents < 100 else dollars + Fraction(cents, 100)
    return "words", whole


def _cents(match: re.Match[str]) -> tuple[str, Fraction | None]:
    cents = int(match["cents"]) if match["cents"].isdigit() else number_in_words(match["cents"])
    return "words", None if cents is None else Fraction(cents, 100)


def _coded(match: re.Match[str]) -> tuple[str, Fraction]:
    return "amount", Fraction(match["figures"].replace(",", ""))


def _ratio(match: re.Match[str]) -> tuple[str, Fraction | None]:
    above, below = (
        Fraction(each.replace(",", "")) if each[0].isdigit() else Fraction(number_in_words(each) or 0)
        for each in (match["above"], match["below"])
    )
    return "fraction", above / below if below else None


def _date(match: re.Match[str]) -> tuple[str, date | None]:
    month = match["month"]
    number = int(month) if month.isdigit() else 1 + [each[:3] for each in MONTHS.split()].index(month[:3])
    year = int(match["year"])
    try:
        return "date", date(year if year > 99 else CENTURY + year, number, int(match["day"]))
    except ValueError:
        return "date", None


SEVERAL: tuple[tuple[re.Pattern[str], Reads], ...] = tuple(
    (regex(pattern, re.IGNORECASE if spelt else 0), reads)
    for pattern, reads, spelt in (
        (
            rf"\b(?P<dollars>{SPELT})\s+(?:U\.?S\.?\s+)?dollars?"
            rf"(?:\s+and\s+(?P<cents>{SPELT}|[0-9]{{2}}(?=/100))(?:/100|\s+cents?))?\b",
            _dollars,
            True,
        ),
        (rf"\b(?P<dollars>{SPELT})\s+and\s+(?P<cents>[0-9]{{2}})/100(?:\s+dollars?\b)?", _dollars, True),
        (rf"\b(?P<cents>{SPELT}|[0-9]{{1,2}})(?:\s+cents?\b|¢)", _cents, True),
        (rf"\bUSD?\s?(?P<figures>{FIGURES})", _coded, False),
        (
            rf"\b(?P<above>{WHOLE}|{SPELT})[\s-]+for[\s-]+(?P<below>{WHOLE}|{SPELT})(?![\w.,]*[0-9])",
            _ratio,
            True,
        ),
        (rf"{WEEKDAY}{ABBREVIATED}\s+{DAY},?\s+{YEAR}", _date, False),
        (rf"{WEEKDAY}\b{DAY}[\s-]+{ABBREVIATED}[,\s-]+{YEAR}", _date, False),
        (
            r"(?<![0-9/])(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{2})(?![0-9/])",
            _date,
            False,
        ),
    )
)
"""Forms of several words, or of other papers than ours."""
IN_FIGURES = regex(r"(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})/(?:[0-9]{4}|[0-9]{2})(?![0-9/])")
MONTHS_OF_A_YEAR = 12


def numerals_by_others(string: str) -> Iterator[Numeral]:
    """Every numeral of a text in order, those of several words as one; they never overlap."""
    several = sorted(_several(string), key=lambda numeral: (numeral.start, -numeral.end))
    kept: list[Numeral] = []
    for each in several:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    starts, ends = [each.start for each in kept], list(accumulate((each.end for each in kept), max))
    single = (each for each in numerals(string) if not _overlaps(each, starts, ends))
    day_first = order_of_dates(string) == "day first"
    for each in sorted([*kept, *single], key=lambda numeral: numeral.start):
        yield _day_first(each) if day_first else each


def order_of_dates(string: str) -> Literal["month first", "day first"] | None:
    """Which way the dates in figures of a text are written, where one of them shows it and none the other way."""
    found = [(int(month), int(day)) for month, day in IN_FIGURES.findall(string)]
    month_first = any(month <= MONTHS_OF_A_YEAR < day for month, day in found)
    if month_first == any(day <= MONTHS_OF_A_YEAR < month for month, day in found):
        return None
    return "month first" if month_first else "day first"


def may_be_day_first(numeral: Numeral) -> bool:
    """Whether a date in figures is another day where the day is written first: 6/7/2002, but not 6/14/2002."""
    match = IN_FIGURES.fullmatch(numeral.text)
    return bool(match and match[1] != match[2] and max(int(match[1]), int(match[2])) <= MONTHS_OF_A_YEAR)


def _day_first(numeral: Numeral) -> Numeral:
    """A date in figures read the other way about; any other numeral as it is."""
    if not IN_FIGURES.fullmatch(numeral.text):
        return numeral
    day, month, year = (int(part) for part in numeral.text.split("/"))
    try:
        value = date(year if year > 99 else CENTURY + year, month, day)
    except ValueError:
        value = None
    return replace(numeral, value=value)


def _several(string: str) -> Iterator[Numeral]:
    for pattern, reads in SEVERAL:
        for match in pattern.finditer(string):
            kind, value = reads(match)
            if value is not None or kind == "date":
                weekday = match.groupdict().get("weekday")
                yield Numeral(match.start(), match.end(), match[0], kind, value, _whole_weekday(weekday))


def _whole_weekday(weekday: str | None) -> str | None:
    return next((each for each in WEEKDAYS.split() if weekday and each.startswith(weekday[:3])), weekday)


def _overlaps(numeral: Numeral, starts: list[int], ends: list[int]) -> bool:
    """Whether a numeral has something of one of those that begin and end there, in order."""
    at = bisect_left(starts, numeral.end) - 1
    return at >= 0 and ends[at] > numeral.start
