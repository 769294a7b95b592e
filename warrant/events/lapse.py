"""Rights issued before that end without having been exercised or converted."""

from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.rights import OfRights
from warrant.quantities import Shares


@dataclass(frozen=True, kw_only=True)
class Lapse(OfRights):
    """The expiration of options or rights, or the termination of rights to convert (6(i)3(D)).

    ``shares_lapsed`` are those no longer deliverable. ``cause`` is "cancelled" for options cancelled or
    forfeited before they expire (reading R22).
    """

    kind: ClassVar[str] = "lapse"

    lapsed_on: date
    shares_lapsed: Shares
    cause: Literal["expired", "terminated", "cancelled"] = "expired"

    @property
    def on(self) -> date:
        """The date of the lapse."""
        return self.lapsed_on
