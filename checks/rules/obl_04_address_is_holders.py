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
        for mailing in mailings_of(obligation, review.book, review.as_of):
            right = section_14.addresses_on(review.book.state, to.name, to.address, mailing.sent_on)
            expected = f"{to.name}, {' or '.join('; '.join(each) for each in right)}"
            found = f"{mailing.to}, {mailing.address}"
            yield Check(
                "it went to the registered Holder at its address",
                passed=any(section_14.so_addressed(mailing, to.name, each) for each in right),
                found=found,
                expected=expected,
                file=str(mailing.source()),
                event=obligation.event,
                remedy="send it again to the right address",
            )
