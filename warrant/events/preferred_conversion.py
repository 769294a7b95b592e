"""The conversion of preferred stock that was outstanding on the date of the Warrant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.quantities import Shares
from warrant.terms import Terms


@dataclass(frozen=True, kw_only=True)
class PreferredConversion(Event):
    """Preferred stock of Section 4(i) converted into Common Stock.

    It is stated in one count: of the preferred shares converted or of the common shares delivered for them.
    """

    kind: ClassVar[str] = "preferred_conversion"

    converted_on: date
    preferred_converted: Shares | None = None
    common_delivered: Shares | None = None

    @property
    def on(self) -> date:
        """The date of the conversion."""
        return self.converted_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """Both counts, or neither; a day before the Warrant, which Section 4 counts."""
        if terms and self.converted_on < terms.issued_on:
            before = f"leave it out: Section 4 counts what was outstanding before {terms.issued_on}"
            yield Mistaken("converted_on", "it is before the date of the Warrant", before)
        instead = "state preferred_converted or common_delivered"
        if self.preferred_converted is None and self.common_delivered is None:
            yield Mistaken("", "nothing states what was converted", instead)
        if self.preferred_converted is not None and self.common_delivered is not None:
            yield Mistaken("common_delivered", "preferred_converted states the same already", instead)
