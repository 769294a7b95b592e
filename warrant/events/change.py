"""A change in the number of shares deliverable under rights issued before."""

from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.rights import OfRights
from warrant.quantities import Price, Shares


@dataclass(frozen=True, kw_only=True)
class Change(OfRights):
    """A change of terms (6(i)3(C)): ``shares_deliverable`` is what is deliverable from then on.

    That is upon exercise or conversion of what has been neither exercised nor converted. ``by_antidilution``
    says whether the change results from the antidilution provisions of the rights themselves.
    ``repriced_to`` is the purchase price of one share from then on, where that is changed: a repricing that
    leaves the number as it was is no change under (C).
    """

    kind: ClassVar[str] = "change"

    changed_on: date
    shares_deliverable: Shares
    by_antidilution: Literal["yes", "no"] = "no"
    repriced_to: Price | None = None

    @property
    def on(self) -> date:
        """The date of the change."""
        return self.changed_on
