"""What is in effect at one moment, for the oracle: the price, the shares, the stock issued and deemed issued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from oracle_events import NOTHING, Choices, Split
from oracle_market import Market


class NoAnswer(Exception):
    """The words give no price, or what is said to have happened cannot have."""


@dataclass(frozen=True)
class Left:
    """Shares under one issue of rights, and the part of what was paid for it that is for them (R37)."""

    deliverable: Fraction
    delivered: Fraction = NOTHING
    cancelled: Fraction = NOTHING
    part_paid: Fraction = Fraction(1)

    @property
    def all(self) -> Fraction:
        return self.deliverable + self.delivered + self.cancelled

    def times(self, ratio: Fraction) -> Left:
        return Left(self.deliverable * ratio, self.delivered * ratio, self.cancelled * ratio, self.part_paid)


@dataclass(frozen=True)
class Standing:
    """What is in effect; ``adjusting`` names the rights whose issue made an adjustment on which the price rests.

    ``left_by`` has the price that the issue of each of the rights left, as last readjusted (R7).
    """

    price: Fraction
    held: Fraction
    issued: Fraction
    rights: Mapping[str, Left] = field(default_factory=dict)
    adjusting: frozenset[str] = frozenset()
    left_by: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def counted(self) -> Fraction:
        """Outstanding, with what is deemed issued and has not been issued yet (6(i)(A)(x), (B))."""
        return self.issued + sum((left.deliverable + left.cancelled for left in self.rights.values()), NOTHING)

    def with_rights(self, name: str, left: Left) -> Standing:
        return replace(self, rights={**self.rights, name: left})


@dataclass(frozen=True)
class World:
    """What a history begins with, and ``splits``, all that it has: closes are restated for each that trades by then."""

    first: Standing
    market: Market
    choices: Choices = field(default_factory=dict)
    splits: tuple[Split, ...] = ()

    def chooses(self, reading: str, choice: str) -> bool:
        return self.choices.get(reading) == choice
