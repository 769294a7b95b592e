"""The findings, with a filter by severity and by paper that needs no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from checks.outcome import Outcome
from checks.report.html_elements import clause_quoted, counted, element, link, status
from checks.report.html_index import Index
from checks.report.sentences import section, who_waives
from checks.report.verdict import SEVERITIES

SIGNS = {"error": "failed", "warning": "warned", "note": "warned"}


def findings(index: Index) -> _Element:
    """The findings, errors first."""
    heading = element("h2", "Findings", id="findings")
    found = index.report.findings
    if not found:
        return element("section", heading, element("p", "There are no findings."), aria_labelledby="findings")
    shown = element("p", role="status", class_="shown", id="shown")
    articles = (finding(index, outcome) for outcome in found)
    return element("section", heading, _filter(index), shown, *articles, aria_labelledby="findings", class_="findings")


def filter_rules(index: Index) -> str:
    """The CSS by which the filter hides findings; for the screen only, so that print is complete."""
    names = [f"severity-{severity}" for severity in SEVERITIES] + [f"of-{number}" for number in _groups(index)]
    return "\n".join(f".findings:has(#only-{name}:checked) .finding:not(.{name}) {{ display: none }}" for name in names)


def _groups(index: Index) -> dict[int, str]:
    """The papers that have findings, by number, and 0 for what lies in no paper."""
    sheets = {sheet.number: sheet.paper.file for sheet in index.sheets if sheet.findings}
    elsewhere = any(index.sheet_of(outcome) is None for outcome in index.report.findings)
    return sheets | ({0: "not in a paper"} if elsewhere else {})


def _filter(index: Index) -> _Element:
    found = index.report.findings
    severities = (
        (f"severity-{each}", counted(_count(found, each), each)) for each in SEVERITIES if _count(found, each)
    )
    groups = ((f"of-{number}", name) for number, name in _groups(index).items())
    return element(
        "div",
        _choices("severity", "Show by severity", [("severity-all", "all"), *severities]),
        _choices("paper", "Show by paper", [("of-all", "all"), *groups]),
        _keys(),
        class_="filter",
    )


def _count(found: Iterable[Outcome], severity: str) -> int:
    return sum(outcome.severity == severity for outcome in found)


def _choices(name: str, legend: str, choices: list[tuple[str, str]]) -> _Element:
    labels = (
        element(
            "label",
            element("input", type="radio", name=name, id=f"only-{id}", checked=None if at else ""),
            element("span", words),
        )
        for at, (id, words) in enumerate(choices)
    )
    return element("fieldset", element("legend", legend), *labels)


def _keys() -> _Element:
    """The keys of the page, which can be turned off; the script shows them, for without it there are none."""
    box = element("input", type="checkbox", id="keys", checked="")
    words = "Keys: n and p go to the next and the previous finding, Space opens a figure, Escape closes it"
    return element("p", element("label", box, element("span", words)), class_="keys", hidden="")


def finding(index: Index, outcome: Outcome) -> _Element:
    """One finding as an article; a waived one says by whom, until when and why."""
    check, anchor = outcome.check, index.finding_anchor(outcome)
    sheet = index.sheet_of(outcome)
    classes = f"finding severity-{outcome.severity} of-{sheet.number if sheet else 0}"
    number = index.finding_numbers[id(outcome)]
    waiver = outcome.waiver
    severity = outcome.severity
    sign = status("waived", f"waived {severity}") if waiver else status(SIGNS[severity], severity)
    heading = element("h3", f"{number}. ", sign, f" {outcome.rule.code}: {check.asks}", id=f"{anchor}-title")
    compared = element(
        "dl",
        element("div", element("dt", "Found"), element("dd", check.found)),
        element("div", element("dt", "Expected"), element("dd", check.expected)),
        element("div", element("dt", "Confidence"), element("dd", check.confidence)) if check.confidence else None,
        class_="compared",
    )
    about = element("dl", *_about(index, outcome), class_="about")
    return element(
        "article", heading, compared, about, clause_quoted(outcome.clause),
        class_=classes, id=anchor, tabindex="-1", aria_labelledby=f"{anchor}-title",
    )  # fmt: skip


def _about(index: Index, outcome: Outcome) -> Iterator[_Element]:
    check = outcome.check
    rows: list[tuple[str, str | _Element | None]] = [
        ("Where", _where(index, outcome)),
        ("Fact", _fact(index, check.fact)),
        ("Event", check.event),
        ("Clause", section(outcome.clause) or None),
        ("To do", check.remedy or None),
        ("Waived", who_waives(outcome.waiver).removeprefix("Waived ") if outcome.waiver else None),
    ]
    for name, value in rows:
        if value is not None:
            yield element("dt", name)
            yield element("dd", value)


def _where(index: Index, outcome: Outcome) -> str | _Element:
    check, sheet = outcome.check, index.sheet_of(outcome)
    words = str(check.place) if check.place else check.file
    to = index.mark_anchors.get(id(outcome)) or (sheet.anchor if sheet else None)
    return link(to, words) if to else words


def _fact(index: Index, fact: str | None) -> str | _Element | None:
    anchor = index.fact_anchor(fact)
    return link(anchor, fact or "", class_="opens") if anchor else fact
