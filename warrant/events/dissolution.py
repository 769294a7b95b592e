"""A dissolution or liquidation of Company."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Dissolution(Event):
    """A dissolution or liquidation in which assets are distributed (9).

    ``distributed_on`` is the day of the first distribution to shareholders. ``in_connection_with`` is the id
    of the transaction of Section 8 in which it takes place, where it does: Section 9 does not then apply.
    """

    kind: ClassVar[str] = "dissolution"
    governed_by: ClassVar[str] = "9"

    resolved_on: date
    of: Literal["dissolution", "liquidation"]
    distributed_on: date | None = None
    in_connection_with: str | None = None

    @property
    def on(self) -> date:
        """The day on which it was resolved."""
        return self.resolved_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """A distribution before it was resolved."""
        if self.distributed_on and self.distributed_on < self.resolved_on:
            instead = "write the day of the first distribution, on or after resolved_on"
            yield Mistaken("distributed_on", "it is before resolved_on", instead)
