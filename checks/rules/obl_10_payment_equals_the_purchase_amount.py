"""OBL-10."""

from collections.abc import Iterator

from checks.case import Review
from checks.figures import KINDS
from checks.model import Check, matter_rule
from warrant.adjustment import Act
from warrant.events.exercise import Exercise
from warrant.obligations.section_02_1_exercise import exercises


@matter_rule("OBL-10", clause="2.1")
def payment_equals_the_purchase_amount(review: Review) -> Iterator[Check]:
    """Upon an exercise Holder pays the Warrant Price for each share, by means that Section 2.1 allows.

    "in the amount of the Warrant Price for each share being purchased". Indebtedness cancelled has to be that of
    Company, not of the lessee. The certificates that Holder asks for add up to the shares to be issued.

    Passes:
        exercise paid 331,000.00

    Fails:
        exercise paid 330,999.99

    Fails:
        exercise paid 331,000.00 owed by CTC Communications Corp.
    """
    for event, act in exercises(review.book):
        if event.way == "purchase":
            yield _paid(event, act)
            yield from _means(event, act)
        if "denominations_total" in act.facts:
            yield _denominations(event, act)


def _paid(event: Exercise, act: Act) -> Check:
    facts = act.facts
    short, over = (facts[name].value for name in ("payment_short", "payment_over"))
    dollars = KINDS["money"].print
    by = f", {dollars(short)} short" * bool(short.amount) + f", {dollars(over)} over" * bool(over.amount)
    return Check(
        f"the payment of {event.id} is the Warrant Price for each share",
        passed=not by,
        found=f"{dollars(facts['payment'].value)}{by}",
        expected=dollars(facts["purchase_amount"].value),
        file=str(event.source("payments")),
        fact=facts["purchase_amount"].id,
        event=event.id,
        remedy="have Holder pay what is short, or pay back what is over, and record it",
    )


def _means(event: Exercise, act: Act) -> Iterator[Check]:
    for each, row in zip(event.payments, act.rows["payments"], strict=True):
        yield Check(
            f"a payment of {event.id} is made by a means that Section 2.1 allows",
            passed=row["counted"].value == "yes",
            found=row["made_by"].value,
            expected="cash, check, wire transfer, or cancellation of indebtedness of Company",
            file=str(each.source()),
            fact=row["counted"].id,
            event=event.id,
            remedy="indebtedness of another than Company pays nothing: have the amount paid otherwise",
        )


def _denominations(event: Exercise, act: Act) -> Check:
    total, now = act.facts["denominations_total"], act.facts["shares_issued_now"]
    return Check(
        f"the certificates of {event.id} are for the shares to be issued",
        passed=total.value == now.value,
        found=KINDS["shares"].print(total.value),
        expected=KINDS["shares"].print(now.value),
        file=str(event.source("denominations")),
        fact=total.id,
        event=event.id,
        remedy="agree the denominations with Holder",
    )
