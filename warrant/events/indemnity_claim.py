"""A claim as to which indemnity may be sought."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from warrant.data import dataclass
from warrant.events.event import Mistaken
from warrant.events.of_registration import OfRegistration
from warrant.quantities import Money
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class IndemnityClaim(OfRegistration):
    """The Indemnified Party has actual knowledge of a claim (Exhibit D 7).

    ``indemnified`` says on which side it stands: Holder's, its officers', directors', partners' and agents' and those
    who control it, or Company's with its own. ``holder`` is the Holder's name. ``claimed`` is the amount in dollars;
    ``holder_proceeds`` are the proceeds to that Holder of the securities sold, its limit where it indemnifies.
    ``claimant`` is who claims, ``description`` what it claims, in words that the notice repeats.
    """

    kind: ClassVar[str] = "indemnity_claim"
    governed_by: ClassVar[str] = "Exhibit D 7(iii)"

    known_on: date
    indemnified: Literal["Company", "Holder"]
    holder: str
    claimed: Money
    holder_proceeds: Money | None = None
    claimant: str | None = None
    description: str | None = None

    @property
    def on(self) -> date:
        """The day of actual knowledge."""
        return self.known_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """The proceeds by which Holder's obligations are limited."""
        if self.indemnified == "Company" and self.holder_proceeds is None:
            what = "the key holder_proceeds is missing: they limit what Holder owes (Exhibit D 7(ii))"
            yield Mistaken("", what, "add a line holder_proceeds: ...")
