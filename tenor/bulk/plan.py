"""The pass over a list: what the layouts must be able to print, and how many Holders have which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from docgen.fonts import printable, require_characters
from tenor.holders.canonical import Hashed
from warrant.data import dataclass
from warrant.listed import Listed, Unlisted

USUAL = "".join(map(chr, range(0x20, 0x7F))) + "…"
"""Always among the characters of a layout, so that an edit of a list seldom makes another layout."""

LEAST = 20
"""The fewest Holders for whom a layout is compiled: that takes the time in which so many are laid out one by one."""


@dataclass(frozen=True)
class Plan:
    """What the pass over the list found.

    ``alphabet`` has every character of the list that the carried font can print. ``shapes`` says how many Holders have
    so many lines of address, ``examples`` has the first of each. ``sha256`` is the list's.
    """

    holders: int
    unusable: int
    alphabet: str
    shapes: Mapping[int, int]
    examples: Mapping[int, Listed]
    sha256: str

    def compiled(self) -> tuple[int, ...]:
        """The shapes for which a layout is compiled: the most frequent, and each that enough Holders have."""
        most = max(self.shapes, key=lambda shape: (self.shapes[shape], -shape), default=None)
        return tuple(sorted(shape for shape, count in self.shapes.items() if shape == most or count >= LEAST))


class Survey:
    """The lines of a list, passed on as they are read; what the layouts of the run need to know of them is noted."""

    def __init__(self, lines: Iterable[Listed | Unlisted]) -> None:
        """Nothing is read before the lines are asked for."""
        self._hashed = Hashed(lines)
        self._met, self._missing = {*USUAL}, set[str]()
        self._shapes: Counter[int] = Counter()
        self._examples: dict[int, Listed] = {}
        self._unusable = 0

    def __iter__(self) -> Iterator[Listed | Unlisted]:
        """The lines, each noted before it is given."""
        for each in self._hashed:
            if isinstance(each, Unlisted):
                self._unusable += 1
            else:
                self._note(each)
            yield each

    def _note(self, each: Listed) -> None:
        if new := {*each.name, *each.certificate}.union(*each.address) - self._met:
            self._met |= new
            self._missing |= {character for character in new if printable(character) != character}
        self._shapes[len(each.address)] += 1
        self._examples.setdefault(len(each.address), each)

    def refusal(self, each: Listed) -> str | None:
        """Why no statement can be written for a line that was given; ``None`` where it can."""
        if not self._missing:
            return None
        try:
            require_characters("\n".join((each.name, *each.address)))
        except ValueError as error:
            return str(error)
        return None

    def plan(self) -> Plan:
        """What was noted of all lines, once they were given."""
        letters = "".join(sorted(self._met - self._missing))
        holders = self._shapes.total()
        return Plan(holders, self._unusable, letters, dict(self._shapes), self._examples, self._hashed.sha256)
