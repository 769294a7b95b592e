"""Section 6(i)1: the consideration for stock issued for cash.

In the case of the issuance of Common Stock for cash, the consideration shall be deemed to be the
amount of cash paid therefor after deducting therefrom any discounts, commissions or other expenses
allowed, paid or incurred by Company for any underwriting or otherwise in connection with the
issuance and sale thereof.
"""

from __future__ import annotations

from warrant.events.issuance import Issuance
from warrant.facts import Fact
from warrant.quantities import Money

CLAUSE = "6(i)1"
DEDUCTIONS = ("discounts", "commissions", "expenses")


def consideration(event: Issuance) -> Fact[Money]:
    """Cash paid less discounts, commissions and expenses; ``BadMatter`` where they exceed it."""
    paid = event.fact("cash_paid", CLAUSE)
    parts = tuple(event.fact(name, CLAUSE) for name in DEDUCTIONS)
    total = event.discounts + event.commissions + event.expenses
    if total > event.cash_paid:
        what = f"the deductions of {event.id} are more than the cash paid"
        raise event.refuse("cash_paid", what, "state the cash before deductions of this issue only")
    how = "the discounts, commissions and other expenses together"
    deductions = Fact(f"{event.id}.deductions", total, CLAUSE, how, parts, event=event.id)
    how = "the cash paid less the deductions"
    net = event.cash_paid - total
    return Fact(f"{event.id}.consideration", net, CLAUSE, how, (paid, deductions), event=event.id)
