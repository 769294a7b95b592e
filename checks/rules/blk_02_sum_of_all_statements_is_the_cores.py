"""BLK-02."""

from collections.abc import Iterator

from checks.case import Review
from checks.figures import KINDS
from checks.model import Check, matter_rule


@matter_rule("BLK-02", clause="5")
def sum_of_all_statements_is_the_cores(review: Review) -> Iterator[Check]:
    """The shares that all statements of a run state make up what the core has under all Warrants of its list.

    Only statements that were found right are summed, so that one which is wrong, or not there, is missed here as well.

    Passes (run):
        stated 542,075, owed 542,075

    Fails (run):
        stated 541,975, owed 542,075
    """
    for run in review.runs:
        yield Check(
            "the shares after the adjustment, under all statements that are right, are those of all Warrants",
            passed=run.stated == run.owed,
            found=KINDS["shares"].print(run.stated),
            expected=KINDS["shares"].print(run.owed),
            file=run.run,
            event=run.event,
        )
