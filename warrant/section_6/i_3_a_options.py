"""Section 6(i)3(A): options to purchase and rights to subscribe for Common Stock.

    the aggregate maximum number of shares of Common Stock deliverable upon exercise of such options to
    purchase or rights to subscribe for Common Stock shall be deemed to have been issued at the time such
    options or rights were issued and for a consideration equal to the consideration (determined in the
    manner provided in subdivisions (1) and (2) above with the proviso in subdivision (2) being applied to
    the number of shares of Common Stock deliverable upon such exercise), if any, received by Company upon
    the issuance of such options or rights plus the minimum purchase price provided in such options or
    rights for the Common Stock covered thereby;

The proviso limits what is received for the options or rights, not the purchase price to come.
"""

from __future__ import annotations

from warrant.events.grant import Grant
from warrant.events.rights import RightsIssue
from warrant.facts import Fact
from warrant.matter import Matter
from warrant.quantities import Money
from warrant.section_6.i_1_cash import Cash
from warrant.section_6.i_2_other_consideration import with_other

CLAUSE = "6(i)3(A)"


def consideration(event: Grant, matter: Matter) -> Fact[Money]:
    """What was received for the grant plus the minimum purchase price of all shares deliverable."""
    received = received_for_the_issue(event, CLAUSE, matter)
    price, shares = event.fact("minimum_price", CLAUSE), event.fact("shares_deliverable", CLAUSE)
    how = "the minimum purchase price times the shares deliverable"
    purchase = event.minimum_price * event.shares_deliverable
    due = Fact(f"{event.id}.purchase_price", purchase, CLAUSE, how, (price, shares), event=event.id)
    how = "what was received for the issue plus that purchase price"
    total = received.value + purchase
    return Fact(f"{event.id}.consideration", total, CLAUSE, how, (received, due), event=event.id)


def received_for_the_issue(event: RightsIssue, clause: str, matter: Matter) -> Fact[Money]:
    """Cash paid for the rights less the expenses of their issue (6(i)1), and other consideration (6(i)2)."""
    if event.expenses > event.cash_paid:
        what = f"the expenses of {event.id} are more than the cash paid"
        raise event.refuse("expenses", what, "state the cash before deductions of this issue only")
    paid, expenses = event.fact("cash_paid", "6(i)1"), event.fact("expenses", "6(i)1")
    how = "the cash paid for the rights less the expenses of their issue"
    net, inputs = event.cash_paid - event.expenses, (paid, expenses)
    if event.other_consideration is None:
        return Fact(f"{event.id}.received", net, clause, how, inputs, event=event.id)
    cash = Cash(paid, expenses, Fact(f"{event.id}.net_cash", net, "6(i)1", how, inputs, event=event.id))
    return with_other(event, "received", cash, event.fact("shares_deliverable", clause), matter)
