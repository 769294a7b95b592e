"""Waiver: counsel's word that a finding is let stand, for a reason and until a day."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Literal

from warrant.data import dataclass
from warrant.records import Record

Standing = Literal["in force", "run out", "not begun"]


@dataclass(frozen=True, kw_only=True)
class Waiver(Record):
    """Waives the findings of one rule in one document from one day to another, both included.

    ``document`` is its file's name without the extension, so that every format is meant, or with it; or a
    file of the matter. ``event``, ``fact`` and ``place`` narrow it, each as a report prints it.
    """

    rule: str
    document: str
    reason: str
    by: str
    until: date
    begins: date | None = field(default=None, metadata={"key": "from"})
    event: str | None = None
    fact: str | None = None
    place: str | None = None

    def standing(self, day: date) -> Standing:
        """How it stands on a day."""
        if self.begins and day < self.begins:
            return "not begun"
        return "in force" if day <= self.until else "run out"


@dataclass(frozen=True, kw_only=True)
class Waivers(Record):
    """What ``waivers.yaml`` holds."""

    waivers: tuple[Waiver, ...] = ()
