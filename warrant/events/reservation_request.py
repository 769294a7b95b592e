"""A Holder's request for a certificate of the shares reserved."""

from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.event import Event


@dataclass(frozen=True, kw_only=True)
class ReservationRequest(Event):
    """The Holder of a ``certificate`` asks Company what is authorised and reserved for the Warrants (3)."""

    kind: ClassVar[str] = "reservation_request"
    governed_by: ClassVar[str] = "3"

    requested_on: date
    certificate: str

    @property
    def on(self) -> date:
        """The day of the request."""
        return self.requested_on
