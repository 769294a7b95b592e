"""OBL-09."""

from collections.abc import Iterator

from checks.case import Review
from checks.figures import KINDS
from checks.model import Check, matter_rule
from warrant.obligations.section_02_1_exercise import exercises
from warrant.section_3 import Sufficiency, sufficiencies
from warrant.section_3_checklist import AMISS


@matter_rule("OBL-09", clause="3")
def shares_reserved_are_sufficient(review: Review) -> Iterator[Check]:
    """Enough Common Stock is authorised and reserved for the exercise of the Warrants, after every event.

    "Company shall at all times have authorized and reserved ... a sufficient number of shares". What is authorised
    and neither outstanding nor reserved for others is held against what is purchasable; and so is what the Board
    reserved for the Warrants, where the matter states it. Of the shares issued upon an exercise, Company pays the
    issue taxes and lists them where the stock is listed.

    Passes:
        authorised 60,000,000

    Fails:
        authorised 50,000,000

    Passes:
        reserved 671,453

    Fails:
        reserved 671,452
    """
    for each in sufficiencies(review.book):
        yield from _sufficient(each)
    for event, act in exercises(review.book):
        for row in act.rows["checklist"]:
            stands = row["standing"].value
            yield Check(
                f"{row['item'].value} of {event.id} stand as Section 3 has them",
                passed=stands not in AMISS,
                found=stands,
                expected="as Company covenants",
                file=str(event.source()),
                fact=row["standing"].id,
                event=event.id,
                remedy="Company has to set it right, and the matter to record it",
            )


def _sufficient(each: Sufficiency) -> Iterator[Check]:
    after = "at issue" if each.after == "issue" else f"after {each.after}"
    event = None if each.after == "issue" else each.after
    pairs = [("authorised", each.available, each.short)]
    if each.reserved and each.reserved_short:
        pairs.append(("reserved", each.reserved, each.reserved_short))
    shares = KINDS["shares"].print
    for what, there, short in pairs:
        yield Check(
            f"shares {what} suffice {after}",
            passed=not short.value.amount,
            found=f"{shares(there.value)} shares" + f", {shares(short.value)} short" * bool(short.value.amount),
            expected=f"{shares(each.purchasable.value)} shares",
            file="events.yaml" if event else "warrant.yaml",
            fact=short.id,
            event=event,
            remedy=f"have {'the stockholders authorise' if what == 'authorised' else 'the Board reserve'} more",
        )
