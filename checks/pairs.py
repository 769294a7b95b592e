"""A number in words and the figure in brackets behind it, or the other way about: do they say the same?

FIG-07 asks it of the papers of a matter, DRF-08 of any file. What only looks like a pair is none: a number of a list
behind a word, a telephone's area code, what goes on within the brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from checks.numerals import Numeral
from checks.words import SCALES, number_in_words
from warrant.data import dataclass
from warrant.quantities import decimal_text
from warrant.regex import regex

SPELT = ("words", "ordinal", "fraction")
CURRENCY = r"(?:(?:U\.?\s?S\.?|United\s+States|Canadian)\s+)?(?:dollars?|pounds(?:\s+sterling)?|euros?|francs|yen)"
COUNTED = (
    r"(?:(?:calendar|business|consecutive|full|whole|trading|working|lease)\s+)?"
    r"(?:days?|weeks?|months?|years?|hours?|shares?|units?|copies|acres|(?:square\s+)?feet)"
)
PERCENT = r"(?:%|per\s?cent(?:um)?|percentage\s+points?)"
UNIT = regex(
    rf"\s*-?\s*(?:(?P<percent>{PERCENT})|(?P<cents>cents?)|(?P<points>basis\s+points?)|(?P<other>{CURRENCY}|{COUNTED}|times))?\s*",
    re.IGNORECASE,
)
OPEN = regex(r"[(\[]\s*(?:(?:US|USD|U\.S\.|CAD|Cdn)\s*)?[$€£]?\s*$")
CLOSE = regex(
    rf"(?:\s*-?\s*(?:{PERCENT}|{COUNTED}|{CURRENCY}|USD|per\s+annum|th|st|nd|rd))?\s*-?\s*(?:[)\]]|\Z)", re.IGNORECASE
)
CENTS = regex(
    rf"\s*(?:{CURRENCY}\s*)?(?:,?\s*(?:and|&)\s+|\s*,\s*)(?:(?P<cents>no|none|zero|xx|[0-9]{{1,2}})\s*/\s*(?:100|xx)(?:ths?)?"
    r"|(?:no|zero)\s+cents?)"
    rf"\s*(?:{CURRENCY})?\s*$",
    re.IGNORECASE,
)
IN_PERCENT = regex(rf"{PERCENT}\s*$", re.IGNORECASE)
OF_ONE = regex(r"[)\]]?\s+of\s+(?:a\s+)?$", re.IGNORECASE)
AND_CENTS = regex(rf"\s*{CURRENCY}\s*(?:,\s*)?(?:and\s+)?", re.IGNORECASE)
WITH_A = regex(r"\ba\s+(hundred|thousand|million|billion)$", re.IGNORECASE)
HUNDREDS = regex(r"\b([a-z]+(?:-[a-z]+)?)\s+hundred(?:\s+(?:and\s+)?([a-z]+(?:-[a-z]+)?))?$", re.IGNORECASE)
PHONE = regex(r"\)\s*[0-9]{3}[-.\s][0-9]{4}")
LOOK_BACK, LOOK_ON = 160, 800


@dataclass(frozen=True)
class Pair:
    """A number said twice, in words and in figures: its range, what the words can say, what the figure says.

    ``percent`` is whether the words say that they are percent: a half is 50%, but half a percent is not.
    """

    start: int
    end: int
    spelt: tuple[Fraction, ...]
    figure: Fraction
    printed: str
    percent: bool = False

    @property
    def said(self) -> str:
        """What the words say, in figures."""
        return decimal_text(self.spelt[-1])

    @property
    def agrees(self) -> bool:
        """Whether the figure is what the words say, or as near to it as it is printed."""
        return any(self._agrees(each) for each in self.spelt)

    def _agrees(self, spelt: Fraction) -> bool:
        if spelt == self.figure:
            return True
        if self.percent:
            return spelt == self.figure * 100 and self.figure < 1 and "/" in self.printed  # fifty percent (1/2)
        if spelt >= 1:
            return False
        if not self.printed.endswith(("%", "percent")):
            return spelt * 100 == self.figure and self.figure.denominator != 1  # two-thirds (66 2/3%)
        decimals = len(self.printed.rstrip("percnt% ").partition(".")[2])  # two-thirds (66.67%)
        return abs(spelt * 100 - self.figure) < Fraction(1, 10**decimals)


def pairs(string: str, numerals: Sequence[Numeral]) -> Iterator[Pair]:
    """The pairs of a text in order."""
    for at, numeral in enumerate(numerals):
        if numeral.kind in SPELT and not numeral.text[:1].isdigit():
            pair = _figure_first(string, numerals, at)
        else:
            pair = _words_first(string, numerals, at)
        if pair:
            yield pair


def _words_first(string: str, numerals: Sequence[Numeral], at: int) -> Pair | None:
    """The pair whose figure, in brackets, is this numeral."""
    figure = numerals[at]
    value, inside = figure.value, figure.start + (figure.text[:1] in "([")
    if not isinstance(value, Fraction) or figure.kind in ("citation", "identifier", "truncated"):
        return None
    opening = OPEN.search(string, max(0, inside - 12), inside)
    if not opening or not (figure.kind == "enumerator" or CLOSE.match(string, figure.end)):
        return None
    spelt = tuple(_said_before(string, numerals, at, opening.start(), value))
    if not spelt or _counts_a_list(string, figure, value, spelt[-1][1]) or PHONE.match(string, figure.end):
        return None
    end = string.find(string[opening.start()].translate({40: 41, 91: 93}), figure.end)
    stop = end + 1 if 0 <= end <= figure.end + 24 else figure.end
    start = min(each[0] for each in spelt)
    percent = bool(IN_PERCENT.search(string, max(0, opening.start() - LOOK_BACK), opening.start()))
    return Pair(start, stop, tuple(each[1] for each in spelt), value, figure.text, percent)


def _said_before(
    string: str, numerals: Sequence[Numeral], at: int, stop: int, figure: Fraction
) -> Iterator[tuple[int, Fraction]]:
    """Where the words before a bracket begin and what they say; several where they can be read in several ways."""
    left = string[max(0, stop - LOOK_BACK) : stop].rstrip()
    begin = max(0, stop - LOOK_BACK)
    if said := _spelt_otherwise(left, begin):
        yield said
        return
    whole = at - 1
    cents = CENTS.search(left)
    if cents:
        stop = begin + cents.start()
        while whole >= 0 and numerals[whole].start >= stop:
            whole -= 1
    if whole < 0 or not isinstance(last := numerals[whole].value, Fraction):
        return
    words, kind = numerals[whole], numerals[whole].kind
    unit = UNIT.fullmatch(string, words.end, stop)
    in_part = kind in ("amount", "number") and (cents or words.text[-1:].isalpha())  # $500 and no/100; 5 million
    if not unit or not (kind in SPELT or kind == "percent" or in_part):
        return
    if cents:
        part = cents["cents"] or "no"
        yield words.start, last + (Fraction(int(part), 100) if part.isdigit() else 0)
        return
    yield from _with_the_one_before(string, numerals, whole, unit, last)


def _with_the_one_before(
    string: str, numerals: Sequence[Numeral], at: int, unit: re.Match[str], last: Fraction
) -> Iterator[tuple[int, Fraction]]:
    words, before = numerals[at], numerals[at - 1] if at else None
    if before and isinstance(before.value, Fraction) and before.kind in (*SPELT, "amount", "number"):
        between = string[before.end : words.start]
        if OF_ONE.fullmatch(between) and (unit["percent"] or words.kind == "percent"):
            yield _part(string, numerals, at - 1)[0], _part(string, numerals, at - 1)[1] * last
            return
        if unit["cents"] and AND_CENTS.fullmatch(between):
            yield before.start, before.value + last / 100
            return
        if words.kind == "ordinal" and (part := _part(string, numerals, at))[1] < 1:
            yield part
        if words.kind == "fraction" and between.split() == ["and"]:
            yield before.start, before.value + last
            return
        if not between.strip() and 10 <= before.value <= 99 and 10 <= last <= 99:
            yield before.start, before.value * 100 + last  # nineteen ninety-nine
    if words.kind == "percent":
        return
    scale = 100 if unit["cents"] or unit["points"] else 1
    yield words.start, last / scale
    if scale > 1:
        yield words.start, last


def _part(string: str, numerals: Sequence[Numeral], at: int) -> tuple[int, Fraction]:
    """Where a number begins and what it is; "thirtieth" is a thirtieth part behind "one-"."""
    words, before = numerals[at], numerals[at - 1] if at else None
    assert isinstance(words.value, Fraction)
    is_part = before and words.kind == "ordinal" and before.kind == "words"
    if not is_part or not before or not isinstance(before.value, Fraction) or before.value >= words.value:
        return words.start, words.value
    joined = string[before.end : words.start].strip() in ("", "-")
    return (before.start, before.value / words.value) if joined else (words.start, words.value)


def _spelt_otherwise(left: str, begin: int) -> tuple[int, Fraction] | None:
    """ "a hundred" and "fifteen hundred", which are numbers in words, but not strictly."""
    unit = re.search(rf"\s+(?:{CURRENCY}|{COUNTED})$", left, re.IGNORECASE)
    left = left[: unit.start()] if unit else left
    if match := WITH_A.search(left):
        return begin + match.start(), Fraction({"hundred": 100, **SCALES}[match[1].lower()])
    match = HUNDREDS.search(left)
    top = number_in_words(match[1]) if match else None
    if match is None or top is None or not 10 < top < 100:
        return None
    rest = number_in_words(match[2]) if match[2] else 0
    return None if rest is None else (begin + match.start(), Fraction(top * 100 + rest))


def _counts_a_list(string: str, figure: Numeral, value: Fraction, spelt: Fraction) -> bool:
    """Whether a small number in brackets counts the parts of a list: "one of two (1) in cash or (2) in stock"."""
    if value == spelt or value.denominator != 1 or not 0 < value < 20 or not figure.text.strip("()").isdigit():
        return False
    after = string[figure.end : figure.end + LOOK_ON]
    before = string[max(0, figure.start - LOOK_ON) : figure.start]
    return f"({value + 1})" in after or (value > 1 and f"({value - 1})" in before)


def _figure_first(string: str, numerals: Sequence[Numeral], at: int) -> Pair | None:
    """The pair whose words, in brackets behind a figure, are this numeral: 30 (thirty) days."""
    words = numerals[at]
    before = numerals[at - 1] if at else None
    if before is None or not isinstance(before.value, Fraction) or not isinstance(words.value, Fraction):
        return None
    opening = OPEN.search(string, max(0, words.start - 12), words.start)
    if (
        before.kind not in ("number", "amount", "percent", "ordinal", "fraction")
        or not before.text.strip("$(")[:1].isdigit()
    ):
        return None
    if not opening or not UNIT.fullmatch(string, before.end, opening.start()) or not CLOSE.match(string, words.end):
        return None
    end = max(string.find(")", words.end), words.end) + 1
    return Pair(before.start, end, (words.value,), before.value, before.text)
