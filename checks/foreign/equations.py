"""Computations that a paper prints, in whatever form, done again from its own figures: "100,000 x $4.10 = $410,000"."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import floor

from checks.case import Equation
from checks.numerals import Numeral
from warrant.regex import regex

SIGNS = {
    "+": "+", "plus": "+", "-": "-", "−": "-", "–": "-", "minus": "-", "less": "-",
    "x": "*", "×": "*", "*": "*", "times": "*", "multiplied by": "*",
    "/": "/", "÷": "/", "divided by": "/",
    "=": "=", "equals": "=", "is equal to": "=", "≈": "=", "≅": "=", "which is": "=", "or": "=",
}  # fmt: skip
"""How lawyers write the four operations and their result."""
CENTS = 2
"""Decimals beyond which a result may be printed cut."""
RANK = {"+": 1, "-": 1, "*": 2, "/": 2}
APPLY: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
UNITS = r"(?:\s*(?:shares?|new shares|(?:per|a) share|dollars|in cash))?"
BETWEEN = regex(
    rf"{UNITS}\s*(?P<close>[)\]\s]*)\s*,?\s*(?P<sign>{'|'.join(map(re.escape, sorted(SIGNS, key=len, reverse=True)))})"
    r"\s*(?:approximately\s+|US|the\s+|of\s+)?(?P<open>[(\[\s]*)",
    re.IGNORECASE,
)
OPENING = regex(r"[(\[][(\[\s]*(?:US)?$")


def equations(string: str, numerals: Sequence[Numeral]) -> Iterator[Equation]:
    """Every printed computation that has an operation and a result."""
    at = 0
    while at < len(numerals):
        signs = list(_signs(string, numerals, at))
        stop = next((number for number, sign in enumerate(signs) if SIGNS[_plain(sign["sign"])] == "="), None)
        if stop:
            yield _equation(string, numerals[at : at + stop + 2], signs[:stop])
            at += stop + (1 if len(signs) > stop + 1 else 2)
        else:
            at += 1


def _signs(string: str, numerals: Sequence[Numeral], at: int) -> Iterator[re.Match[str]]:
    """What stands between one numeral and the next, as long as it is a sign of arithmetic."""
    for one, other in zip(numerals[at:], numerals[at + 1 :], strict=False):
        match = BETWEEN.fullmatch(string, one.end, other.start)
        if not match or not isinstance(one.value, Fraction) or not isinstance(other.value, Fraction):
            return
        yield match


def _plain(sign: str) -> str:
    return " ".join(sign.lower().split())


def _equation(string: str, within: Sequence[Numeral], signs: Sequence[re.Match[str]]) -> Equation:
    *parts, result = within
    before = OPENING.search(string, max(0, parts[0].start - 6), parts[0].start)
    tokens: list[str | Fraction] = list("(" * sum(before[0].count(each) for each in "([") if before else "")
    for numeral, sign in zip(parts, [*signs, None], strict=True):
        assert isinstance(numeral.value, Fraction)
        tokens.append(numeral.value)
        if sign:
            tokens += ")" * sum(map(sign["close"].count, ")]"))
            tokens.append(SIGNS[_plain(sign["sign"])])
            tokens += "(" * sum(map(sign["open"].count, "(["))
    value = computed(tokens)
    start = before.start() if before else parts[0].start
    return Equation(start, result.end, result.start, string[start : result.end], *_held(result, value))


def _held(result: Numeral, value: Fraction | None) -> tuple[bool, str]:
    """Whether a result is what was computed, as far as it is printed, and what it should be."""
    assert isinstance(result.value, Fraction)
    if value is None:
        return False, "a computation that can be done"
    decimals = len(result.text.rstrip("….").rpartition(".")[2]) if "." in result.text else 0
    scaled, shown = value * 10**decimals, result.value * 10**decimals
    right = abs(shown - scaled) * 2 <= 1 or (decimals > CENTS and shown == floor(scaled))
    whole, rest = divmod(int(abs(value) * 10**4), 10**4)
    digits = f"{rest:04d}".rstrip("0")
    return right, f"{'-' * (value < 0)}{whole:,}{'.' * bool(digits)}{digits}"


def computed(tokens: Sequence[str | Fraction]) -> Fraction | None:
    """The value of numbers, signs and brackets, products before sums; a bracket that is not closed ends at the end."""
    values: list[Fraction] = []
    waiting: list[str] = []
    try:
        for token in tokens:
            if isinstance(token, Fraction):
                values.append(token)
            elif token == "(":
                waiting.append(token)
            elif token == ")":
                _settle(values, waiting, 0)
                if waiting:
                    waiting.pop()
            else:
                _settle(values, waiting, RANK[token])
                waiting.append(token)
        while waiting:
            _settle(values, waiting, 0)
            waiting = waiting[:-1]
    except (IndexError, ZeroDivisionError):
        return None
    return values[0] if len(values) == 1 else None


def _settle(values: list[Fraction], waiting: list[str], rank: int) -> None:
    """Applies the signs that wait, down to an open bracket, as far as they come before a sign of a rank."""
    while waiting and waiting[-1] != "(" and RANK[waiting[-1]] >= rank:
        right, left = values.pop(), values.pop()
        values.append(APPLY[waiting.pop()](left, right))
