"""The verdict of a report in one sentence."""

from __future__ import annotations

from checks.report.html_elements import counted, shown
from checks.run import Report

SEVERITIES = ("error", "warning", "note")


def verdict_sentence(report: Report) -> str:
    """What stands behind the word of the verdict: the day, the comparisons, the numerals, the findings, the waived."""
    numerals = [tie for ties in report.ties for tie in ties]
    untied = sum(tie.by is None for tie in numerals)
    waived = f"; {counted(len(report.waived), 'finding')} waived" if report.waived else ""
    found = [sum(outcome.severity == severity for outcome in report.findings) for severity in SEVERITIES]
    counts = ", ".join(counted(count, severity) for count, severity in zip(found, SEVERITIES, strict=True))
    return (
        f" as of {shown(report.as_of)}: {report.passed:,} of {counted(len(report.outcomes), 'comparison')} passed "
        f"in {counted(len(report.cases), 'paper')} with {counted(len(numerals), 'numeral')}, "
        f"{untied or 'none'} of them untied, and there are {counts}{waived}."
    )
