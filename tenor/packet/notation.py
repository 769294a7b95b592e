"""An expression in words, over the lines of a workpaper: "line 5 ÷ line 6, to the nearest cent"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tenor.packet.expressions import Apportioned, Call, Expression, Infix, Leaf, Number, Rounded
from tenor.packet.steps import Step, Workpaper
from warrant.data import dataclass
from warrant.facts import AnyFact
from warrant.quantities import decimal_text

BINDS = {"+": 1, "-": 1, "*": 2, "/": 2}
"""How tightly each sign binds what stands beside it."""
IN_WORDS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
CALLS: Mapping[str, str] = {
    "sum": "the sum of {}",
    "average": "the average of {}",
    "count": "how many there are of {}",
    "least": "the least of {}",
    "greatest": "the greatest of {}",
    "whole": "the whole units of {}",
    "less": "whether {}",
}
LISTED = 4
"""More parts than these, if they follow one another, are told by the first and the last."""


@dataclass(frozen=True)
class Signs:
    """How infix expressions are written: each sign, and an operand that is no infix."""

    signs: Mapping[str, str]
    operand: Callable[[Expression], str]

    def write(self, expression: Expression) -> str:
        """The expression, with parentheses where the signs bind otherwise without."""
        if not isinstance(expression, Infix):
            return self.operand(expression)
        sign = expression.sign
        left = self._within(expression.left, BINDS[sign])
        right = self._within(expression.right, BINDS[sign] + (sign in "-/"))
        return f"{left} {self.signs[sign]} {right}"

    def _within(self, operand: Expression, binding: int) -> str:
        written = self.write(operand)
        return f"({written})" if isinstance(operand, Infix) and BINDS[operand.sign] < binding else written


def in_words(step: Step, paper: Workpaper) -> str:
    """How a step is computed, over the lines of its sheet and the places of others; empty where it is not."""
    if step.expression is None:
        return ""
    return _Words(step.sheet, paper).write(step.expression)


@dataclass(frozen=True)
class _Words:
    sheet: str
    paper: Workpaper

    def write(self, expression: Expression) -> str:
        return Signs(IN_WORDS, self._operand).write(expression)

    def _operand(self, expression: Expression) -> str:
        match expression:
            case Leaf(fact):
                return self._cited(fact)
            case Number(value):
                return decimal_text(value)
            case Rounded(exact):
                return self.write(exact)
            case Call("less", (left, right)):
                return CALLS["less"].format(f"{self.write(left)} is less than {self.write(right)}")
            case Call(of, parts):
                return CALLS[of].format(self._listed(parts))
            case Apportioned(total, _, weights, part):
                by = self._listed(weights)
                return f"{self.write(total)} apportioned by {by}, the part of {self.write(weights[part])}"
        raise TypeError(f"{expression!r} has no words")

    def _cited(self, fact: AnyFact) -> str:
        step = self.paper.step(fact)
        return f"line {step.line}" if step.sheet == self.sheet else step.place

    def _listed(self, parts: tuple[Expression, ...]) -> str:
        """The parts one by one; lines that follow one another by the first and the last."""
        *before, last = tuple(map(self.write, parts))
        if len(parts) > LISTED and self._follow(parts):
            return f"{before[0]} to {last}"
        return f"{', '.join(before)} and {last}" if before else last

    def _follow(self, parts: tuple[Expression, ...]) -> bool:
        """Whether the parts are lines of one sheet that follow one another."""
        steps = [self.paper.step(each.fact) for each in parts if isinstance(each, Leaf)]
        places = {(each.sheet, each.line - at) for at, each in enumerate(steps)}
        return len(steps) == len(parts) and len(places) == 1
