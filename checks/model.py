"""A rule and what it yields: Checks, passed and failed. A check that did not pass is a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

from checks.case import Case, Confidence, Review
from checks.file import File
from checks.severity import Severity
from checks.text import Place
from warrant.data import dataclass

if TYPE_CHECKING:
    from checks.outcome import Judged

Scope = Literal["file", "paper", "matter", "report"]


@dataclass(frozen=True)
class Check:
    """One comparison: what was asked, what was found, what was expected, and where.

    ``place`` is ``None`` where the fault is that something is not there. ``span`` is the range of the
    paper's text that was compared. ``clause`` and ``severity`` stand in for the rule's own where given. ``confidence``
    tells of words in a paper by others how surely they are what was compared.
    """

    asks: str
    passed: bool
    found: str
    expected: str
    file: str
    place: Place | None = None
    span: tuple[int, int] | None = None
    fact: str | None = None
    event: str | None = None
    clause: str | None = None
    severity: Severity | None = None
    remedy: str = ""
    confidence: Confidence | None = None


@dataclass(frozen=True)
class Rule:
    """One check of the catalogue.

    ``check`` takes a File (scope "file"), a Case ("paper"), a Review ("matter") or a Judged ("report"). ``clause`` is
    empty where the rule stands for no clause of the instrument.
    """

    code: str
    clause: str
    severity: Severity
    scope: Scope
    check: Callable[..., Iterator[Check]]

    @property
    def family(self) -> str:
        """The first part of the code: "FIG"."""
        return self.code.partition("-")[0]

    @property
    def documentation(self) -> str:
        """The docstring: a sentence that a lawyer would sign, then what passes and what fails."""
        return self.check.__doc__ or ""

    @property
    def sentence(self) -> str:
        """The first sentence of the documentation."""
        return self.documentation.strip().split("\n\n")[0].replace("\n", " ")


RULES: dict[str, Rule] = {}

FileRule = Callable[[File], Iterator[Check]]
PaperRule = Callable[[Case], Iterator[Check]]
MatterRule = Callable[[Review], Iterator[Check]]
ReportRule = Callable[["Judged"], Iterator[Check]]


def file_rule(code: str, severity: Severity = "error") -> Callable[[FileRule], FileRule]:
    """Registers the decorated generator as a rule on one file by itself, which stands for no clause."""

    def register(check: FileRule) -> FileRule:
        _register(Rule(code, "", severity, "file", check))
        return check

    return register


def paper_rule(code: str, clause: str, severity: Severity = "error") -> Callable[[PaperRule], PaperRule]:
    """Registers the decorated generator as a rule on one paper."""

    def register(check: PaperRule) -> PaperRule:
        _register(Rule(code, clause, severity, "paper", check))
        return check

    return register


def matter_rule(code: str, clause: str, severity: Severity = "error") -> Callable[[MatterRule], MatterRule]:
    """Registers the decorated generator as a rule on a whole matter."""

    def register(check: MatterRule) -> MatterRule:
        _register(Rule(code, clause, severity, "matter", check))
        return check

    return register


def report_rule(code: str, clause: str, severity: Severity = "error") -> Callable[[ReportRule], ReportRule]:
    """Registers the decorated generator as a rule on what all rules on papers and the matter find."""

    def register(check: ReportRule) -> ReportRule:
        _register(Rule(code, clause, severity, "report", check))
        return check

    return register


def _register(rule: Rule) -> None:
    if rule.code in RULES:
        raise ValueError(f"two rules are named {rule.code}")
    if not rule.documentation:
        raise ValueError(f"the rule {rule.code} says nothing of itself")
    RULES[rule.code] = rule
