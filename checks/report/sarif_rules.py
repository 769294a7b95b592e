"""A rule as SARIF describes one: what it asks, its clause as executed, what passes and what fails."""

from __future__ import annotations

from typing import Any

from checks.catalogue import explanation
from checks.model import Rule
from checks.outcome import Outcomes
from checks.report.rules import about, rule_markdown, rule_text
from checks.report.sentences import section


def described(rule: Rule, report: Outcomes) -> dict[str, Any]:
    """The rule as a SARIF reportingDescriptor, with how much it compared in this run."""
    compared = [outcome.check.passed for outcome in report.outcomes if outcome.rule is rule]
    return {
        "id": rule.code,
        "name": rule.check.__name__.title().replace("_", ""),
        "shortDescription": {"text": rule.sentence},
        "fullDescription": {"text": "\n".join(filter(None, [rule.sentence, explanation(rule)]))},
        "help": {"text": rule_text(rule), "markdown": rule_markdown(rule)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {
            **({"clause": section(rule.clause)} if rule.clause else {}),
            "about": about(rule),
            "compared": len(compared),
            "passed": sum(compared),
            "tags": [rule.code.partition("-")[0]],
        },
    }
