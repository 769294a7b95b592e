"""A rule's check and what came of it; and a review with all that came of it so far."""

from __future__ import annotations

from dataclasses import dataclass

from checks.case import Review
from checks.model import Check, Rule, Severity
from warrant.waivers import Waiver


@dataclass(frozen=True)
class Outcome:
    """One rule's check and what came of it; ``waiver`` is the one under which it is let stand, if any."""

    rule: Rule
    check: Check
    waiver: Waiver | None = None

    @property
    def severity(self) -> Severity:
        """The severity, where the check did not pass."""
        return self.check.severity or self.rule.severity

    @property
    def clause(self) -> str:
        """The clause that is asked after."""
        return self.check.clause or self.rule.clause


@dataclass(frozen=True)
class Judged:
    """A review, and the outcomes of all rules on its papers and its matter, with what is waived of them."""

    review: Review
    outcomes: tuple[Outcome, ...]
