"""A Holder's notice that rights granted to another are more favorable, and are incorporated."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.event import Event


@dataclass(frozen=True, kw_only=True)
class RightsIncorporated(Event):
    """Holder notifies Company that rights are more favorable and deems them incorporated (Exhibit D 3).

    ``of`` is the id of the ``rights_granted``, ``holder`` the Holder's name in the register.
    """

    kind: ClassVar[str] = "rights_incorporated"
    governed_by: ClassVar[str] = "Exhibit D 3"

    of: str
    notified_on: date
    holder: str

    @property
    def on(self) -> date:
        """The day of Holder's notice."""
        return self.notified_on
