"""OBL-03."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule
from warrant.obligations import mailings_of, obligations


@matter_rule("OBL-03", clause="14")
def method_is_allowed(review: Review) -> Iterator[Check]:
    """What is sent to a Holder goes by a method that the clause allows.

    A notice by certified or registered mail (Section 14); a statement of adjustment by mail, first class
    (Section 6(viii)).

    Passes:
        mailed extraordinary-dividend-notice 2002-08-12 registered

    Fails:
        mailed extraordinary-dividend-notice 2002-08-12 first_class
    """
    for obligation in obligations(review.book):
        for mailing in mailings_of(obligation, review.book, review.as_of):
            yield Check(
                "the method is one that the clause allows",
                passed=mailing.method in obligation.methods,
                found=mailing.method,
                expected=" or ".join(obligation.methods),
                file=str(mailing.source()),
                event=obligation.event,
                clause="6(viii)" if obligation.clause == "6(viii)" else "14",
                remedy="send it again by a method that is allowed",
            )
