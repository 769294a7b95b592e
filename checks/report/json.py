"""The compliance report for programs."""

from __future__ import annotations

from typing import Any

from checks.run import Outcome, Report


def report_json(report: Report) -> dict[str, Any]:
    """Verdict, papers with their numerals tied and untied, findings; every value as text."""
    documents = [
        {
            "file": case.paper.file,
            "kind": case.document.kind,
            "document": case.document.id,
            "numerals": len(ties),
            "tied": sum(tie.by is not None for tie in ties),
            "untied": sum(tie.by is None for tie in ties),
        }
        for case, ties in zip(report.cases, report.ties, strict=True)
    ]
    return {
        "verdict": report.verdict,
        "as_of": report.as_of.isoformat(),
        "compared": len(report.outcomes),
        "passed": report.passed,
        "documents": documents,
        "findings": [_finding(outcome) for outcome in report.findings],
    }


def _finding(outcome: Outcome) -> dict[str, Any]:
    check = outcome.check
    return {
        "code": outcome.rule.code,
        "severity": outcome.severity,
        "clause": outcome.clause,
        "file": check.file,
        "place": str(check.place) if check.place else None,
        "found": check.found,
        "expected": check.expected,
        "fact": check.fact,
        "event": check.event,
        "message": f"{check.asks}: found {check.found}, expected {check.expected}",
        "remedy": check.remedy,
    }
