"""The comparisons over the whole matter, and every rule with what it compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lxml.etree import _Element

from checks.model import RULES, Rule
from checks.outcome import Outcome
from checks.report.html_elements import Content, counted, element, link, status, table
from checks.report.html_index import Index
from checks.report.sentences import section

OPEN = 12


def matter_comparisons(index: Index) -> _Element:
    """What was compared over the matter as a whole, rule by rule, what did not pass first."""
    heading = element("h2", "The matter as a whole", id="matter")
    by_rule = _by_rule(index)
    parts = (
        _of_rule(index, rule, by_rule[rule.code])
        for rule in _rules()
        if rule.scope not in ("file", "paper") and by_rule[rule.code]
    )
    return element("section", heading, *parts, aria_labelledby="matter", class_="matter")


def _of_rule(index: Index, rule: Rule, outcomes: list[Outcome]) -> _Element:
    failed = [outcome for outcome in outcomes if not outcome.check.passed]
    passed = [outcome for outcome in outcomes if outcome.check.passed]
    return element(
        "section",
        element("h3", f"{rule.code}: {counted(len(outcomes), 'comparison')}, {len(passed):,} passed"),
        element("p", rule.sentence),
        _comparisons(index, failed, f"{rule.code}, not passed") if failed else None,
        _folded(index, passed, rule) if passed else None,
    )


def _folded(index: Index, passed: list[Outcome], rule: Rule) -> _Element:
    rows = _comparisons(index, passed, f"{rule.code}, passed")
    return element(
        "details", element("summary", f"{len(passed):,} passed"), rows, open="" if len(passed) <= OPEN else None
    )


def _comparisons(index: Index, outcomes: list[Outcome], caption: str) -> _Element:
    rows = (_comparison(index, outcome) for outcome in outcomes)
    return table(("Outcome", "Asked", "Found", "Expected", "File"), rows, caption)


def _comparison(index: Index, outcome: Outcome) -> tuple[Content, ...]:
    check = outcome.check
    sign: _Element = status("passed")
    if not check.passed:
        number = index.finding_numbers[id(outcome)]
        kind = "failed" if outcome.severity == "error" else "warned"
        word = "waived" if outcome.waiver else outcome.severity
        sign = element(
            "span",
            status("waived" if outcome.waiver else kind, word),
            " ",
            link(f"finding-{number}", f"finding {number}"),
        )
    return sign, check.asks, check.found, check.expected, check.file


def catalogue(index: Index) -> _Element:
    """Every rule with the number of comparisons that it made; that it made none is said."""
    heading = element("h2", "Every rule and what it compared", id="rules")
    by_rule = _by_rule(index)
    rows = (_line(rule, by_rule[rule.code]) for rule in _rules())
    heads = ("Rule", "What it asks", "Clause", "Severity", "Compared#", "Passed#", "Not passed#")
    return element("section", heading, table(heads, rows, "The catalogue of rules", "rules"), aria_labelledby="rules")


def _line(rule: Rule, outcomes: list[Outcome]) -> tuple[Content, ...]:
    passed = sum(outcome.check.passed for outcome in outcomes)
    compared: Content = f"{len(outcomes):,}" if outcomes else element("em", "compared nothing")
    return (
        rule.code,
        rule.sentence,
        section(rule.clause),
        rule.severity,
        compared,
        f"{passed:,}",
        f"{len(outcomes) - passed:,}",
    )


def _rules() -> Iterable[Rule]:
    return sorted(RULES.values(), key=lambda rule: rule.code)


def _by_rule(index: Index) -> dict[str, list[Outcome]]:
    found: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in index.report.outcomes:
        found[outcome.rule.code].append(outcome)
    return found
