"""TXT-06."""

from collections.abc import Iterator

from checks.case import Case
from checks.model import Check, paper_rule
from checks.squeezed import first_difference


@paper_rule("TXT-06", clause="17")
def no_change_is_pending(case: Case) -> Iterator[Check]:
    """A finished paper holds no tracked change: it says the same with all changes accepted and all rejected.

    Passes:
        Warrant Price in effect after this adjustment $3.77

    Fails:
        Warrant Price in effect after this adjustment [-$4.10-][+$3.77+]
    """
    accepted, original = case.paper.text.string, case.paper.original.string
    same = accepted == original
    at = 0 if same else first_difference(accepted, original)
    yield Check(
        "no tracked change is pending",
        passed=same,
        found="no tracked change" if same else f"{accepted[at : at + 40]!r} with the changes accepted",
        expected="no tracked change" if same else f"{original[at : at + 40]!r} with the changes rejected",
        file=case.paper.file,
        place=None if same else case.at(min(at, len(accepted))),
        span=None if same else (min(at, len(accepted)), min(at + 40, len(accepted))),
        event=case.document.event,
        clause=case.document.clause,
        remedy="accept or reject every change",
    )
