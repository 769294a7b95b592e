"""What happens under a registration or a demand that stands before it (Exhibit D)."""

from __future__ import annotations

from warrant.data import dataclass
from warrant.events.event import Event


@dataclass(frozen=True, kw_only=True)
class OfRegistration(Event):
    """Something under a registration: ``of`` is the id of the ``registration`` or of the ``demand``."""

    of: str
