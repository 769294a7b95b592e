"""A rule's check and what came of it; and a review with all that came of it so far."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable

from checks.case import Review
from checks.file import File
from checks.model import RULES, Check, Rule, Scope
from checks.severity import Severity
from checks.text import Paper
from warrant.data import dataclass
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
class Outcomes(ABC):
    """All that rules made of some files, passed and failed: what every report is made from."""

    outcomes: tuple[Outcome, ...]
    files: tuple[File, ...]

    @property
    @abstractmethod
    def papers(self) -> tuple[Paper, ...]:
        """The papers of which the report tells."""

    @property
    @abstractmethod
    def rules(self) -> tuple[Rule, ...]:
        """The rules that were asked, by their codes."""

    @property
    def verdict(self) -> str:
        """ "fail" with any error; "nothing compared", which is no pass; else "pass"."""
        if self.failed:
            return "fail"
        return "pass" if self.has_read and self.passed else "nothing compared"

    @property
    def has_read(self) -> bool:
        """Whether there was anything of which the rules could ask."""
        return bool(self.papers)

    @property
    def findings(self) -> tuple[Outcome, ...]:
        """What did not pass and is not waived, errors first."""
        return self._failed(waived=False)

    @property
    def waived(self) -> tuple[Outcome, ...]:
        """What did not pass and is waived, errors first."""
        return self._failed(waived=True)

    def _failed(self, waived: bool) -> tuple[Outcome, ...]:
        order = {"error": 0, "warning": 1, "note": 2}
        failed = (each for each in self.outcomes if not each.check.passed and bool(each.waiver) == waived)
        return tuple(sorted(failed, key=lambda outcome: order[outcome.severity]))

    @property
    def passed(self) -> int:
        """How many comparisons passed."""
        return sum(outcome.check.passed for outcome in self.outcomes)

    @property
    def failed(self) -> bool:
        """Whether there is any error that is not waived."""
        return any(outcome.severity == "error" for outcome in self.findings)


def outcomes_of(scope: Scope, subjects: Iterable[object], families: Collection[str]) -> list[Outcome]:
    """What every rule of a scope and of some families makes of each subject."""
    rules = [rule for rule in RULES.values() if rule.scope == scope and rule.family in families]
    return [Outcome(rule, check) for subject in subjects for rule in rules for check in rule.check(subject)]


@dataclass(frozen=True)
class Judged:
    """A review, and the outcomes of all rules on its papers and its matter, with what is waived of them."""

    review: Review
    outcomes: tuple[Outcome, ...]
