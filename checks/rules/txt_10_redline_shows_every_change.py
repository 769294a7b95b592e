"""TXT-10."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule
from checks.redline import views


@matter_rule("TXT-10", clause="7.2")
def redline_shows_every_change(review: Review) -> Iterator[Check]:
    """A redline shows every change of a new paper from the old one, and no other.

    With all its changes accepted it says what the new paper on file says; with all rejected, what the old one
    says. In a PDF words struck through are deleted and words underlined twice inserted. Where either paper is not
    on file, the redline proves nothing.

    Passes (redline):
        in accordance with Section [-5-][+6+] hereof
        ---
        in accordance with Section 6 hereof
        ---
        in accordance with Section 5 hereof

    Fails (redline):
        in accordance with Section 6 hereof
        ---
        in accordance with Section 6 hereof
        ---
        in accordance with Section 5 hereof
    """
    for each in review.redlines:
        clause, event, file = each.document.clause, each.document.event, each.paper.file
        if not each.new or not each.old:
            missing = "the new paper" if not each.new else "the old paper"
            yield Check(
                "the papers between which the redline stands are on file",
                passed=False,
                found=f"{missing} is not on file",
                expected="both papers, in the redline's format",
                file=file,
                clause=clause,
                event=event,
                remedy="tenor generate writes both, and the redline with them",
            )
            continue
        for view in views(each.paper, each.new, each.old):
            remedy = "write the redline again from the matter"
            yield Check(
                view.asks, view.same, view.found, view.expected, file, view.place, view.span,
                clause=clause, event=event, remedy=remedy,
            )  # fmt: skip
