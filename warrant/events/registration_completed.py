"""The distribution under a registration is completed."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.of_registration import OfRegistration


@dataclass(frozen=True, kw_only=True)
class RegistrationCompleted(OfRegistration):
    """Holders have completed the distribution that the registration statement describes (Exhibit D 6(i))."""

    kind: ClassVar[str] = "registration_completed"
    governed_by: ClassVar[str] = "Exhibit D 6(i)"

    completed_on: date

    @property
    def on(self) -> date:
        """The day of completion."""
        return self.completed_on
