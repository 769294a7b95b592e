"""Expression: how one figure is computed from others, as data: evaluated exactly, told in words, written as a formula.

An expression is a tree whose leaves are facts and bare numbers. What it means is said here once; how a program for
spreadsheets writes it is said in ``tenor.packet.workpaper.formulas``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from math import floor

from warrant.data import dataclass
from warrant.facts import AnyFact
from warrant.quantities import Quantity
from warrant.readings import Readings
from warrant.section_6.vi_rounding import nearest

TO_EVEN, AWAY_FROM_ZERO = Readings({"R1": "half_to_even"}), Readings({"R1": "half_away_from_zero"})

DAY_ZERO = date(1899, 12, 30)
"""The day from which spreadsheets count days."""


def amount(value: object) -> Fraction:
    """A value as a bare number: the amount of a quantity, the days since day zero; ``TypeError`` for words."""
    if isinstance(value, Quantity):
        return value.amount
    if isinstance(value, date):
        return Fraction((value - DAY_ZERO).days)
    if isinstance(value, Fraction | int):
        return Fraction(value)
    raise TypeError(f"{value!r} is no number")


class Expression:
    """A figure computed from others."""

    def __add__(self, other: Expression) -> Expression:
        return Infix("+", self, other)

    def __sub__(self, other: Expression) -> Expression:
        return Infix("-", self, other)

    def __mul__(self, other: Expression) -> Expression:
        return Infix("*", self, other)

    def __truediv__(self, other: Expression) -> Expression:
        return Infix("/", self, other)


@dataclass(frozen=True)
class Leaf(Expression):
    """The value of a fact."""

    fact: AnyFact


@dataclass(frozen=True)
class Number(Expression):
    """A bare number that the clause itself names."""

    value: Fraction


@dataclass(frozen=True)
class Infix(Expression):
    """Two figures added, subtracted, multiplied or divided."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True)
class Call(Expression):
    """Some figures taken together: their sum, average or count, the least or greatest, whole units, "yes" if less."""

    of: str
    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Rounded(Expression):
    """A figure to the nearest multiple of ``step``, a tie as reading R1 says.

    ``places`` are the decimals of a step to which a spreadsheet first clears the figure of the noise of its binary
    arithmetic; ``None`` where the figure lies so far from any tie that there is none to clear.
    """

    exact: Expression
    step: Fraction
    to_even: bool = False
    places: int | None = None


@dataclass(frozen=True)
class Apportioned(Expression):
    """One part of a total in tenths, divided in proportion to weights by the largest remainder (reading R25).

    ``whole`` are the weights together. ``part`` is the place of the part among them, which are in the order in which
    equal ones come.
    """

    total: Expression
    whole: Expression
    weights: tuple[Expression, ...]
    part: int


INFIX: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
}
CALLS: dict[str, Callable[[list[Fraction]], Fraction | str]] = {
    "sum": lambda parts: sum(parts, Fraction(0)),
    "average": lambda parts: sum(parts, Fraction(0)) / len(parts),
    "count": lambda parts: Fraction(len(parts)),
    "least": min,
    "greatest": max,
    "whole": lambda parts: Fraction(floor(parts[0])),
    "less": lambda parts: "yes" if parts[0] < parts[1] else "no",
}


def evaluated(expression: Expression) -> Fraction | str:
    """The exact value of an expression: a number, or "yes" or "no"."""
    match expression:
        case Leaf(fact):
            return fact.value if isinstance(fact.value, str) else amount(fact.value)
        case Call(of, parts):
            return CALLS[of]([number(each) for each in parts])
    return number(expression)


def number(expression: Expression) -> Fraction:
    """The exact number that an expression gives; ``TypeError`` where it gives words."""
    match expression:
        case Number(value):
            return value
        case Infix(sign, left, right):
            return INFIX[sign](number(left), number(right))
        case Rounded(exact, step, to_even):
            return nearest(number(exact), step, TO_EVEN if to_even else AWAY_FROM_ZERO)
        case Apportioned(total, _, weights, part):
            return _part(number(total) * 10, [number(each) for each in weights], part) / 10
        case Leaf(fact):
            return amount(fact.value)
    found = evaluated(expression)
    if isinstance(found, str):
        raise TypeError(f"{expression} gives {found!r} and no number")
    return found


def _part(tenths: Fraction, weights: list[Fraction], part: int) -> Fraction:
    """The tenths of one part: its whole ones, and one more where its remainder is among the largest."""
    exact = [tenths * each / sum(weights) for each in weights]
    left = tenths - sum(floor(each) for each in exact)
    before = sum(_goes_before(other, part, exact, weights) for other in range(len(weights)))
    return Fraction(floor(exact[part]) + (before < left))


def _goes_before(other: int, part: int, exact: list[Fraction], weights: list[Fraction]) -> bool:
    """Whether a part comes before another for a tenth left over: the larger remainder, weight, then the order."""
    remainders = exact[other] - floor(exact[other]), exact[part] - floor(exact[part])
    if remainders[0] != remainders[1]:
        return remainders[0] > remainders[1]
    if weights[other] != weights[part]:
        return weights[other] > weights[part]
    return other < part


def leaves(expression: Expression) -> tuple[AnyFact, ...]:
    """The facts that an expression computes with, from left to right."""
    match expression:
        case Leaf(fact):
            return (fact,)
        case Infix(_, left, right):
            return leaves(left) + leaves(right)
        case Call(_, parts):
            return tuple(fact for each in parts for fact in leaves(each))
        case Rounded(exact):
            return leaves(exact)
        case Apportioned(total, _, weights):
            return leaves(total) + tuple(fact for each in weights for fact in leaves(each))
    return ()
