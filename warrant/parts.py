"""How many Warrants there are for each number of shares: what is kept of a Warrant that was divided among many.

Section 5 gives two Warrants for the same number of shares the same number again, so that nothing has to be kept for
each Warrant: the numbers, in tenths of a share, and how many Warrants have each.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from warrant.quantities import Shares

A_SHARE = 10  # in tenths


def in_tenths(shares: Shares) -> int:
    """A number of shares in tenths of a share; ``ValueError`` for one that is finer."""
    tenths = shares.amount * A_SHARE
    if tenths.denominator != 1:
        raise ValueError(f"{shares} is finer than a tenth of a share")
    return tenths.numerator


@dataclass(frozen=True, slots=True)
class Parts:
    """Numbers of shares in tenths, each once and in order, and how many Warrants are for each."""

    tenths: array[int]
    counts: array[int]

    @classmethod
    def of(cls, counted: Mapping[int, int]) -> Parts:
        """The parts of so many Warrants for each number of tenths."""
        numbers = sorted(each for each, count in counted.items() if count)
        return cls(array("q", numbers), array("q", (counted[each] for each in numbers)))

    def __iter__(self) -> Iterator[tuple[Shares, int]]:
        for number, count in zip(self.tenths, self.counts, strict=True):
            yield Shares(Fraction(number, A_SHARE)), count

    def __hash__(self) -> int:
        return hash((self.tenths.tobytes(), self.counts.tobytes()))

    @property
    def count(self) -> int:
        """How many Warrants there are."""
        return sum(self.counts)

    @property
    def total(self) -> Shares:
        """The shares under all of them, exactly."""
        return Shares(Fraction(sum(map(int.__mul__, self.tenths, self.counts)), A_SHARE))

    def each(self, change: Callable[[Shares], Shares]) -> Parts:
        """The same Warrants, each for the shares that a rule makes of its own."""
        counted: Counter[int] = Counter()
        for shares, count in self:
            counted[in_tenths(change(shares))] += count
        return Parts.of(counted)

    def with_one_more(self, shares: Shares) -> Parts:
        """The same Warrants and one for a number of shares beside them."""
        counted = Counter(dict(zip(self.tenths, self.counts, strict=True)))
        counted[in_tenths(shares)] += 1
        return Parts.of(counted)
