"""What a reading is."""

from __future__ import annotations

from collections.abc import Mapping

from warrant.data import dataclass


@dataclass(frozen=True)
class Reading:
    """One question that the text leaves open: its clause, its choices and a sentence for each.

    The first of ``choices`` is the default.
    """

    id: str
    clause: str
    question: str
    choices: Mapping[str, str]

    @property
    def default(self) -> str:
        """The choice that stands where a matter makes none."""
        return next(iter(self.choices))
