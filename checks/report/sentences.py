"""What reports of every form say in the same words."""

from __future__ import annotations

from checks.run import Outcome
from warrant.clauses import cited


def sentence(outcome: Outcome) -> str:
    """A finding on one line: what was asked, what was found, what was expected, what to do."""
    check = outcome.check
    said = f"{check.asks}: found {check.found}, expected {check.expected}."
    return f"{said} To do: {check.remedy}." if check.remedy else said


def section(citation: str) -> str:
    """A citation in words, as it begins a sentence."""
    name = cited(citation)
    return name[:1].upper() + name[1:]
