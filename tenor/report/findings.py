"""The findings as the printed report tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from lxml.etree import _Element

from checks.outcome import Outcome
from checks.report.html_elements import element
from checks.report.sentences import section
from checks.run import Report
from warrant.clauses import words
from warrant.data import dataclass


@dataclass
class Findings:
    """The findings of a report by their numbers; the words of a clause are quoted once, then referred to."""

    report: Report
    quoted_at: dict[str, int] = field(default_factory=dict)

    def told(self, outcome: Outcome) -> Iterator[_Element]:
        """One finding: what was asked, where, what was found and expected, what it rests on, its clause."""
        every = (*self.report.findings, *self.report.waived)
        number = next(at for at, each in enumerate(every, 1) if each is outcome)
        severity = f"waived {outcome.severity}" if outcome.waiver else outcome.severity
        heading = f"{number}. {severity.capitalize()} {outcome.rule.code}: {outcome.check.asks}"
        yield element("p", element("strong", heading))
        yield element("table", element("tbody", *self._rows(outcome)), class_="figures")
        yield from self._clause(outcome, number)

    def _rows(self, outcome: Outcome) -> Iterator[_Element]:
        check = outcome.check
        rows = {
            "Where": str(check.place or check.file),
            "Found": check.found,
            "Expected": check.expected,
            "Confidence": check.confidence,
            "Fact": check.fact,
            "Event": check.event,
            "Clause": section(outcome.clause),
            "To do": check.remedy,
        }
        for caption, value in rows.items():
            if value:
                yield element("tr", element("th", caption, scope="row"), element("td", value))

    def _clause(self, outcome: Outcome, number: int) -> Iterator[_Element]:
        quoted = words(outcome.clause)
        if not quoted:
            return
        first = self.quoted_at.setdefault(quoted, number)
        if first != number:
            yield element("p", f"The words of {section(outcome.clause)} stand under finding {first}.", class_="note")
            return
        yield element("blockquote", element("p", f"“{quoted}”"))
