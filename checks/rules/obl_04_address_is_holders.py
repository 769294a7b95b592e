"""OBL-04."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule
from warrant import section_14
from warrant.obligations import mailings_of, obligations


@matter_rule("OBL-04", clause="14")
def address_is_holders(review: Review) -> Iterator[Check]:
    """What is sent goes to the registered Holder, at its address for notices.

    Passes:
        mailed adjustment-statement 2002-06-17 first_class

    Fails:
        mailed adjustment-statement 2002-06-17 first_class to 1 Wrong Street; Nowhere
    """
    for obligation in obligations(review.book):
        to = obligation.to
        expected = f"{to.name}, {'; '.join(to.address)}"
        for mailing in mailings_of(obligation, review.book, review.as_of):
            found = f"{mailing.to}, {mailing.address}"
            yield Check(
                "it went to the registered Holder at its address",
                passed=section_14.so_addressed(mailing, to.name, to.address),
                found=found,
                expected=expected,
                file=str(mailing.source()),
                event=obligation.event,
                remedy="send it again to the right address",
            )
