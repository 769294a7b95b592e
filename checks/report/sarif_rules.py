"""A rule as SARIF describes one: what it asks, its clause as executed, what passes and what fails."""

from __future__ import annotations

from typing import Any

from checks.catalogue import Example, examples, explanation
from checks.model import Rule
from checks.report.sentences import section
from checks.run import Report
from warrant.clauses import words


def described(rule: Rule, report: Report) -> dict[str, Any]:
    """The rule as a SARIF reportingDescriptor, with how much it compared in this run."""
    compared = [outcome.check.passed for outcome in report.outcomes if outcome.rule is rule]
    return {
        "id": rule.code,
        "name": rule.check.__name__.title().replace("_", ""),
        "shortDescription": {"text": rule.sentence},
        "fullDescription": {"text": "\n".join(filter(None, [rule.sentence, explanation(rule)]))},
        "help": {"text": _help(rule), "markdown": _help_in_markdown(rule)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {
            "clause": section(rule.clause),
            "about": "each paper" if rule.scope == "paper" else "the matter as a whole",
            "compared": len(compared),
            "passed": sum(compared),
            "tags": [rule.code.partition("-")[0]],
        },
    }


def _help(rule: Rule) -> str:
    parts = [rule.sentence, explanation(rule), *_clause(rule)]
    parts += [f"{_verdict(each)}:\n{each.text}" for each in examples(rule)]
    return "\n\n".join(filter(None, parts))


def _help_in_markdown(rule: Rule) -> str:
    parts = [rule.sentence, *explanation(rule).split("\n"), *(f"> {each}" for each in _clause(rule))]
    parts += [f"{_verdict(each)}:\n\n```text\n{each.text}\n```" for each in examples(rule)]
    return "\n\n".join(filter(None, parts))


def _clause(rule: Rule) -> list[str]:
    quoted = words(rule.clause)
    return [f"{section(rule.clause)}: “{quoted}”"] if quoted else [section(rule.clause)]


def _verdict(example: Example) -> str:
    said = "Passes" if example.passes else "Fails"
    return f"{said} ({example.kind.replace('_', ' ')})" if example.kind else said
