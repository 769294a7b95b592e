"""BLK-03."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule


@matter_rule("BLK-03", clause="")
def nothing_else_lies_in_a_run(review: Review) -> Iterator[Check]:
    """Whatever lies in the folder of a run is a statement of a listed Holder or the run's own record.

    A file of nobody may be mailed to somebody: the mail goes by the folder.

    Passes (run):
        3 lines, 3 statements

    Fails (run):
        3 lines, 3 statements, stranger 0001/letter.pdf
    """
    for run in review.runs:
        asks = "a file of a run is that of a listed Holder"
        yield Check(asks, not run.strangers, f"{run.files:,} files", "listed Holders' alone", run.run, event=run.event)
        for name in run.strangers:
            found, remedy = "it belongs to no Holder of the list", "take it out of the folder"
            yield Check(asks, False, found, "a listed Holder's", f"{run.run}/{name}", event=run.event, remedy=remedy)
