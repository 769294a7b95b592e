"""A report for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checks.bulk.verdict import RunVerdict
from checks.case import Case
from checks.file import File
from checks.model import Rule
from checks.outcome import Outcome, Outcomes
from checks.run import Report
from warrant.waivers import Waiver


def report_json(report: Outcomes) -> dict[str, Any]:
    """Verdict, papers, rules, findings; of a matter numerals tied and untied, and waivers; every value as text.

    A waiver's ``waives`` are places in the list ``waived``, from 0.
    """
    of_matter = report if isinstance(report, Report) else None
    return {
        "verdict": report.verdict,
        **({"as_of": of_matter.as_of.isoformat()} if of_matter else {}),
        "compared": len(report.outcomes),
        "passed": report.passed,
        "documents": list(_documents(of_matter) if of_matter else map(_file, report.files)),
        "rules": [_rule(rule, report) for rule in report.rules],
        "findings": [_finding(outcome) for outcome in report.findings],
        **(_waivers(of_matter) if of_matter else {}),
        **({"runs": [_run(run) for run in of_matter.runs]} if of_matter and of_matter.runs else {}),
    }


def _documents(report: Report) -> Iterator[dict[str, Any]]:
    for case, ties in zip(report.cases, report.ties, strict=True):
        yield {
            "file": case.paper.file,
            "kind": case.document.kind,
            "document": case.document.id,
            "numerals": len(ties),
            "tied": sum(tie.by is not None for tie in ties),
            "untied": sum(tie.by is None for tie in ties),
            "by_others": _by_others(case),
        }


def _file(file: File) -> dict[str, Any]:
    """A file that was read, or why it could not be."""
    if file.paper is None:
        return {"file": file.path.name, "not_read": file.why}
    return {"file": file.path.name, "format": file.paper.format, "words": len(file.paper.text.string.split())}


def _run(run: RunVerdict) -> dict[str, Any]:
    """A run of statements that was read back: what there was, and how it was read."""
    counts = ("lines", "statements", "files", "by_layout", "layouts", "in_full", "sample", "seed", "tied")
    return {
        "run": run.run,
        "event": run.event,
        **{name: getattr(run, name) for name in counts},
        "shares_stated": str(run.stated),
        "shares_owed": str(run.owed),
    }


def _waivers(report: Report) -> dict[str, Any]:
    return {
        "waived": [_finding(outcome) for outcome in report.waived],
        "waivers": [_waiver(waiver, report) for waiver in report.book.matter.waivers],
    }


def _by_others(case: Case) -> dict[str, Any] | None:
    """How a paper by others came to be taken for its document, and each figure in it with its confidence."""
    if not (how := case.by_others):
        return None
    figures = [
        {
            "fact": each.fact.id if each.fact else None,
            "name": each.name,
            "text": " ".join(each.text.split()),
            "place": str(case.at(each.start)),
            "right": each.is_right,
            "confidence": each.confidence,
        }
        for each in sorted(case.stated, key=lambda stated: stated.start)
    ]
    return {"how": how.how, "why": how.why, "likelier": how.likelier.id if how.likelier else None, "figures": figures}


def _rule(rule: Rule, report: Outcomes) -> dict[str, Any]:
    """What a rule compared; one that compared nothing passed nothing."""
    made = [outcome for outcome in report.outcomes if outcome.rule is rule]
    passed, waived = sum(each.check.passed for each in made), sum(bool(each.waiver) for each in made)
    return {"code": rule.code, "compared": len(made), "passed": passed, "waived": waived}


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
        "confidence": check.confidence,
    }


def _waiver(waiver: Waiver, report: Report) -> dict[str, Any]:
    return {
        "rule": waiver.rule,
        "document": waiver.document,
        "event": waiver.event,
        "fact": waiver.fact,
        "place": waiver.place,
        "reason": waiver.reason,
        "by": waiver.by,
        "from": waiver.begins.isoformat() if waiver.begins else None,
        "until": waiver.until.isoformat(),
        "stands": waiver.standing(report.as_of),
        "waives": [number for number, each in enumerate(report.waived) if each.waiver is waiver],
        "source": str(waiver.source()),
    }
