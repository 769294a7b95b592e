"""A registration statement is filed: a registration is initiated."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.of_registration import OfRegistration


@dataclass(frozen=True, kw_only=True)
class RegistrationFiled(OfRegistration):
    """The registration statement is filed, by which a registration is initiated (Exhibit D 1, 6)."""

    kind: ClassVar[str] = "registration_filed"
    governed_by: ClassVar[str] = "Exhibit D 6"

    filed_on: date

    @property
    def on(self) -> date:
        """The day of filing."""
        return self.filed_on
