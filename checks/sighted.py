"""From what an inspection sighted to the checks of the rules that ask after it."""

from __future__ import annotations

from collections.abc import Iterator

from checks.file import File
from checks.model import Check
from warrant.data import dataclass


@dataclass(frozen=True)
class Asked:
    """What a rule asks of an inspection: the kinds of sightings that it tells of, and what must have been looked at.

    ``asks`` is said of a file in which nothing was sighted; ``remedy`` is what to do where something was.
    """

    asks: str
    kinds: tuple[str, ...]
    looked: tuple[str, ...]
    remedy: str

    def checks(self, file: File) -> Iterator[Check]:
        """A check for each sighting; where there is none, one for all that was looked at, if anything was."""
        inspection, name = file.inspection, file.path.name
        if inspection is None:
            return
        found = inspection.of(self.kinds)
        for each in found:
            severity = each.severity
            yield Check(
                self.asks, False, each.said, "nothing of the kind", name, each.place, each.span,
                severity=severity, remedy=self.remedy,
            )  # fmt: skip
        counts = [f"{inspection.count(what):,} {what}" for what in self.looked if inspection.count(what)]
        if counts and not found:
            said = f"{', '.join(counts)} looked at"
            yield Check(self.asks, True, said, said, name)
