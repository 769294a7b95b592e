"""Shares of Common Stock reserved for the exercise of the Warrants."""

from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.event import Event
from warrant.quantities import Shares


@dataclass(frozen=True, kw_only=True)
class Reservation(Event):
    """A resolution of the Board: ``shares_reserved`` are reserved for the Warrants from then on, all told (3)."""

    kind: ClassVar[str] = "reservation"
    governed_by: ClassVar[str] = "3"

    reserved_on: date
    shares_reserved: Shares

    @property
    def on(self) -> date:
        """The date of the resolution."""
        return self.reserved_on
