"""A registration statement is withdrawn."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.of_registration import OfRegistration


@dataclass(frozen=True, kw_only=True)
class RegistrationWithdrawn(OfRegistration):
    """The registration statement is withdrawn, or ceases to be effective (Exhibit D 6(i))."""

    kind: ClassVar[str] = "registration_withdrawn"
    governed_by: ClassVar[str] = "Exhibit D 6(i)"

    withdrawn_on: date

    @property
    def on(self) -> date:
        """The day from which it is no longer effective."""
        return self.withdrawn_on
