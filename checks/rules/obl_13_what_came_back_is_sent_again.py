"""OBL-13."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule


@matter_rule("OBL-13", clause="14", severity="note")
def what_came_back_is_sent_again(review: Review) -> Iterator[Check]:
    """What came back undelivered has been sent again.

    What the Warrant asks for is done by the mailing: a statement is "sent by mail" (6(viii)), a notice by certified or
    registered mail is given "when so mailed" (14). So this is a note, and no obligation is open for it. But Holder has
    not read what came back, and the next paper will come back as well until another address is furnished.

    Passes:
        mailed adjustment-statement 2002-06-17 first_class returned 2002-07-01 and sent again

    Fails:
        mailed adjustment-statement 2002-06-17 first_class returned 2002-07-01
    """
    for each in review.book.matter.returns:
        row = each.row
        if row.returned_on > review.as_of:
            continue
        again = each.sent_again_on(review.as_of)
        reason = f" ({row.reason})" if row.reason else ""
        since = f"sent again on {again}" if again else "not sent since"
        yield Check(
            f"{row.document} to {each.to}, which came back, is sent again",
            passed=again is not None,
            found=f"sent on {row.sent_on}, back on {row.returned_on}{reason}, {since}",
            expected="a mailing since it came back",
            file=str(row.source()),
            remedy="ask Holder for an address (Section 14), record it, and send it again",
        )
