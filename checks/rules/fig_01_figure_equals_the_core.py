"""FIG-01."""

from collections.abc import Iterator

from checks.case import Case
from checks.figures import KINDS
from checks.model import Check, paper_rule


@paper_rule("FIG-01", clause="6(viii)")
def figure_equals_the_core(case: Case) -> Iterator[Check]:
    """Every figure, date and name that a paper states is the one computed, in the form that its kind has.

    A price is printed to the cent and shares to the tenth, never finer (Section 6(vi)); a quotient shown
    before rounding is cut, and says so by an ellipsis.

    Passes:
        Warrant Price in effect after this adjustment $3.77
        Effective date June 14, 2002

    Fails:
        Warrant Price in effect after this adjustment $3.78

    Fails:
        Warrant Price in effect after this adjustment $3.770

    Fails:
        Effective date June 15, 2002
    """
    for stated in case.stated:
        fact, kind = stated.fact, KINDS[stated.kind]
        yield Check(
            f"{stated.name} is stated as computed",
            passed=stated.is_right,
            found=" ".join(stated.text.split()),
            expected=kind.print(fact.value) if fact else "no such figure for this event",
            file=case.paper.file,
            place=case.at(stated.start),
            span=(stated.start, stated.end),
            fact=fact.id if fact else stated.name,
            event=case.document.event,
            clause=fact.clause if fact else None,
            remedy="correct the figure, or the event that it rests on",
        )
