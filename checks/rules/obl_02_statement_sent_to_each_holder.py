"""OBL-02."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule
from warrant.obligations import Addressee
from warrant.standing import standings

STATEMENTS = ("adjustment_statement", "superseding_statement")


@matter_rule("OBL-02", clause="6(viii)")
def statement_sent_to_each_holder(review: Review) -> Iterator[Check]:
    """A statement of each adjustment is sent to each Holder.

    "Company shall cause a copy of such statement to be sent by mail, first class postage prepaid, to each
    Holder". The clause fixes no day; once the adjustment is effective, a statement not sent is an error. A
    mailing by a method that is not allowed or to a wrong address sends nothing to the Holder: it is a finding
    of its own (OBL-03, OBL-04), and the want of a statement is one more, here. A statement that was sent and is
    otherwise by what became known since is no statement of the facts: one that supersedes it is sent as well.

    Passes:
        mailed adjustment-statement 2002-06-17 first_class

    Fails:
        mailed nothing
    """
    for standing in standings(review.book, review.as_of):
        obligation = standing.obligation
        if obligation.kind not in STATEMENTS or standing.word == "open":
            continue
        yield Check(
            f"{obligation.document} is sent to {_whom(obligation.to)}",
            passed=standing.in_order,
            found=f"sent on {standing.done_on}" if standing.done_on else standing.none_counts,
            expected="a mailing to each Holder",
            file="mailings.csv",
            fact=f"{obligation.event}.price_after" if obligation.kind == "adjustment_statement" else None,
            event=obligation.event,
            clause=obligation.clause,
            remedy="send it, and record the mailing in mailings.csv",
        )


def _whom(to: Addressee) -> str:
    return f"each of the {to.name}" if to.listed else f"the Holder of {to.certificate}"
