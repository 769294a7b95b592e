"""The exercise of this Warrant under Section 6(i): an issue of its own, or none (reading R12).

    If Company shall ... issue shares of Common Stock other than Excluded Stock ... without consideration or for a
    consideration per share less than the Warrant Price in effect immediately prior to the issuance

Bought at the Warrant Price, its shares are not issued for less. In a net exercise shares are withheld "in lieu
of" payment, so that those issued are issued without consideration. Where the Warrant itself is deemed issued
(reading R29), its exercise is no second issue.
"""

from __future__ import annotations

from warrant.adjustment import Considered
from warrant.events.exercise import Exercise
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import NO_MONEY, Money, Shares
from warrant.section_2_1_conditions import exercised_on
from warrant.section_2_1_net import net_exercise
from warrant.section_2_1_payment import payment
from warrant.section_2_1_settlement import shares_purchased
from warrant.section_6.i_1_cash import DEDUCTIONS
from warrant.state import State

CLAUSE = "6(i)"


def no_issue(event: Exercise, state: State, matter: Matter) -> Considered | None:
    """That the exercise is no issue, and why; ``None`` where it is one."""
    readings, facts = matter.terms.readings, (event.fact("certificate", CLAUSE),)
    if readings["R12"] == "no":
        because = "the shares are issued upon the exercise of this Warrant itself, which is no issue under this clause"
        return Considered(CLAUSE, False, because, facts, ("R12",))
    if readings["R29"] == "yes":
        because = "the Warrant itself is deemed issued, and its exercise is no second issue"
        return Considered(CLAUSE, False, because, facts, ("R12", "R29"))
    if not issued_upon(event, state, matter)[0].value.amount:
        return Considered(CLAUSE, False, "no whole share is issued upon the exercise", facts, ("R12",))
    return None


def issued_upon(event: Exercise, state: State, matter: Matter) -> tuple[Fact[Shares], Fact[Money]]:
    """The shares issued upon the exercise, and the consideration for them."""
    if event.way == "purchase":
        return shares_purchased(event), payment(event, state.price, matter.terms.company)["purchase_amount"]
    return net_exercise(event, exercised_on(event), state, matter).issued, _nothing(event)


def _nothing(event: Exercise) -> Fact[Money]:
    """No cash and no deductions from it (6(i)1): in a net exercise nothing is paid."""
    way = (event.fact("way", CLAUSE),)

    def none(name: str, how: str, inputs: tuple[AnyFact, ...]) -> Fact[Money]:
        return Fact(f"{event.id}.{name}", NO_MONEY, "6(i)1", how, inputs, event=event.id)

    paid, *parts = (none(name, "nothing is paid in a net exercise", way) for name in ("cash_paid", *DEDUCTIONS))
    deductions = none("deductions", "the discounts, commissions and other expenses together", tuple(parts))
    return none("consideration", "the cash paid less the deductions", (paid, deductions))
