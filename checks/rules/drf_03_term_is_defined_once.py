"""DRF-03."""

from collections.abc import Iterator

from checks.drafting.agreement import Agreement
from checks.drafting.definitions import Definition
from checks.drafting.rule import compared, drafting_rule
from checks.model import Check
from warrant.regex import regex

OF_ITS_OWN = regex(r"\bIN\s+WITNESS\s+WHEREOF\b|\bTHIS\s+[A-Z ]{4,60}\s+(?:is|dated|made|\()|\bTHIS\s+CERTIFIES\b")
"""What shows that an Exhibit is an instrument by itself, with terms of its own."""


@drafting_rule("DRF-03", severity="warning")
def term_is_defined_once(agreement: Agreement) -> Iterator[Check]:
    """A term is defined in one place only.

    A second definition in the same words is a note. An Exhibit that is an instrument by itself, with a beginning or a
    testimonium of its own, may define terms anew.

    Passes:
        "Loan" means the loan made under this Agreement. Borrower shall repay the Loan.

    Fails:
        "Loan" means the loan made under this Agreement. "Loan" means every advance that Lender makes to Borrower.
    """
    first: dict[tuple[str, int], Definition] = {}
    for each in agreement.definitions:
        if each.elsewhere:
            continue
        key = each.term, _instrument(agreement, each.start)
        before = first.setdefault(key, each)
        alike = bool(each.meaning) and each.meaning == before.meaning
        where = agreement.paper.text.at(agreement.words.offset(before.start))
        how = "in the same words" if alike else "otherwise"
        yield compared(
            agreement,
            f"{each.term} is defined once",
            before is each,
            (each.start, each.end),
            "one definition" if before is each else f"the definition at {where} alone, and none {how}",
            remedy="strike one of the two" if alike else "find out which of the two is meant, and strike the other",
            severity="note" if alike else None,
        )


def _instrument(agreement: Agreement, at: int) -> int:
    """Where the instrument begins whose terms stand here."""
    scope = agreement.scope(at)
    by_itself = scope.attachment and OF_ITS_OWN.search(agreement.string, scope.start, scope.stop)
    return scope.start if by_itself else 0
