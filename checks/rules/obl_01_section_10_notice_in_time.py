"""OBL-01."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule
from warrant.standing import standings


@matter_rule("OBL-01", clause="10")
def section_10_notice_in_time(review: Review) -> Iterator[Check]:
    """Notice of a dividend out of anything but earned surplus is mailed thirty days before the record date.

    "Company shall mail notice thereof to Holder hereof not less than thirty (30) days prior to the record
    date". A notice that is late, or whose last day has passed without any, is an error. A mailing by a method
    that is not allowed, to a wrong address or before the declaration is no notice: it is a finding of its own
    (OBL-03, OBL-04, OBL-07), and once the last day has passed the want of a notice is one more, here.

    Passes:
        mailed extraordinary-dividend-notice 2002-08-12 certified

    Fails:
        mailed extraordinary-dividend-notice 2002-08-19 certified
    """
    for standing in standings(review.book, review.as_of):
        obligation = standing.obligation
        if obligation.clause != "10" or obligation.by is None or standing.word == "open":
            continue
        last = obligation.by.value
        yield Check(
            "the notice is mailed in time",
            passed=standing.in_order,
            found=f"mailed on {standing.done_on}" if standing.done_on else standing.none_counts,
            expected=f"mailed on or before {last}",
            file="mailings.csv",
            fact=obligation.by.id,
            event=obligation.event,
            remedy=f"the last lawful day was {last}: move the record date, or ask Holder for a waiver",
        )
