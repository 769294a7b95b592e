"""FIG-01."""

from collections.abc import Iterator

from checks.case import Case, Stated
from checks.figures import KINDS
from checks.model import Check, paper_rule

LOOK = "look whether the words there say this; nothing but the value does"


@paper_rule("FIG-01", clause="6(viii)")
def figure_equals_the_core(case: Case) -> Iterator[Check]:
    """Every figure, date and name that a paper states is the one computed, in the form that its kind has.

    A price is printed to the cent and shares to the tenth, never finer (Section 6(vi)); a quotient shown
    before rounding is cut, and says so by an ellipsis. In a paper by others a figure may have any form. One that is
    taken for a fact with low confidence, by its value alone or by a guess at letters that a scan has spoilt, is a
    warning: somebody has to look at it.

    Passes:
        Warrant Price in effect after this adjustment $3.77
        Effective date June 14, 2002

    Fails:
        Warrant Price in effect after this adjustment $3.78

    Fails:
        Warrant Price in effect after this adjustment $3.770

    Fails:
        Effective date June 15, 2002

    Passes (by_others):
        On 14 June 2002 the Warrant Price was reduced from US$4.10 to three dollars and seventy-seven cents ($3.77).

    Fails (by_others):
        On 14 June 2002 the Warrant Price was reduced from US$4.10 to US$3.78.

    Fails (by_others):
        On June l4, 2002 the Warrant Price was reduced from $4.10 to $3.77.
    """
    for stated in case.stated:
        fact, kind = stated.fact, KINDS[stated.kind]
        yield Check(
            f"{stated.name} is stated as computed",
            passed=stated.is_right and not _is_doubtful(stated),
            found=" ".join(stated.text.split()),
            expected=kind.print(fact.value) if fact else "no such figure for this event",
            file=case.paper.file,
            place=case.at(stated.start),
            span=(stated.start, stated.end),
            fact=fact.id if fact else stated.name,
            event=case.document.event,
            clause=fact.clause if fact else None,
            severity="warning" if stated.is_right and _is_doubtful(stated) else None,
            remedy=LOOK if stated.is_right else "correct the figure, or the event that it rests on",
            confidence=stated.confidence if case.by_others else None,
        )


def _is_doubtful(stated: Stated) -> bool:
    return stated.confidence == "low"
