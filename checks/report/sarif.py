"""A report as SARIF 2.1.0 (OASIS, errata 01), for programs that show findings beside files.

A finding is a result of level error, warning or note, suppressed where it is waived; every rule stands in the
catalogue with its clause as executed, what it compared and what passed. That a rule compared nothing, and what no
reader read, are notifications. A DOCX or PDF has no lines of text that such programs could count, so a place in one
is told twice: as offsets into the paper's text as read back, and in words as the logical location.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from checks.outcome import Outcome, Outcomes
from checks.report.files import Files, split_place
from checks.report.sarif_rules import described
from checks.report.sentences import not_read, section, sentence, taken_for, who_waives
from checks.run import Report
from checks.text import Paper
from warrant.waivers import Waiver

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "pdf": "application/pdf",
    "txt": "text/plain",
}
FINGERPRINT = "finding/v1"
HOLDS = "Holds a stock purchase warrant's finished papers against what the warrant says."
ASKS = "Asks of any agreement whether its drafting is sound, and of its file whether it is what it seems."


def report_sarif(report: Outcomes, files: Files) -> dict[str, Any]:
    """The report as a SARIF log of one run; the same report always gives the same log."""
    of_matter = report if isinstance(report, Report) else None
    papers = {paper.file: paper for paper in report.papers}
    others = {case.paper.file: taken_for(case) for case in of_matter.cases if case.by_others} if of_matter else {}
    driver = {
        "name": "Tenor",
        "semanticVersion": version("tenor"),
        "shortDescription": {"text": HOLDS if of_matter else ASKS},
        "rules": [described(rule, report) for rule in report.rules],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {
            "id": f"tenor/check/{of_matter.book.matter.terms.certificate}/" if of_matter else "tenor/lint/"
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(paper, files, others.get(paper.file)) for paper in papers.values()],
        "invocations": [_invocation(report, files)],
        "results": list(_results(report, papers, files)),
        "properties": {
            "verdict": report.verdict,
            **({"asOf": of_matter.as_of.isoformat()} if of_matter else {}),
            **({"readBack": [each.sentence for each in of_matter.runs]} if of_matter and of_matter.runs else {}),
            "compared": len(report.outcomes),
            "passed": report.passed,
        },
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _artifact(paper: Paper, files: Files, by_others: str | None) -> dict[str, Any]:
    return {
        "location": {"uri": files.address(paper.file)},
        "mimeType": MIME[paper.format],
        "roles": ["analysisTarget"],
        **({"description": {"text": by_others}} if by_others else {}),
        **({"hashes": {"sha-256": paper.sha256}} if paper.sha256 else {}),
    }


def _invocation(report: Outcomes, files: Files) -> dict[str, Any]:
    """How the run went: whatever was not compared or not read is said here, in sentences."""
    compared = {outcome.rule.code for outcome in report.outcomes}
    silent = [
        _notification(f"{rule.code} compared nothing: that is no pass.", rule=_index(report, rule.code))
        for rule in report.rules
        if rule.code not in compared
    ]
    unread = [
        _notification(f"Not read: {what}", "warning", uri=files.address(paper.file))
        for paper in report.papers
        for what in paper.unread
    ]
    if not isinstance(report, Report):
        lost = (file for file in report.files if file.paper is None)
        unread += [
            _notification(f"Not read: {not_read(file)}", "error", uri=files.address(file.path.name)) for file in lost
        ]
    failed = report.verdict != "pass"
    return {
        "executionSuccessful": True,
        "exitCode": 1 if failed else 0,
        "exitCodeDescription": f"the verdict is {report.verdict}",
        "toolExecutionNotifications": [*silent, *unread],
    }


def _notification(
    text: str, level: str = "note", rule: tuple[str, int] | None = None, uri: str | None = None
) -> dict[str, Any]:
    about = {"associatedRule": {"id": rule[0], "index": rule[1]}} if rule else {}
    where = {"locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}}}]} if uri else {}
    return {"level": level, "message": {"text": text}, **about, **where}


def _index(report: Outcomes, code: str) -> tuple[str, int]:
    return code, [rule.code for rule in report.rules].index(code)


def _results(report: Outcomes, papers: dict[str, Paper], files: Files) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for outcome in (*report.findings, *report.waived):
        key = _identity(outcome)
        seen[key] += 1
        yield {
            "ruleId": outcome.rule.code,
            "ruleIndex": _index(report, outcome.rule.code)[1],
            "kind": "fail",
            "level": outcome.severity,
            "message": {"text": sentence(outcome)},
            "locations": [_location(outcome, papers.get(outcome.check.file), files)],
            "partialFingerprints": {FINGERPRINT: sha256(f"{key}\n{seen[key]}".encode()).hexdigest()},
            "suppressions": [_suppression(outcome.waiver)] if outcome.waiver else [],
            "properties": _properties(outcome),
        }


def _suppression(waiver: Waiver) -> dict[str, Any]:
    begins = {"from": waiver.begins.isoformat()} if waiver.begins else {}
    return {
        "kind": "external",
        "status": "accepted",
        "justification": who_waives(waiver),
        "properties": {"reason": waiver.reason, "by": waiver.by, **begins, "until": waiver.until.isoformat()},
    }


def _identity(outcome: Outcome) -> str:
    """What stays the same of a finding from run to run: not its place, nor what is wrong in what way."""
    check = outcome.check
    file = split_place(check.file)[0]
    return "\n".join([outcome.rule.code, file, check.asks, check.fact or "", check.event or ""])


def _properties(outcome: Outcome) -> dict[str, str]:
    check = outcome.check
    told = {
        "clause": section(outcome.clause),
        "found": check.found,
        "expected": check.expected,
        "fact": check.fact,
        "event": check.event,
        "remedy": check.remedy,
        "confidence": check.confidence,
    }
    return {name: value for name, value in told.items() if value}


def _location(outcome: Outcome, paper: Paper | None, files: Files) -> dict[str, Any]:
    check = outcome.check
    physical: dict[str, Any] = {"artifactLocation": {"uri": files.address(check.file)}}
    _, line, column = split_place(check.file)
    if line:
        physical["region"] = {"startLine": line, **({"startColumn": column} if column else {})}
    elif paper and check.span:
        start, end = check.span
        physical["region"] = {
            "charOffset": start,
            "charLength": max(end - start, 0),
            "snippet": {"text": paper.text.string[start:end]},
        }
    location: dict[str, Any] = {"physicalLocation": physical}
    if check.place:
        words = str(check.place)
        step = words.removeprefix(f"{check.place.file}, ")
        location["message"] = {"text": words}
        location["logicalLocations"] = [{"name": step, "fullyQualifiedName": words, "kind": "element"}]
    return location
