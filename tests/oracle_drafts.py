"""From drafts to histories: rights get their names, and what becomes of rights becomes of those there are.

Rights are counted in lots, which a split restates. So every number of them, on whatever day it is stated,
is a whole number of tenths, and no answer hangs on whether a count of rights is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from oracle_events import Changed, Choices, Delivered, Ended, Happening, OfRights, Rights, Split

LOT = 36_000  # two splits by any of the ratios of the histories leave a whole number of tenths of it


@dataclass
class Remaining:
    """The lots still deliverable under rights, how large a lot now is, and whether they changed or ended."""

    rights: Rights
    lots: int
    lot: Fraction = Fraction(LOT)
    turned: type[OfRights] | None = None

    @property
    def paid_for(self) -> bool:
        return bool(self.rights.cash or self.rights.to_come)


def settled(drafts: Iterable[Happening], choices: Choices) -> Iterator[Happening]:
    """The drafts made good, in their order.

    Of what becomes of rights a draft says which of them by a number, and the shares in quarters of what is left.
    """
    issued: list[Remaining] = []
    for each in drafts:
        match each:
            case Rights():
                issued.append(Remaining(replace(each, name=f"G-{len(issued)}"), int(each.shares / LOT)))
                yield issued[-1].rights
            case Delivered() | Changed() | Ended():
                yield from turned(each, issued, choices)
            case _:
                if isinstance(each, Split):
                    for remaining in issued:
                        remaining.lot *= each.ratio
                yield each


def turned(draft: OfRights, issued: list[Remaining], choices: Choices) -> Iterator[OfRights]:
    """What becomes of some rights of which there are any left; nothing where there are none."""
    found = [each for each in issued if each.lots]
    if not found:
        return
    remaining = found[int(draft.of) % len(found)]
    if is_mixed(draft, remaining) and choices.get("R37") != "all_received":
        return
    lots = int(remaining.lots * draft.shares / 4)
    if not isinstance(draft, Changed):
        lots = max(1, lots)
    if not isinstance(draft, Delivered):
        remaining.turned = type(draft)
    remaining.lots = lots if isinstance(draft, Changed) else remaining.lots - lots
    yield replace(draft, of=remaining.rights.name, shares=lots * remaining.lot)


def is_mixed(draft: OfRights, remaining: Remaining) -> bool:
    """Rights that were paid for would both change and end, where the core is known to err (R37)."""
    if isinstance(draft, Delivered) or not remaining.paid_for:
        return False
    return remaining.turned not in (None, type(draft))
