"""A registration statement becomes effective."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.of_registration import OfRegistration


@dataclass(frozen=True, kw_only=True)
class RegistrationEffective(OfRegistration):
    """The registration statement becomes effective, and is to be kept so (Exhibit D 6(i))."""

    kind: ClassVar[str] = "registration_effective"
    governed_by: ClassVar[str] = "Exhibit D 6(i)"

    became_effective_on: date

    @property
    def on(self) -> date:
        """The effective date."""
        return self.became_effective_on
