"""What the parts of the HTML report call each other: numbers of findings, ids of marks, papers and facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from checks.case import Case
from checks.outcome import Outcome, Outcomes
from checks.report.html_marks import Mark, marks
from checks.run import Report
from checks.text import Paper
from checks.ties import Tie
from warrant.data import dataclass
from warrant.facts import AnyFact
from warrant.obligations import obligations


@dataclass(frozen=True)
class Sheet:
    """One paper in the report: its number from 1, its marks and findings; of a matter its case and ties."""

    number: int
    paper: Paper
    marks: tuple[Mark, ...]
    findings: tuple[Outcome, ...]
    case: Case | None = None
    ties: tuple[Tie, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the paper's section."""
        return f"paper-{self.number}"

    def anchor_of(self, mark: int) -> str:
        """The id of one mark in the text."""
        return f"{self.anchor}-mark-{mark + 1}"


@dataclass(frozen=True)
class Index:
    """A report and everything in it by id. Outcomes are keyed by identity: two may well be equal."""

    report: Outcomes
    sheets: tuple[Sheet, ...]
    finding_numbers: Mapping[int, int]
    mark_anchors: Mapping[int, str]
    facts: Mapping[str, AnyFact]
    fact_numbers: Mapping[str, int]

    @classmethod
    def of(cls, report: Outcomes) -> Index:
        """The index of a report."""
        sheets = tuple(_sheets(report))
        facts = _facts(report) if isinstance(report, Report) else {}
        derived = (fact for fact in _derived(report) if fact in facts) if isinstance(report, Report) else ()
        return cls(
            report,
            sheets,
            {id(outcome): number for number, outcome in enumerate((*report.findings, *report.waived), 1)},
            {
                id(each): sheet.anchor_of(at)
                for sheet in sheets
                for at, mark in enumerate(sheet.marks)
                for each in mark.outcomes
            },
            facts,
            {fact: number for number, fact in enumerate(dict.fromkeys(derived), 1)},
        )

    @property
    def matter(self) -> Report | None:
        """The report as one on a matter; ``None`` for one on files by themselves."""
        return self.report if isinstance(self.report, Report) else None

    def finding_anchor(self, outcome: Outcome) -> str:
        """The id of a finding's article."""
        return f"finding-{self.finding_numbers[id(outcome)]}"

    def fact_anchor(self, fact: str | None) -> str | None:
        """The id of the panel that derives a fact; ``None`` where there is none."""
        number = self.fact_numbers.get(fact or "")
        return f"fact-{number}" if number else None

    def sheet_of(self, outcome: Outcome) -> Sheet | None:
        """The paper that an outcome is about, if it is about one."""
        return next((sheet for sheet in self.sheets if sheet.paper.file == outcome.check.file), None)


def _sheets(report: Outcomes) -> Iterable[Sheet]:
    by_file: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in report.outcomes:
        by_file[outcome.check.file].append(outcome)
    located = list(zip(report.cases, report.ties, strict=True)) if isinstance(report, Report) else []
    for number, paper in enumerate(report.papers, 1):
        findings = tuple(outcome for outcome in report.findings if outcome.check.file == paper.file)
        case, ties = located[number - 1] if located else (None, ())
        yield Sheet(number, paper, marks(by_file[paper.file]), findings, case, ties)


def _facts(report: Report) -> dict[str, AnyFact]:
    """Every fact that the report may name."""
    facts = dict(report.book.facts())
    for case in report.cases:
        facts |= {fact.id: fact for fact in case.document.facts.values()}
        facts |= {fact.id: fact for row in case.rows for fact in row.facts}
        facts |= {stated.fact.id: stated.fact for stated in case.stated if stated.fact}
    return facts | {due.by.id: due.by for due in obligations(report.book) if due.by}


def _derived(report: Report) -> Iterable[str]:
    """The ids of the facts that get a derivation: those stated, and those that findings name."""
    yield from (stated.fact.id for case in report.cases for stated in case.stated if stated.fact)
    yield from (outcome.check.fact for outcome in report.findings if outcome.check.fact)
