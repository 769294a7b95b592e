"""A report as JUnit XML, for servers that show tests.

A suite is a paper, or the matter as a whole (the run, of files by themselves); a case is a rule applied there. Such
servers follow a case from run to run by its name, which a comparison has not: figures come and go, and there are
thousands. An error of a rule is a failure, with every finding in its text; warnings and notes fail nothing and stand
in what the suite "printed". A rule that compared nothing is skipped, which no server counts as passed; so is one
whose errors are all waived. A file that could not be held against anything is an error. A rule's time is nothing and
the time stamp is the day judged as of, so that the same report gives the same bytes; files by themselves are judged
as of no day, for which 1970 stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree
from lxml.etree import _Element

from checks.case import Case
from checks.model import Rule
from checks.outcome import Outcome, Outcomes
from checks.report.html_elements import counted, element
from checks.report.sentences import not_read, section, sentence, taken_for, who_waives
from checks.run import Report
from checks.text import Paper
from warrant.clauses import words
from warrant.data import dataclass

MATTER, RUN = "matter", "run"
PAPERS = (".docx", ".pdf", ".html", ".htm", ".txt")
UNREAD = ("FIL-01", "TXT-08")
NO_DAY = "1970-01-01"


@dataclass(frozen=True)
class Suite:
    """All that was compared in one file, rule by rule; ``paper`` is what was read of it, ``case`` of a matter."""

    name: str
    case: Case | None
    paper: Paper | None
    outcomes: tuple[tuple[Rule, tuple[Outcome, ...]], ...]


def report_junit(report: Outcomes) -> str:
    """The report as the text of a JUnit XML file."""
    suites = [_suite(report, each, number) for number, each in enumerate(_suites(report))]
    text = etree.tostring(element("testsuites", *suites), pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return str(text.decode())


def _whole(report: Outcomes) -> str:
    return MATTER if isinstance(report, Report) else RUN


def _suites(report: Outcomes) -> Iterator[Suite]:
    found: dict[str, dict[str, list[Outcome]]] = defaultdict(lambda: defaultdict(list))
    whole = _whole(report)
    for outcome in report.outcomes:
        file = outcome.check.file
        found[file if file.endswith(PAPERS) else whole][outcome.rule.code].append(outcome)
    papers = {paper.file: paper for paper in report.papers}
    cases = {case.paper.file: case for case in report.cases} if isinstance(report, Report) else {}
    compared = {code for by_rule in found.values() for code in by_rule}
    silent = [rule for rule in report.rules if rule.scope == "matter" and rule.code not in compared]
    for name in (whole, *papers, *sorted(found.keys() - papers.keys() - {whole})):
        rules = [rule for rule in report.rules if rule.code in found[name]]
        rules += [rule for rule in report.rules if _is_of_one(rule, cases) and rule not in rules and name in papers]
        rules += silent if name == whole else []
        each = sorted(rules, key=lambda rule: rule.code)
        outcomes = tuple((rule, tuple(found[name][rule.code])) for rule in each)
        yield Suite(name, cases.get(name), papers.get(name), outcomes)


def _is_of_one(rule: Rule, cases: Mapping[str, Case]) -> bool:
    """Whether a rule is asked of each paper, so that it is said where it compared nothing."""
    return rule.scope == ("paper" if cases else "file")


def _suite(report: Outcomes, suite: Suite, number: int) -> _Element:
    cases = [_case(suite, rule, outcomes) for rule, outcomes in suite.outcomes]
    of_matter = report if isinstance(report, Report) else None
    if suite.name == _whole(report):
        cases = [_compared(report), *_not_read(report), *cases]
    named = {
        "name": suite.name,
        "package": f"tenor.{of_matter.book.matter.terms.certificate if of_matter else 'lint'}",
        "id": str(number),
        "hostname": "localhost",
        "timestamp": f"{of_matter.as_of if of_matter else NO_DAY}T00:00:00",
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


def _properties(report: Outcomes, suite: Suite) -> Mapping[str, str]:
    """What a paper is and how its numerals stand; of the whole, the verdict."""
    if suite.name == _whole(report):
        day = {"as of": report.as_of.isoformat()} if isinstance(report, Report) else {}
        if isinstance(report, Report):
            day |= {f"run {run.run}": run.sentence for run in report.runs}
        counts = {"comparisons": str(len(report.outcomes)), "comparisons passed": str(report.passed)}
        return {"verdict": report.verdict, **day, **counts}
    if not suite.paper:
        return {}
    if not isinstance(report, Report) or not suite.case:
        return {"format": suite.paper.format, "sha256": suite.paper.sha256}
    ties = next(ties for case, ties in zip(report.cases, report.ties, strict=True) if case is suite.case)
    untied = sum(tie.by is None for tie in ties)
    document = suite.case.document
    told = {"document": document.id, "kind": document.kind, "sha256": suite.paper.sha256}
    if suite.case.by_others:
        told |= {"by others": taken_for(suite.case)}
    return told | {"numerals": str(len(ties)), "tied": str(len(ties) - untied), "untied": str(untied)}


def _compared(report: Outcomes) -> _Element:
    case = _named(_whole(report), "something_was_compared")
    if report.verdict == "nothing compared":
        case.append(element("error", "Nothing was compared: that is no pass.", type="nothing compared"))
    return case


def _not_read(report: Outcomes) -> Iterator[_Element]:
    """Of files by themselves, those that could not be read; in a matter TXT-08 says so."""
    for file in report.files if not isinstance(report, Report) else ():
        if file.paper is None:
            case = _named(RUN, f"{file.path.name} is read")
            case.append(element("error", not_read(file), type="not read"))
            yield case


def _case(suite: Suite, rule: Rule, outcomes: tuple[Outcome, ...]) -> _Element:
    case = _named(suite.name, f"{rule.code} {rule.check.__name__}")
    errors = [each for each in outcomes if not each.check.passed and each.severity == "error"]
    wrong = [each for each in errors if not each.waiver]
    waived = [f"{sentence(each)} {who_waives(each.waiver)}" for each in errors if each.waiver]
    if wrong:
        first = sentence(wrong[0])
        message = first if len(wrong) == 1 else f"{counted(len(wrong), 'error')}, the first: {first}"
        text = "\n\n".join([rule.sentence, *map(_told, wrong)])
        unread = rule.code in UNREAD and suite.paper is None and wrong[0].check.place is None
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
