"""Where a figure lies so near a tie that the binary arithmetic of a spreadsheet could round it the other way.

A quotient such as 4.01 / 2 = 2.005 has no exact binary form: it may come out a little below the tie, and go down where
the instrument has it go up. Counted in steps (cents, tenths of a share) a tie ends in .5, which binary has exactly: so
the count is first rounded to as many decimals as its noise leaves, then to the whole. Far from a tie there is no need.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tenor.packet.expressions import Rounded, number

FAR = Fraction(1, 10**4)
"""The part of a step from which on a figure is far from a tie: binary noise is a hundredth of it at most."""
FEW, MOST = 6, 9
"""Decimals of a count that are kept on a tie, and at most beside one."""


def guarded(rounded: Rounded) -> Rounded:
    """The rounding with ``places`` where the figure is near a tie, or a tie goes to the even digit."""
    distance, free = from_tie(rounded), _free_of_noise(number(rounded.exact) / rounded.step)
    if 0 < distance < FAR:
        return replace(rounded, places=free)
    return replace(rounded, places=min(FEW, free)) if rounded.to_even or not distance else rounded


def is_doubtful(rounded: Rounded) -> bool:
    """Whether a figure is no tie and lies nearer to one than the decimals that its noise leaves can tell."""
    distance = from_tie(rounded)
    return rounded.places is not None and 0 < distance <= Fraction(1, 10**rounded.places)


def from_tie(rounded: Rounded) -> Fraction:
    """How far a figure lies from the nearest tie, in steps."""
    steps = number(rounded.exact) / rounded.step
    return abs(steps % 1 - Fraction(1, 2))


def _free_of_noise(steps: Fraction) -> int:
    """The decimals of a count that are free of noise: eight operations, each off by one in the last binary digit."""
    noise = abs(steps) * 8 / 2**52
    return next((each for each in range(MOST, 0, -1) if noise * 4 < Fraction(1, 10**each)), 0)
