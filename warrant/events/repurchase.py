"""Shares of Common Stock that Company bought back."""

from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.event import Event
from warrant.quantities import Shares


@dataclass(frozen=True, kw_only=True)
class Repurchase(Event):
    """Shares no longer outstanding: they count in no later computation under 6(i)."""

    kind: ClassVar[str] = "repurchase"

    bought_on: date
    shares_bought: Shares

    @property
    def on(self) -> date:
        """The date of the purchase."""
        return self.bought_on
