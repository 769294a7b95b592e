"""The written forms of numerals in figures: what each looks like, and how its value is read.

One function for each form takes a match and tells kind and value. Where several forms match at one
place, the longest counts, and of equals the one that stands first in ``FORMS``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from string import ascii_letters, ascii_uppercase, digits
from typing import NamedTuple

from warrant.regex import regex

MONTHS = "January February March April May June July August September October November December"
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

FIGURES = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
SCALE = rf"(?:\s(?P<scale>{'|'.join(SCALES)})\b)?"
MONTH = rf"(?P<month>{'|'.join([*MONTHS.split(), *MONTHS.upper().split()])})"
WEEKDAY = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS.split())}),?\s+)?"
YEAR = r"(?P<year>[0-9]{4})(?![0-9]|[.,][0-9])"
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9]|[.,][0-9]{3}(?![0-9])|[A-Za-z/%]|\.[0-9])"
BRACKETED = r"\((?:[A-Za-z]{1,2}|[ivxlcIVXLC]{1,8}|[0-9]{1,3})\)"
TAIL = rf"(?:{BRACKETED}|(?<=\))[0-9]{{1,2}}(?![0-9.,]*[0-9]))"
PREFIX = (
    r"(?i:(?:Sub)?(?:Sections?|Secs?\.|Clauses?|Subdivisions?|Paragraphs?|Articles?|Exhibits?|Schedules?|Annex(?:es)?"
    r"|Appendi(?:x|ces)))"
)
CITED = frozenset(
    "section sections sec secs clause clauses subdivision subdivisions paragraph paragraphs article articles exhibit "
    "exhibits schedule schedules annex annexes appendix appendices".split()
)
"""The words of ``PREFIX``, as far as they are letters, in small ones."""

REFERENCE = (
    rf"(?:[0-9]{{1,3}}(?:\.[0-9]{{1,3}})*(?![0-9]|,[0-9]{{3}})(?:{TAIL})*|{BRACKETED}(?:{TAIL})*"
    rf"|[A-Z](?:-[0-9]{{1,3}}|\.[0-9]{{1,3}})*(?![A-Za-z0-9'’]))(?:[-–]{BRACKETED})?"
)


class Read(NamedTuple):
    """What a numeral is: its kind, its value if it has one, and the weekday that stands with a date."""

    kind: str
    value: Fraction | date | None = None
    weekday: str | None = None


class Form(NamedTuple):
    """A written form: its pattern, the characters that it can begin with, how a match is read."""

    pattern: re.Pattern[str]
    begins: str
    read: Callable[[re.Match[str]], Read]


FIGURES_MAX = 60
"""The longest figure, in characters, whose value is taken; Python refuses to read those above 4,300."""


def exact(figures: str) -> Fraction | None:
    """The value of printed figures with or without commas, 10,600,000.00; none of figures without end."""
    return Fraction(figures.replace(",", "")) if len(figures) <= FIGURES_MAX else None


def _number(match: re.Match[str], kind: str = "number") -> Read:
    scale = match.groupdict().get("scale")
    value = exact(match["figures"])
    return Read(kind, value * SCALES[scale] if scale and value is not None else value)


def _amount(match: re.Match[str]) -> Read:
    return _number(match, "amount")


def _truncated(match: re.Match[str]) -> Read:
    return Read("truncated", exact(match["figures"]))


def _percent(match: re.Match[str]) -> Read:
    return Read("percent", exact(match["figures"]))


def _ordinal(match: re.Match[str]) -> Read:
    return Read("ordinal", exact(match["figures"]))


def _enumerator(match: re.Match[str]) -> Read:
    inner = match[0].strip("()")
    return Read("enumerator", Fraction(inner) if inner.isdigit() else None)


def _fraction(match: re.Match[str]) -> Read:
    below = int(match["below"])
    whole = int(match["whole"] or 0)
    return Read("fraction", whole + Fraction(int(match["top"]), below) if below else None)


def _date(match: re.Match[str]) -> Read:
    found = match.groupdict()
    name = (found.get("month") or "").capitalize()
    month = MONTHS.split().index(name) + 1 if name in MONTHS.split() else int(name or 0)
    try:
        value = date(int(found.get("year") or 0), month, int(found.get("day") or 0))
    except ValueError:
        value = None
    return Read("date", value, found.get("weekday"))


def _valueless(kind: str) -> Callable[[re.Match[str]], Read]:
    return lambda match: Read(kind)


def _form(pattern: str, begins: str, read: Callable[[re.Match[str]], Read]) -> Form:
    return Form(regex(pattern), begins, read)


def _initials(words: str) -> str:
    return "".join(sorted({word[0] for word in words.split()}))


LETTER, CAPITAL, DIGIT = ascii_letters, ascii_uppercase, digits
OF_MONTH, OF_WEEKDAY, OF_DATE = _initials(MONTHS), _initials(WEEKDAYS), _initials(f"{MONTHS} {WEEKDAYS}")
OF_CITED = _initials(f"sub {' '.join(CITED)}") + _initials(f"sub {' '.join(CITED)}".upper())
"""With which characters a form can begin."""


FORMS = (
    _form(rf"{WEEKDAY}{MONTH}\s+{DAY},?\s+{YEAR}", OF_DATE, _date),
    _form(rf"{WEEKDAY}{DAY}\s+(?:day\s+)?(?:of\s+)?{MONTH},?\s+{YEAR}", OF_WEEKDAY + DIGIT, _date),
    _form(rf"{WEEKDAY}{MONTH}\s+{DAY}(?!\s*%)", OF_DATE, _date),
    _form(rf"{DAY}\s+day\s+of\s+{MONTH}\b", DIGIT, _date),
    _form(rf"{MONTH},?\s+{YEAR}", OF_MONTH, _date),
    _form(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9])", DIGIT, _date),
    _form(r"(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4})(?![0-9/])", DIGIT, _date),
    _form(r"\$\s?(?P<figures>(?:[0-9][0-9,]{0,30})?\.[0-9]+)\s?(?:…|\.\.\.)", "$", _truncated),
    _form(r"(?P<figures>[0-9][0-9,]{0,30}\.[0-9]+)\s?(?:…|\.\.\.)", DIGIT, _truncated),
    _form(rf"\$\s?(?P<figures>{FIGURES}|\.[0-9]+){SCALE}", "$", _amount),
    _form(rf"(?P<figures>{FIGURES}|\.[0-9]+)\s?(?:%|percent\b)", DIGIT + ".", _percent),
    _form(r"(?P<figures>[0-9][0-9,]{0,30})(?:st|nd|rd|th)\b", DIGIT, _ordinal),
    _form(r"(?:(?P<whole>[0-9]{1,6})[\s-])?(?P<top>[0-9]{1,6})/(?P<below>[0-9]{1,6})(?![0-9/])", DIGIT, _fraction),
    _form(rf"{PREFIX}\s+{REFERENCE}", OF_CITED, _valueless("citation")),
    _form(rf"§§?\s*{REFERENCE}", "§", _valueless("citation")),
    _form(rf"[0-9]{{1,2}}(?:\.[0-9]{{1,2}})*{BRACKETED}(?:{TAIL})*(?:-{BRACKETED})?", DIGIT, _valueless("citation")),
    _form(r"\((?:[A-Za-z]|([a-zA-Z])\1|[ivxlc]{1,8}|[IVXLC]{1,8})\)", "(", _enumerator),
    _form(rf"(?P<figures>{FIGURES}){SCALE}", DIGIT, _number),
    _form(r"(?P<figures>\.[0-9]+)", ".", _number),
    _form(r"(?=[A-Z-]{0,40}[0-9])[A-Z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)*", CAPITAL, _valueless("identifier")),
    _form(r"[0-9]+[A-Za-z]?-[A-Z]{1,3}(?![A-Za-z0-9])|[0-9]+[A-Za-z]-[0-9]+", DIGIT, _valueless("identifier")),
    _form(r"[A-Za-z]*[0-9][A-Za-z0-9]*", LETTER + DIGIT, _valueless("identifier")),
)
"""Every form in figures, the more particular before the more general."""

COUNTED = (
    r"(?:percent|days?|months?|years?|shares?|business|consecutive|calendar|hundred|thousand|million|dollars|cents)"
)
REFERENCE_AGAIN = regex(
    rf"(?:\s*(?:,\s*(?:and|or)|and|or|to|through|[-–])\s*(?P<last>{REFERENCE})|\s*,\s*(?P<next>{REFERENCE})"
    rf"(?=\s*,|\s+(?:and|or)\b))(?!\s*%|[\s-]+{COUNTED}\b)"
)
"""A further reference after a citation: "Sections 2 and 4", "clauses (iii) or (iv)"; no count of things."""

NAMED = regex(r"(?:Rules?|Forms?|Regulation|No\.|Nos\.|Release)\s+$")
"""What stands before a number that is a name: Rule 144, Form 10."""
