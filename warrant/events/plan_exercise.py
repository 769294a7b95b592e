"""The exercise of options that were outstanding under a plan on the date of the Warrant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from warrant.data import dataclass
from warrant.events.event import Event, Mistaken
from warrant.quantities import Shares
from warrant.terms import PlanName, Terms


@dataclass(frozen=True, kw_only=True)
class PlanExercise(Event):
    """Shares issued upon exercise of options of Section 4(ii): Excluded Stock (6(ii))."""

    kind: ClassVar[str] = "plan_exercise"

    plan: PlanName
    exercised_on: date
    shares_exercised: Shares

    @property
    def on(self) -> date:
        """The date of the exercise."""
        return self.exercised_on

    def mistakes(self, terms: Terms | None) -> Iterator[Mistaken]:
        """A day before the Warrant, which Section 4 counts."""
        if terms and self.exercised_on < terms.issued_on:
            instead = f"leave it out: Section 4 counts what was outstanding before {terms.issued_on}"
            yield Mistaken("exercised_on", "it is before the date of the Warrant", instead)
