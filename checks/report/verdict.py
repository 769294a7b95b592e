"""The verdict of a report in one sentence."""

from __future__ import annotations

from checks.outcome import Outcomes
from checks.report.html_elements import counted, shown
from checks.run import Report

SEVERITIES = ("error", "warning", "note")


def verdict_sentence(report: Outcomes) -> str:
    """What stands behind the word of the verdict: the comparisons, the papers, the findings.

    Of a matter also the day, the numerals and the waived.
    """
    found = [sum(outcome.severity == severity for outcome in report.findings) for severity in SEVERITIES]
    counts = ", ".join(counted(count, severity) for count, severity in zip(found, SEVERITIES, strict=True))
    compared = f"{report.passed:,} of {counted(len(report.outcomes), 'comparison')} passed"
    papers = counted(len(report.papers), "paper")
    if not isinstance(report, Report):
        unread = [file for file in report.files if file.paper is None]
        could_not = f"{counted(len(unread), 'file')} could not be read, " if unread else ""
        return f": {compared} in {papers}, {could_not}and there are {counts}."
    numerals = [tie for ties in report.ties for tie in ties]
    untied = sum(tie.by is None for tie in numerals)
    waived = f"; {counted(len(report.waived), 'finding')} waived" if report.waived else ""
    return (
        f" as of {shown(report.as_of)}: {compared} "
        f"in {papers} with {counted(len(numerals), 'numeral')}, "
        f"{untied or 'none'} of them untied, and there are {counts}{waived}."
    )
