"""WAI-02."""

from collections.abc import Iterator
from pathlib import Path

from checks.case import Review
from checks.model import Check, report_rule
from checks.outcome import Judged
from checks.waivers import is_of
from warrant.waivers import Waiver


@report_rule("WAI-02", clause="waiver's own words", severity="note")
def waiver_meets_a_finding(judged: Judged) -> Iterator[Check]:
    """A waiver in force waives a finding that is there.

    One that meets none was written wrongly, or what it let stand has been mended. Asked where the document is
    among those checked, or a whole folder is.

    Passes:
        waived until 2002-12-31 met once

    Fails:
        waived until 2002-12-31
    """
    review = judged.review
    for each in review.book.matter.waivers:
        if each.standing(review.as_of) == "in force" and _is_asked(each, review):
            met = sum(outcome.waiver == each for outcome in judged.outcomes)
            yield Check(
                f"the waiver of {each.rule} in {each.document} by {each.by} meets a finding",
                passed=met > 0,
                found=f"{met} waived" if met else "no such finding",
                expected="a finding that it waives",
                file=str(each.source()),
                event=each.event,
                fact=each.fact,
                remedy="strike it out, or correct what it names",
            )


def _is_asked(waiver: Waiver, review: Review) -> bool:
    checked = {file.path.name for file in review.files}
    is_paper = any(document.stem == Path(waiver.document).stem for document in review.documents)
    return review.complete or not is_paper or any(is_of(waiver, name) for name in checked)
