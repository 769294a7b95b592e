"""The numerals of a paper by others, and whether one states a value, in whatever form lawyers write it.

Beside what ``checks.numerals`` reads, a number may be several words that state one value: "three dollars and
seventy-seven cents", "USD 3.77", "Sept. 16, 2002", "6/14/02", "two-for-one". Dates in figures are read as in the United
States, month first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from itertools import accumulate

from checks.numeral_forms import FIGURES, MONTHS, WEEKDAYS
from checks.numerals import Numeral, numerals
from checks.words import VOCABULARY, number_in_words
from warrant.facts import Value
from warrant.quantities import Money, Price, Quantity, Shares

WORD = "|".join(sorted(VOCABULARY, key=len, reverse=True))
SPELT = rf"(?:{WORD})(?:(?:\s*-\s*|,?\s+)(?:and\s+)?(?:{WORD}))*"
WHOLE = r"[0-9]+(?:,[0-9]{3})*"
ABBREVIATED = r"(?P<month>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS.split())}|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[.,]{{0,2}}\s+)?"
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>[0-9]{4})(?![0-9])"
FINEST = 3
"""Decimals from which on a quotient that does not end may be printed cut or rounded."""
CENTURY = 2000
A_WEEK = 7
FINE = 10_000
"""Parts of a dollar or a share to which figures are compared digit by digit."""

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
    (re.compile(pattern, re.IGNORECASE if spelt else 0), reads)
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
IN_FIGURES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/[0-9]{2,4}")


def numerals_by_others(string: str) -> Iterator[Numeral]:
    """Every numeral of a text in order, those of several words as one; they never overlap."""
    several = sorted(_several(string), key=lambda numeral: (numeral.start, -numeral.end))
    kept: list[Numeral] = []
    for each in several:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    starts, ends = [each.start for each in kept], list(accumulate((each.end for each in kept), max))
    single = (each for each in numerals(string) if not _overlaps(each, starts, ends))
    yield from sorted([*kept, *single], key=lambda numeral: numeral.start)


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
    return any(start < numeral.end and numeral.start < end for start, end in zip(starts, ends, strict=True))


def may_be_day_first(numeral: Numeral) -> bool:
    """Whether a date in figures is another day where the day is written first: 6/7/2002, but not 6/14/2002."""
    match = IN_FIGURES.fullmatch(numeral.text)
    return bool(match and match[1] != match[2] and int(match[2]) <= 12)


QUANTITIES = frozenset({"amount", "number", "words", "fraction", "truncated", "percent", "ordinal"})
OF_MONEY = frozenset({"amount", "words", "truncated"})
OF_SHARES = frozenset({"number", "words", "fraction", "truncated"})


def fits(numeral: Numeral, value: Value, marked: bool = True) -> bool:
    """Whether a numeral is of the kind in which a value is stated; one that need not be marked lacks its sign, as "410,000"."""
    if isinstance(value, date):
        return numeral.kind == "date"
    if isinstance(value, str):
        return numeral.kind in ("identifier", "citation")
    if isinstance(value, Price | Money):
        unmarked = numeral.kind == "number" and ("." in numeral.text or (not marked and isinstance(value, Money)))
        return numeral.kind in OF_MONEY or unmarked
    if isinstance(value, Shares):
        return numeral.kind in OF_SHARES
    return numeral.kind in OF_SHARES or numeral.kind in ("percent", "ordinal")


def states(numeral: Numeral, value: Value) -> bool:
    """Whether a numeral states a value: exactly, or where a quotient has no end as far as it is printed."""
    if isinstance(value, date):
        return numeral.value == value
    if isinstance(value, str):
        return _same_name(numeral.text, value)
    amount = value.amount if isinstance(value, Quantity) else Fraction(value)
    if not isinstance(numeral.value, Fraction):
        return False
    if numeral.value == (amount * 100 if numeral.kind == "percent" else amount):
        return True
    decimals = len(numeral.text.rstrip("….").rpartition(".")[2]) if "." in numeral.text else 0
    if decimals < FINEST or (amount * 10**decimals).denominator == 1:
        return False
    return abs(numeral.value - amount) < Fraction(1, 10**decimals)


def is_nearly(numeral: Numeral, value: Value) -> bool:
    """Whether a numeral is a value but for a slip: a digit, two digits exchanged, a day or a month."""
    if isinstance(value, str):
        return False
    if isinstance(value, date):
        return isinstance(numeral.value, date) and (
            abs((numeral.value - value).days) <= A_WEEK or _are_nearly(f"{numeral.value:%Y%m%d}", f"{value:%Y%m%d}")
        )
    amount = value.amount if isinstance(value, Quantity) else Fraction(value)
    if not isinstance(numeral.value, Fraction) or amount.denominator > FINE:
        return False
    one, other = (str(int(each * FINE)).rstrip("0") for each in (numeral.value, amount))
    return len(other) > 2 and _are_nearly(one, other)


def _are_nearly(one: str, other: str) -> bool:
    """Whether two runs of digits differ by one digit, or by two that are exchanged."""
    if len(one) != len(other):
        longer, shorter = sorted((one, other), key=len, reverse=True)
        return len(longer) - len(shorter) == 1 and any(
            longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
        )
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(apart) == 1 or (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )


def _same_name(text: str, value: str) -> bool:
    stated = re.sub(r"^(?:Sub)?(?:section|clause|§+)\s*", "", " ".join(text.split()), flags=re.IGNORECASE)
    return stated.casefold() == value.casefold()


def says(text: str, value: Value) -> bool:
    """Whether a text is one numeral that states a value, or the words of a name in any case."""
    if isinstance(value, str):
        return _bare(text) == _bare(value) or _same_name(text, value)
    found = list(numerals_by_others(text))
    return any(states(each, value) for each in found) and len(found) == 1


def _bare(text: str) -> str:
    return re.sub(r"[\s.,]+", " ", text.casefold()).strip()
