"""BLK-04."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule


@matter_rule("BLK-04", clause="")
def every_statement_is_as_recorded(review: Review) -> Iterator[Check]:
    """Every file of a run is, byte for byte, the one that the run recorded when it wrote it.

    What an altered file says is found by the rules on figures and words; this finds that somebody had it in hand.

    Passes (run):
        3 lines, 3 statements

    Fails (run):
        3 lines, 3 statements, altered 0001/H-00002.pdf
    """
    for run in review.runs:
        asks = "a file of a run is the one that was written"
        yield Check(asks, not run.altered, f"{run.files:,} files", "as recorded", run.run, event=run.event)
        for name in run.altered:
            found, remedy = (
                "its SHA-256 is not the one recorded in batch.csv",
                "remove it; tenor generate writes it again",
            )
            yield Check(asks, False, found, "as recorded", f"{run.run}/{name}", event=run.event, remedy=remedy)
