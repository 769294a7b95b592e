"""What a figure may be altered to, kind by kind of alteration; ``None`` where a kind does not apply.

Each takes the text of a figure and the kind that it is shown as (``docgen.show.KINDS``). Those that need the other
figures of the matter are in ``mutation.context``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from docgen.show import MONTHS, show

NAMES = frozenset({"name", "sentence", "upper", "with_article"})
DATES = frozenset({"date", "day_of_month", "weekday_date"})
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
SWAP = re.compile(r"(\d)(,?)(?!\1)(\d)|([a-z])(?!\4)([a-z])")


def digit(text: str, kind: str) -> str | None:
    """Another last digit."""
    found = list(re.finditer(r"\d", text))
    return _put(text, found[-1].span(), str((int(found[-1][0]) + 1) % 10)) if found else None


def leading_digit(text: str, kind: str) -> str | None:
    """Another first digit."""
    found = re.search(r"[1-9]", text)
    return _put(text, found.span(), str(int(found[0]) % 9 + 1)) if found else None


def transposition(text: str, kind: str) -> str | None:
    """Two neighbours that differ, exchanged."""
    found = SWAP.search(text)
    if not found:
        return None
    first, between, second = (found[1], found[2], found[3]) if found[1] else (found[4], "", found[5])
    return _put(text, found.span(), second + between + first)


def day(text: str, kind: str) -> str | None:
    """The day after, in the same form."""
    if kind not in DATES:
        return None
    stated = _date(text)
    return show(kind, stated + timedelta(1)) if stated else None


def sign(text: str, kind: str) -> str | None:
    """A number below zero."""
    return f"-{text}" if re.match(r"\$?\d", text) and kind not in NAMES | DATES else None


def unit(text: str, kind: str) -> str | None:
    """Dollars for a bare number, a bare number for dollars, thousands for millions."""
    if text.endswith(" million"):
        return text.removesuffix("million") + "thousand"
    if text.startswith("$"):
        return text[1:]
    return f"${text}" if NUMBER.fullmatch(text) and kind not in NAMES else None


def rounding(text: str, kind: str) -> str | None:
    """The least that the figure's decimals, or else its whole number, can be off: one more in the last place."""
    found = NUMBER.search(text)
    if not found or kind in NAMES | DATES | {"words_and_digits", "ordinal_words"}:
        return None
    whole, dot, decimals = found[0].replace(",", "").partition(".")
    more = str(int(whole + decimals) + 1).zfill(len(decimals) + 1)
    cut = len(more) - len(decimals)
    return _put(text, found.span(), f"{int(more[:cut]):,}{dot}{more[cut:]}")


def finer(text: str, kind: str) -> str | None:
    """A decimal more than the kind prints: the same value, in a form that Section 6(vi) does not know."""
    found = NUMBER.fullmatch(text.removeprefix("$"))
    if not found or kind in NAMES | DATES:
        return None
    return f"{text}0" if "." in text else f"{text}.0"


def separator(text: str, kind: str) -> str | None:
    """A comma lost, or put for the point."""
    if kind in NAMES | DATES or not re.search(r"\d[.,]\d", text):
        return None
    found = re.search(r"(?<=\d),(?=\d)", text)
    return _put(text, found.span(), "") if found else text.replace(".", ",", 1)


def letter(text: str, kind: str) -> str | None:
    """Another letter in a name, or in a number in words."""
    found = list(re.finditer(r"[A-Za-z]", text))
    if not found or (kind not in NAMES | {"words", "words_and_digits", "ordinal_words"}):
        return None
    last = found[len(found) // 2]
    other = {"z": "a", "Z": "A"}.get(last[0], chr(ord(last[0]) + 1))
    return _put(text, last.span(), other)


def case(text: str, kind: str) -> str | None:
    """A name in other letters, large for small."""
    return text.swapcase() if kind in NAMES and text != text.swapcase() else None


def parted(text: str, kind: str) -> str | None:
    """Words and figures that state two numbers."""
    found = re.search(r"(?<=\()\d[\d,.]*", text)
    if kind not in {"words_and_digits", "ordinal_words"} or not found:
        return None
    return _put(text, found.span(), found[0][:-1] + str((int(found[0][-1]) + 1) % 10))


def left_out(text: str, kind: str) -> str | None:
    """Nothing in its place."""
    return ""


def cut_short(text: str, kind: str) -> str | None:
    """The last character lost."""
    return text[:-1]


ALTERATIONS: dict[str, Callable[[str, str], str | None]] = {
    "digit": digit,
    "first digit": leading_digit,
    "transposition": transposition,
    "day": day,
    "sign": sign,
    "unit": unit,
    "rounding": rounding,
    "finer": finer,
    "separator": separator,
    "letter": letter,
    "case": case,
    "words and figures parted": parted,
    "left out": left_out,
    "cut short": cut_short,
}


def _put(text: str, span: tuple[int, int], other: str) -> str:
    return text[: span[0]] + other + text[span[1] :]


def _date(text: str) -> date | None:
    """The day that a text of one of ``DATES`` states."""
    found = re.search(r"(\d{1,2})\D*,?\s*\D*(\d{4})", text)
    month = next((number for number, name in enumerate(MONTHS, 1) if name in text), 0)
    return date(int(found[2]), month, int(found[1])) if found and month else None
