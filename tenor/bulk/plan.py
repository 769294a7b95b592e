"""The first pass over a list: what the layouts must be able to print, and how many Holders have which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docgen.fonts import printable, require_characters
from tenor.holders.canonical import Hashed
from warrant.listed import Listed, Unlisted

USUAL = "".join(map(chr, range(0x20, 0x7F))) + "…"
"""Always among the characters of a layout, so that an edit of a list seldom makes another layout."""

LEAST = 20
"""The fewest Holders for whom a layout is compiled: that takes the time in which so many are laid out one by one."""


@dataclass(frozen=True)
class Plan:
    """What the first pass found.

    ``alphabet`` has every character of the list that the carried font can print, ``missing`` those that it cannot.
    ``shapes`` says how many Holders have so many lines of address, ``examples`` has the first of each. ``sha256`` is
    the list's.
    """

    holders: int
    unusable: int
    alphabet: str
    missing: frozenset[str]
    shapes: Mapping[int, int]
    examples: Mapping[int, Listed]
    sha256: str

    def compiled(self) -> tuple[int, ...]:
        """The shapes for which a layout is compiled: the most frequent, and each that enough Holders have."""
        most = max(self.shapes, key=lambda shape: (self.shapes[shape], -shape), default=None)
        return tuple(sorted(shape for shape, count in self.shapes.items() if shape == most or count >= LEAST))

    def refusal(self, each: Listed) -> str | None:
        """Why no statement can be written for a line that can be read; ``None`` where it can."""
        if not self.missing:
            return None
        try:
            require_characters("\n".join((each.name, *each.address)))
        except ValueError as error:
            return str(error)
        return None


def planned(lines: Iterable[Listed | Unlisted]) -> Plan:
    """The plan for a list, which is read through once."""
    alphabet: set[str] = set()
    shapes: Counter[int] = Counter()
    examples: dict[int, Listed] = {}
    hashed, unusable = Hashed(lines), 0
    for each in hashed:
        if isinstance(each, Unlisted):
            unusable += 1
            continue
        alphabet.update(each.name, *each.address, each.certificate)
        shapes[len(each.address)] += 1
        examples.setdefault(len(each.address), each)
    missing = frozenset(each for each in alphabet if printable(each) != each)
    letters = "".join(sorted((alphabet | set(USUAL)) - missing))
    return Plan(shapes.total(), unusable, letters, missing, dict(shapes), examples, hashed.sha256)
