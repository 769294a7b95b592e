"""Whether a numeral of a paper by others states a value, nearly states it, or is of its kind at all."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from math import floor

from checks.foreign.numerals import numerals_by_others
from checks.numerals import Numeral
from warrant.facts import Value
from warrant.quantities import Money, Price, Quantity, Shares

FINEST = 3
"""Decimals from which on a quotient that does not end may be printed cut or rounded."""
A_WEEK = 7
FINE = 10_000
"""Parts of a dollar or a share to which figures are compared digit by digit."""
OF_MONEY = frozenset({"amount", "words", "truncated"})
OF_SHARES = frozenset({"number", "words", "fraction", "truncated"})


def fits(numeral: Numeral, value: Value, marked: bool = True) -> bool:
    """Whether a numeral is of the kind in which a value is stated; unless ``marked``, a sum may lack its sign."""
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
    scaled = amount * 10**decimals
    if decimals < FINEST or scaled.denominator == 1:
        return False
    return numeral.value * 10**decimals in (floor(scaled), floor(scaled + Fraction(1, 2)))


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
