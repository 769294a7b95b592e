"""BLK-01."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule


@matter_rule("BLK-01", clause="6(viii)")
def every_listed_holder_has_a_statement(review: Review) -> Iterator[Check]:
    """Every Holder of a list has its statement on file, in each format in which the run wrote any.

    A line of the list that cannot be used has none: mend the line, so that its Holder is not passed over.

    Passes (run):
        3 lines, 3 statements

    Fails (run):
        3 lines, 2 statements, missing H-00002

    Fails (run):
        3 lines, 2 statements, refused H-00003
    """
    for run in review.runs:
        asks = "the statement of a listed Holder is on file"
        clear = not run.missing and not run.refused and run.lines > 0
        yield Check(asks, clear, f"{run.statements:,} statements", f"{run.lines:,}", run.run, event=run.event)
        for missing in run.missing:
            found, remedy = f"not on file (line {missing.line:,} of the list)", "tenor generate writes it"
            yield Check(asks, False, found, "on file", f"{run.run}/{missing.file}", event=run.event, remedy=remedy)
        for line in run.refused:
            found = f"line {line.line:,} of the list cannot be used: {line.what}"
            yield Check(asks, False, found, "a line that can be used", run.run, event=run.event, fact=line.certificate)
