"""What reports of every form say in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from checks.case import Case
from checks.file import File
from checks.outcome import Outcome
from checks.run import Report
from warrant.clauses import cited
from warrant.waivers import Waiver


def sentence(outcome: Outcome) -> str:
    """A finding on one line: what was asked, what was found, what was expected, what to do."""
    check = outcome.check
    how = f" (confidence {check.confidence})" if check.confidence else ""
    said = f"{check.asks}: found {check.found}, expected {check.expected}{how}."
    return f"{said} To do: {check.remedy}." if check.remedy else said


def taken_for(case: Case) -> str:
    """Of a paper by others: for which document it is taken, and how; empty for one written here."""
    if not (how := case.by_others):
        return ""
    counts = Counter(each.confidence for each in case.stated)
    figures = ", ".join(f"{counts[each]} {each}" for each in ("certain", "high", "low") if counts[each])
    said = "said with --as to be" if how.how == "given" else "recognised as"
    taken = f"{case.paper.file} is by others, {said} {case.document.id}: {how.why}."
    return f"{taken} Figures by confidence: {figures or 'none'}."


def not_read(file: File) -> str:
    """That a file could not be read, and why."""
    return f"{file.path.name} {file.why}"


def alike(outcomes: Iterable[Outcome]) -> tuple[tuple[Outcome, ...], ...]:
    """Findings together that say the same of several places, as of a paper in every format, in order."""
    groups: dict[tuple[str, str, str], list[Outcome]] = {}
    for each in outcomes:
        groups.setdefault((each.rule.code, each.check.asks, each.check.found), []).append(each)
    return tuple(map(tuple, groups.values()))


def section(citation: str) -> str:
    """A citation in words, as it begins a sentence."""
    name = cited(citation)
    return name[:1].upper() + name[1:]


def what_is_waived(waiver: Waiver) -> str:
    """What a waiver is of: rule, document, and what narrows it."""
    about = [f"{name} {value}" for name in ("event", "fact") if (value := getattr(waiver, name))]
    place = [f"at {waiver.place}"] if waiver.place else []
    return ", ".join([f"{waiver.rule} in {waiver.document}", *about, *place])


def who_waives(waiver: Waiver) -> str:
    """Who waives, from when until when, and why."""
    begins = f" from {waiver.begins}" if waiver.begins else ""
    return f"Waived by {waiver.by}{begins} until {waiver.until}: {waiver.reason}"


def how_it_stands(waiver: Waiver, report: Report) -> str:
    """How a waiver stands on the day judged as of, and how many findings it waives."""
    met = sum(outcome.waiver is waiver for outcome in report.waived)
    standing = waiver.standing(report.as_of)
    return f"{standing}, waives {met} finding{'s' * (met != 1)}" if standing == "in force" else standing
