"""WAI-01."""

from collections.abc import Iterator

from checks.model import Check, report_rule
from checks.outcome import Judged


@report_rule("WAI-01", clause="waiver's own words", severity="warning")
def waiver_has_not_run_out(judged: Judged) -> Iterator[Check]:
    """A waiver in the matter has not run out.

    One that has waives nothing any more: what it let stand is a finding again.

    Passes:
        waived until 2002-12-31

    Fails:
        waived until 2002-12-30
    """
    review = judged.review
    for each in review.book.matter.waivers:
        yield Check(
            f"the waiver of {each.rule} in {each.document} by {each.by} has not run out",
            passed=each.standing(review.as_of) != "run out",
            found=f"until {each.until}",
            expected=f"until {review.as_of} or later",
            file=str(each.source()),
            event=each.event,
            fact=each.fact,
            remedy="mend what was waived, or have the waiver given again; else strike it out",
        )
