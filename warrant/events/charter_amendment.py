"""An amendment of Company's certificate of incorporation."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Event


@dataclass(frozen=True, kw_only=True)
class CharterAmendment(Event):
    """An amendment that may eliminate the class denominated as "Common Stock" (12.1).

    ``approved_on`` is the day on which every Holder had approved it, where all did.
    """

    kind: ClassVar[str] = "charter_amendment"
    governed_by: ClassVar[str] = "12.1"

    amended_on: date
    description: str
    eliminates_common_stock: Literal["yes", "no"]
    approved_on: date | None = None

    @property
    def on(self) -> date:
        """The day of the amendment."""
        return self.amended_on
