"""Changes that a text shows as pending, and the two views of it: all of them accepted, or all rejected."""

from __future__ import annotations

from enum import Enum


class Change(Enum):
    """What a tracked change did; a move deletes in one place and inserts in another."""

    INSERTED = "inserted"
    DELETED = "deleted"

    # Asked for with every stretch of words; the hash that an enum brings along is many times slower.
    __hash__ = object.__hash__


class View(Enum):
    """The document with all tracked changes accepted, or with all rejected."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"

    @property
    def hides(self) -> Change:
        """The change whose words this view leaves out."""
        return Change.DELETED if self is View.ACCEPTED else Change.INSERTED


NO_CHANGES: frozenset[Change] = frozenset()
