"""A dispute in writing of the Board's determination of the Current Market Price."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.event import Event


@dataclass(frozen=True, kw_only=True)
class Dispute(Event):
    """A registered Holder, by its name, disputes in writing the determination of the id ``of`` (6(vii)).

    ``disputed_on`` is the day on which the writing was given to Company (Section 14).
    """

    kind: ClassVar[str] = "dispute"
    governed_by: ClassVar[str] = "6(vii)"

    disputed_on: date
    of: str
    holder: str

    @property
    def on(self) -> date:
        """The day of the dispute."""
        return self.disputed_on
