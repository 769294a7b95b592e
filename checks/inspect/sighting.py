"""What an inspection of a file hands on: what was sighted, and how much was looked at."""

from __future__ import annotations

from collections.abc import Collection

from checks.severity import Severity
from checks.text import Place
from warrant.data import dataclass


@dataclass(frozen=True)
class Sighting:
    """One thing in a file that makes it other than it seems: of what kind, in a sentence, and where.

    ``place`` is ``None`` for the file as a whole; ``span`` is its range of the paper's text, where it is at words.
    ``severity`` stands in for that of the rule.
    """

    kind: str
    said: str
    place: Place | None = None
    span: tuple[int, int] | None = None
    severity: Severity | None = None


@dataclass(frozen=True)
class Inspection:
    """All that was sighted in one file, and for each thing that was looked at how many there were.

    ``is_ours`` says that by its own account Tenor wrote the file.
    """

    sightings: tuple[Sighting, ...] = ()
    looked: tuple[tuple[str, int], ...] = ()
    is_ours: bool = False

    def of(self, kinds: Collection[str]) -> tuple[Sighting, ...]:
        """The sightings of some kinds, in order."""
        return tuple(each for each in self.sightings if each.kind in kinds)

    def count(self, what: str) -> int:
        """How many there were of what was looked at."""
        return sum(number for name, number in self.looked if name == what)
