"""OBL-01."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule
from warrant.obligations import mailings_of, obligations


@matter_rule("OBL-01", clause="10")
def section_10_notice_in_time(review: Review) -> Iterator[Check]:
    """Notice of a dividend out of anything but earned surplus is mailed thirty days before the record date.

    "Company shall mail notice thereof to Holder hereof not less than thirty (30) days prior to the record
    date". A notice that is late, or whose last day has passed without any, is an error.

    Passes:
        mailed extraordinary-dividend-notice 2002-08-12 certified

    Fails:
        mailed extraordinary-dividend-notice 2002-08-19 certified
    """
    for obligation in obligations(review.book):
        if obligation.by is None:
            continue
        sent = [mailing.sent_on for mailing in mailings_of(obligation, review.book, review.as_of)]
        last = obligation.by.value
        if not sent and review.as_of <= last:
            continue
        yield Check(
            "the notice is mailed in time",
            passed=bool(sent) and min(sent) <= last,
            found=f"mailed on {min(sent)}" if sent else f"no mailing up to {review.as_of}",
            expected=f"mailed on or before {last}",
            file="mailings.csv",
            fact=obligation.by.id,
            event=obligation.event,
            remedy=f"the last lawful day was {last}: move the record date, or ask Holder for a waiver",
        )
