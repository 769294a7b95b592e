"""OBL-08."""

from collections.abc import Iterator

from checks.case import Review
from checks.model import Check, matter_rule
from warrant.standing import standings

OF_THEIR_OWN = ("6(viii)", "10")  # clauses that OBL-01 and OBL-02 ask about


@matter_rule("OBL-08", clause="14")
def what_is_due_is_done_in_time(review: Review) -> Iterator[Check]:
    """What the Warrant makes due beside statements and Section 10 notices is sent or done by its last day.

    Notices under Sections 6(vii), 6(x), 8, 9 and Exhibit D, shares and new Warrants under Section 2.1, and the like.
    A right of a party that was not used is no fault.

    Passes:
        exercise delivered 2002-10-10

    Fails:
        exercise delivered 2002-10-20
    """
    for standing in standings(review.book, review.as_of):
        due = standing.obligation
        if due.clause in OF_THEIR_OWN or due.manner == "may" or standing.word == "open":
            continue
        by = f"on or before {due.by.value}" if due.by else "without delay"
        yield Check(
            f"{due.kind.replace('_', ' ')} to {due.to.name} in time",
            passed=standing.in_order,
            found=f"done on {standing.done_on}" if standing.done_on else standing.none_counts,
            expected=f"done {by}",
            file="mailings.csv" if due.manner == "send" else "events.yaml",
            fact=due.by.id if due.by else None,
            event=due.event,
            clause=due.clause,
            remedy=f"{due.of} has to do it, and the matter to record it",
        )
