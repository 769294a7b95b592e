"""The compliance report as JUnit XML, for servers that show tests.

A suite is a paper, or the matter as a whole; a case is a rule applied there. Such servers follow a case from run to
run by its name, which a comparison has not: figures come and go, and there are thousands. An error of a rule is a
failure, with every finding in its text; warnings and notes fail nothing and stand in what the suite "printed". A rule
that compared nothing is skipped, which no server counts as passed; so is one whose errors are all waived. A file that
could not be held against anything is an error. A rule's time is nothing and the time stamp is the day judged as of,
so that the same report gives the same bytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from checks.case import Case
from checks.catalogue import every_rule
from checks.model import Rule
from checks.outcome import Outcome
from checks.report.html_elements import counted, element
from checks.report.sentences import section, sentence, who_waives
from checks.run import Report
from warrant.clauses import words

MATTER = "matter"
PAPERS = (".docx", ".pdf", ".html", ".htm", ".txt")
UNREAD = ("FIL-01", "TXT-08")


@dataclass(frozen=True)
class Suite:
    """All that was compared in one file, rule by rule; ``case`` is the paper, where it is one."""

    name: str
    case: Case | None
    outcomes: tuple[tuple[Rule, tuple[Outcome, ...]], ...]


def report_junit(report: Report) -> str:
    """The report as the text of a JUnit XML file."""
    suites = [_suite(report, each, number) for number, each in enumerate(_suites(report))]
    text = etree.tostring(element("testsuites", *suites), pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return str(text.decode())


def _suites(report: Report) -> Iterator[Suite]:
    found: dict[str, dict[str, list[Outcome]]] = defaultdict(lambda: defaultdict(list))
    for outcome in report.outcomes:
        file = outcome.check.file
        found[file if file.endswith(PAPERS) else MATTER][outcome.rule.code].append(outcome)
    cases = {case.paper.file: case for case in report.cases}
    compared = {code for by_rule in found.values() for code in by_rule}
    silent = [rule for rule in every_rule() if rule.scope == "matter" and rule.code not in compared]
    for name in (MATTER, *cases, *sorted(found.keys() - cases.keys() - {MATTER})):
        rules = [rule for rule in every_rule() if rule.code in found[name]]
        rules += [rule for rule in every_rule() if rule.scope == "paper" and rule not in rules and name in cases]
        rules += silent if name == MATTER else []
        each = sorted(rules, key=lambda rule: rule.code)
        yield Suite(name, cases.get(name), tuple((rule, tuple(found[name][rule.code])) for rule in each))


def _suite(report: Report, suite: Suite, number: int) -> _Element:
    cases = [_case(suite, rule, outcomes) for rule, outcomes in suite.outcomes]
    if suite.name == MATTER:
        cases.insert(0, _compared(report))
    warrant = report.book.matter.terms.certificate
    named = {
        "name": suite.name,
        "package": f"tenor.{warrant}",
        "id": str(number),
        "hostname": "localhost",
        "timestamp": f"{report.as_of}T00:00:00",
        "time": "0",
        "tests": str(len(cases)),
    }
    counts = {f"{kind}{'s' * (kind != 'skipped')}": kind for kind in ("failure", "error", "skipped")}
    counted_cases = {name: str(sum(case.find(kind) is not None for case in cases)) for name, kind in counts.items()}
    properties = (element("property", name=name, value=value) for name, value in _properties(report, suite).items())
    return element(
        "testsuite",
        element("properties", *properties),
        *cases,
        element("system-out", "\n".join(_printed(suite))),
        element("system-err"),
        **named,
        **counted_cases,
    )


def _properties(report: Report, suite: Suite) -> Mapping[str, str]:
    """What a paper is and how its numerals stand; of the matter, the verdict."""
    if suite.name == MATTER:
        return {
            "verdict": report.verdict,
            "as of": report.as_of.isoformat(),
            "comparisons": str(len(report.outcomes)),
            "comparisons passed": str(report.passed),
        }
    if not suite.case:
        return {}
    ties = next(ties for case, ties in zip(report.cases, report.ties, strict=True) if case is suite.case)
    untied = sum(tie.by is None for tie in ties)
    document = suite.case.document
    told = {"document": document.id, "kind": document.kind, "sha256": suite.case.paper.sha256}
    return told | {"numerals": str(len(ties)), "tied": str(len(ties) - untied), "untied": str(untied)}


def _compared(report: Report) -> _Element:
    case = _named(MATTER, "something_was_compared")
    if report.verdict == "nothing compared":
        case.append(element("error", "Nothing was compared: that is no pass.", type="nothing compared"))
    return case


def _case(suite: Suite, rule: Rule, outcomes: tuple[Outcome, ...]) -> _Element:
    case = _named(suite.name, f"{rule.code} {rule.check.__name__}")
    errors = [each for each in outcomes if not each.check.passed and each.severity == "error"]
    wrong = [each for each in errors if not each.waiver]
    waived = [f"{sentence(each)} {who_waives(each.waiver)}" for each in errors if each.waiver]
    if wrong:
        first = sentence(wrong[0])
        message = first if len(wrong) == 1 else f"{counted(len(wrong), 'error')}, the first: {first}"
        text = "\n\n".join([rule.sentence, *map(_told, wrong)])
        unread = rule.code in UNREAD and suite.case is None and wrong[0].check.place is None
        case.append(element("error" if unread else "failure", text, type=rule.code, message=message))
    elif waived:
        case.append(element("skipped", "\n".join(waived), message=waived[0]))
    elif not outcomes:
        case.append(element("skipped", message="compared nothing: that is no pass"))
    return case


def _named(suite: str, name: str) -> _Element:
    return element("testcase", classname=" ".join(suite.split()), name=name, time="0")


def _printed(suite: Suite) -> Iterable[str]:
    """The warnings and notes of a suite, and what is waived, which fail nothing."""
    for _, outcomes in suite.outcomes:
        for each in outcomes:
            if not each.check.passed and (each.waiver or each.severity != "error"):
                waived = f" {who_waives(each.waiver)}" if each.waiver else ""
                where = each.check.place or each.check.file
                yield f"{each.severity} {each.rule.code} {where}: {sentence(each)}{waived}"


def _told(outcome: Outcome) -> str:
    """A finding in full: its place, what it says, its fact and event, its clause as executed."""
    check = outcome.check
    about = [f"fact {check.fact}" if check.fact else "", f"event {check.event}" if check.event else ""]
    quoted = words(outcome.clause)
    clause = f"{section(outcome.clause)}: “{quoted}”" if quoted else section(outcome.clause)
    place = str(check.place or check.file)
    return "\n".join(filter(None, [place, sentence(outcome), ", ".join(filter(None, about)), clause]))
