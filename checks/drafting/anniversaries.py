"""Terms of years and months, and anniversaries, beside the dates that a text states for their beginning and end."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction

from checks.drafting.agreement import Agreement
from checks.numerals import Numeral
from warrant.data import dataclass
from warrant.regex import regex

LABELLED = regex(r"(?:^|[\n\t])\s*[\"“]?([A-Z][A-Za-z ]{3,60}?)[\"”]?\s*:\s*$")
MEANS = regex(
    r"[\"“]([A-Z][A-Za-z ]{3,60}?)[\"”]\s+(?:shall\s+mean|means|shall\s+be|is)\s+"
    r"(?:the\s+close\s+of\s+business\s+on\s+)?$"
)
BRACKETED = regex(r"\s*\((?:the|such\s+date,?\s+the)\s+[\"“]([A-Z][A-Za-z ]{3,60}?)[\"”]\)")
DATED = regex(r"(?:dated|made|entered\s+into|effective|executed)\s+(?:as\s+of|on)?\s*(?:the\s+)?$", re.IGNORECASE)
ANNIVERSARY = regex(
    r"[\s(]*(?:[0-9]{1,3}(?:st|nd|rd|th))?\)?\s+anniversary\s+of\s+(?:the|such|its)?\s*([A-Za-z\s]{4,60}?)(?=[,.;:()]|\s+(?:and|or|unless|hereof|of\s+this)\b|$)"
)
STATED_BEHIND = regex(r"\s*(?:hereof)?\s*(?:[(,]\s*(?:being|which\s+is|that\s+is|namely|i\.e\.,?)?\s*)$")
END = regex(r"\b(?:expir\w+|matur\w+|terminat\w+|end(?:s|ed|ing)?)\b", re.IGNORECASE)
SPAN_OF = regex(r"[\s(]*(?:[0-9]{1,3})?\)?[\s-]*(?:(?:full|calendar|consecutive)\s+)?(year|month)s?\b", re.IGNORECASE)
BEGINS = regex(r"\b(?:commenc\w+|begin\w+|start\w*|from)\b[^.;]{0,40}$", re.IGNORECASE)
FINISHES = regex(r"\b(?:end\w*|expir\w+|terminat\w+|through|until|to|matur\w+)\b[^.;]{0,40}$", re.IGNORECASE)
START = regex(r"\b(?:commenc\w+|begin\w+|start|effective|issu\w+)\b", re.IGNORECASE)
TERM_LABEL = regex(r"[\"“]?(?:(?:initial|lease|loan|license|licence)\s+)?term[\"”]?\s*:\s*", re.IGNORECASE)
BEGINNING = regex(r"\b(?:commenc|begin|start)\w*\s+(?:on|with|as)\b")
ENDING = regex(r"\b(?:end|expir|terminat)\w*\s+(?:on|with|as)\b")
SENTENCE = 320
YEARS_MOST = 150


@dataclass(frozen=True)
class Term:
    """A term and the end stated for it: where it stands, what was found, whether it is right, what was expected."""

    start: int
    end: int
    found: str
    right: bool
    expected: str


def anniversaries(agreement: Agreement) -> Iterator[Term]:
    """The terms of a text whose beginning and end it states."""
    named = _named_dates(agreement)
    for at, numeral in enumerate(agreement.numerals):
        value = numeral.value
        if numeral.kind not in ("ordinal", "words", "number") or not isinstance(value, Fraction):
            continue
        if value.denominator != 1 or not 0 < value <= YEARS_MOST * 12:
            continue
        if numeral.kind == "ordinal":
            yield from _anniversary(agreement, at, int(value), named)
        else:
            yield from _span(agreement, at, int(value))
            yield from _by_name(agreement, at, int(value), named)


def _named_dates(agreement: Agreement) -> Mapping[str, date]:
    """The dates that have a name, by its words in small letters; one that is named twice, otherwise, is left out."""
    found: dict[str, set[date]] = {}
    for numeral in agreement.numerals:
        if numeral.kind == "date" and isinstance(numeral.value, date):
            for name in _names_of(agreement.string, numeral):
                found.setdefault(" ".join(name.lower().split()), set()).add(numeral.value)
    return {name: next(iter(dates)) for name, dates in found.items() if len(dates) == 1}


def _names_of(string: str, numeral: Numeral) -> Iterator[str]:
    before = string[max(0, numeral.start - 100) : numeral.start]
    for match in (LABELLED.search(before), MEANS.search(before), BRACKETED.match(string, numeral.end)):
        if match:
            yield match[1]
    if DATED.search(before) and numeral.start < 3000:
        yield "date hereof"


def _anniversary(agreement: Agreement, at: int, years: int, named: Mapping[str, date]) -> Iterator[Term]:
    string, numeral = agreement.string, agreement.numerals[at]
    match = ANNIVERSARY.match(string, numeral.end)
    if not match or years > YEARS_MOST:
        return
    of = " ".join(match[1].lower().split())
    begins = named.get(of) or named.get(of.replace("initial ", ""))
    ends = _stated_behind(agreement, at, match.end()) or _end_of(agreement, numeral, named)
    if begins and ends:
        yield _term(begins, years * 12, ends, numeral.start, match.end(), string)


def _stated_behind(agreement: Agreement, at: int, end: int) -> date | None:
    """A date right behind an anniversary, in brackets or between commas: "(March 1, 2029)", ", being March 1, 2029"."""
    for numeral in agreement.numerals[at + 1 : at + 4]:
        if (
            numeral.kind == "date"
            and numeral.start >= end
            and STATED_BEHIND.fullmatch(agreement.string[end : numeral.start])
        ):
            return numeral.value if isinstance(numeral.value, date) else None
    return None


def _end_of(agreement: Agreement, numeral: Numeral, named: Mapping[str, date]) -> date | None:
    """The date named for the end of the one term that an anniversary ends, if the text names one such date."""
    before = agreement.string[max(0, numeral.start - 200) : numeral.start]
    sentence = re.split(r"(?<=[a-z)][.;])\s", before)[-1]
    if not END.search(sentence):
        return None
    ends = {each for name, each in named.items() if END.search(name)}
    return next(iter(ends)) if len(ends) == 1 else None


def _span(agreement: Agreement, at: int, count: int) -> Iterator[Term]:
    """A term of years or months with its beginning and its end behind it in one sentence."""
    string, numeral = agreement.string, agreement.numerals[at]
    match = SPAN_OF.match(string, numeral.end)
    if not match:
        return
    behind = [each for each in agreement.numerals[at + 1 : at + 8] if _is_near(each, numeral)]
    ahead = [each for each in agreement.numerals[max(0, at - 4) : at] if _is_near(each, numeral)]
    if len(behind) >= 2:
        first, last = behind[:2]
        before, between = string[match.end() : first.start], string[first.end : last.start]
    elif behind and ahead:
        first, last = ahead[-1], behind[0]
        before, between = string[max(0, first.start - 60) : first.start], string[match.end() : last.start]
    else:
        return
    whole = string[min(numeral.start, first.start) : last.start]
    if ". " in whole or ";" in whole or not BEGINS.search(before) or not FINISHES.search(between):
        return
    if isinstance(first.value, date) and isinstance(last.value, date):
        months = count * (12 if match[1].lower() == "year" else 1)
        yield _term(first.value, months, last.value, numeral.start, last.end, string)


def _by_name(agreement: Agreement, at: int, count: int, named: Mapping[str, date]) -> Iterator[Term]:
    """A term of years or months, in a sentence that names both its dates, or on a line that is labelled "Term"."""
    string, numeral = agreement.string, agreement.numerals[at]
    match = SPAN_OF.match(string, numeral.end)
    if not match:
        return
    before = string[agreement.words.paragraph(numeral.start) : numeral.start]
    sentence = " ".join(re.split(r"[.;](?=\s)", string[match.end() : match.end() + SENTENCE])[0].lower().split())
    is_labelled = bool(TERM_LABEL.fullmatch(before))
    begins = {day for name, day in named.items() if START.search(name) and (is_labelled or name in sentence)}
    ends = {day for name, day in named.items() if END.search(name) and (is_labelled or name in sentence)}
    says_both = is_labelled or (BEGINNING.search(sentence) and ENDING.search(sentence))
    if len(begins) == len(ends) == 1 and says_both:
        months = count * (12 if match[1].lower() == "year" else 1)
        yield _term(begins.pop(), months, ends.pop(), numeral.start, match.end(), string)


def _is_near(each: Numeral, numeral: Numeral) -> bool:
    """Whether a numeral is a date that may stand in the same sentence as another numeral."""
    apart = max(each.start - numeral.end, numeral.start - each.end)
    return each.kind == "date" and isinstance(each.value, date) and apart < SENTENCE


def _term(begins: date, months: int, ends: date, start: int, stop: int, string: str) -> Term:
    due = _later(begins, months)
    right = ends in (due, due - timedelta(1))
    length = f"{months // 12} years" if months % 12 == 0 else f"{months} months"
    found = f"{' '.join(string[start:stop].split())}: from {begins} for {length}, ends on {ends}"
    return Term(start, stop, found, right, f"{due}, or the day before")


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
