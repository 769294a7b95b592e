"""A change in the authorised Common Stock."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.quantities import Shares
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Authorisation(Event):
    """An amendment of the certificate of incorporation: ``authorised_common`` is the count from then on (Section 3)."""

    kind: ClassVar[str] = "authorisation"
    governed_by: ClassVar[str] = "3"

    authorised_on: date
    authorised_common: Shares

    @property
    def on(self) -> date:
        """The date of the amendment."""
        return self.authorised_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """No stock at all."""
        if not self.authorised_common.amount:
            yield Mistaken("authorised_common", "it is zero", "write the Common Stock authorised from then on")
