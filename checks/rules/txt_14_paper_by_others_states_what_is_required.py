"""TXT-14."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.case import Case
from checks.figures import KINDS
from checks.model import Check, paper_rule
from checks.severity import Severity

if TYPE_CHECKING:
    from checks.foreign.owed import Asked

SEVERITY: dict[str, Severity] = {"required": "error", "follows": "warning", "nothing": "note"}


@paper_rule("TXT-14", clause="6(viii)")
def paper_by_others_states_what_is_required(case: Case) -> Iterator[Check]:
    """A paper that was not written here states every fact that its clause requires of it, in whatever words.

    What is required and lacking is an error. A step of a computation that is lacking is a warning, for the paper leaves
    it to be computed; an amount of nothing, a note. A name or a text that does not stand there as the matter has it is
    a warning, since other words may say it. A fact that is stated otherwise is stated: FIG-01 tells of it.

    Passes (facts_by_others):

    Fails (facts_by_others):
        without consideration
    """
    if case.by_others:
        from checks.foreign.owed import asked

        for each in asked(case):
            yield _check(each, case)


def _check(each: Asked, case: Case) -> Check:
    stated, fact = each.stated, each.fact
    expected = KINDS["any_form"].print(fact.value) if fact else f"{each.name}, which this event does not have"
    is_text = fact is not None and isinstance(fact.value, str)
    severity = "warning" if is_text and each.weight == "required" else SEVERITY[each.weight]
    return Check(
        f"{each.name} is stated",
        passed=stated is not None,
        found=" ".join(stated.text.split()) if stated else "lacking",
        expected=expected,
        file=case.paper.file,
        place=case.at(stated.start) if stated else None,
        span=(stated.start, stated.end) if stated else None,
        fact=fact.id if fact else each.name,
        event=case.document.event,
        clause=each.clause,
        severity=severity,
        remedy="have it stated, or look whether other words of the paper say it",
        confidence=stated.confidence if stated else None,
    )
