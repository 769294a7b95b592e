"""An expression as a formula that spreadsheets recalculate, over the names of cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tenor.packet.expressions import Apportioned, Call, Expression, Leaf, Number, Rounded
from tenor.packet.notation import Signs
from warrant.data import dataclass
from warrant.facts import AnyFact
from warrant.section_6.vi_rounding import CENT

FUNCTIONS = {"sum": "SUM", "average": "AVERAGE", "count": "COUNT", "least": "MIN", "greatest": "MAX"}
SIGNS = {sign: sign for sign in "+-*/"}
LONGEST = 8_000
"""Characters in the longest formula: Excel takes 8,192."""


@dataclass(frozen=True)
class Formulas:
    """Writes formulas: ``named`` gives the name of a fact's cell, ``ranges`` the names of columns of such cells."""

    named: Callable[[AnyFact], str]
    ranges: Mapping[tuple[str, ...], str]

    def write(self, expression: Expression) -> str:
        """The formula, without its equals sign."""
        return Signs(SIGNS, self._operand).write(expression)

    def _operand(self, expression: Expression) -> str:
        match expression:
            case Leaf(fact):
                return self.named(fact)
            case Number(value):
                return str(value)
            case Rounded():
                return self._rounded(expression)
            case Call("whole", (part,)):
                # The count may come out a hair below a whole number that it is.
                return f"INT(ROUND({self.write(part)}, 7))"
            case Call("less", (left, right)):
                return f'IF(ROUND({self.write(left)} - {self.write(right)}, 6) < 0, "yes", "no")'
            case Call(of, parts):
                written = tuple(map(self.write, parts))
                return f"{FUNCTIONS[of]}({self.ranges.get(written) or ', '.join(written)})"
            case Apportioned():
                return self._apportioned(expression)
        raise TypeError(f"{expression!r} has no formula")

    def _rounded(self, rounded: Rounded) -> str:
        """ROUND to cents or tenths; near a tie in two steps, so that binary noise does not decide it."""
        exact, digits = self.write(rounded.exact), 2 if rounded.step == CENT else 1
        if rounded.places is None:
            return f"ROUND({exact}, {digits})"
        per_unit = 10**digits
        steps = f"ROUND(({exact}) * {per_unit}, {rounded.places})"
        if rounded.to_even:
            return f"(INT({steps} + 0.5) - IF(MOD({steps}, 2) = 0.5, 1, 0)) / {per_unit}"
        return f"ROUND({steps}, 0) / {per_unit}"

    def _apportioned(self, part: Apportioned) -> str:
        """The whole tenths of one part, and one more where its remainder is among the largest.

        Counted in whole numbers, hundredths of a product of two counts in tenths: so that every remainder is exact.
        """
        total, whole = self.write(part.total), f"ROUND({self.write(part.whole)} * 10, 0)"
        weights = [self.write(each) for each in part.weights]
        products = [f"ROUND({total} * {each} * 100, 0)" for each in weights]
        floors = [f"INT({each} / {whole})" for each in products]
        rest = [f"MOD({each}, {whole})" for each in products]
        before = " + ".join(
            _goes_before(rest[other], rest[part.part], weights[other], weights[part.part], other < part.part)
            for other in range(len(weights))
            if other != part.part
        )
        left = f"ROUND({total} * 10, 0) - ({' + '.join(floors)})"
        return f"({floors[part.part]} + IF({before} < {left}, 1, 0)) / 10"


def _goes_before(rest: str, own_rest: str, weight: str, own_weight: str, stands_before: bool) -> str:
    by_weight = f"IF({weight} = {own_weight}, {int(stands_before)}, IF({weight} > {own_weight}, 1, 0))"
    return f"IF({rest} = {own_rest}, {by_weight}, IF({rest} > {own_rest}, 1, 0))"
