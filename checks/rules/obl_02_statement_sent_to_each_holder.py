"""OBL-02."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule
from warrant.obligations import mailings_of, obligations


@matter_rule("OBL-02", clause="6(viii)")
def statement_sent_to_each_holder(review: Review) -> Iterator[Check]:
    """A statement of each adjustment is sent to each Holder.

    "Company shall cause a copy of such statement to be sent by mail, first class postage prepaid, to each
    Holder". The clause fixes no day; once the adjustment is effective, a statement not sent is an error.

    Passes:
        mailed adjustment-statement 2002-06-17 first_class

    Fails:
        mailed nothing
    """
    for obligation in obligations(review.book):
        if obligation.kind != "adjustment_statement" or obligation.since > review.as_of:
            continue
        sent = mailings_of(obligation, review.book, review.as_of)
        yield Check(
            f"{obligation.document} is sent to the Holder of {obligation.warrant.certificate}",
            passed=bool(sent),
            found=f"sent on {sent[0].sent_on}" if sent else f"no mailing up to {review.as_of}",
            expected="a mailing to each Holder",
            file="mailings.csv",
            fact=f"{obligation.event}.price_after",
            event=obligation.event,
            clause=obligation.clause,
            remedy="send it, and record the mailing in mailings.csv",
        )
