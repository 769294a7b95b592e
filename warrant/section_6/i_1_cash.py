"""Section 6(i)1: the consideration for stock issued for cash.

In the case of the issuance of Common Stock for cash, the consideration shall be deemed to be the
amount of cash paid therefor after deducting therefrom any discounts, commissions or other expenses
allowed, paid or incurred by Company for any underwriting or otherwise in connection with the
issuance and sale thereof.
"""

from __future__ import annotations

from typing import NamedTuple

from warrant.events.issuance import Issuance
from warrant.facts import Fact
from warrant.quantities import Money
from warrant.section_6.i_tranches import amount

CLAUSE = "6(i)1"
DEDUCTIONS = ("discounts", "commissions", "expenses")


class Cash(NamedTuple):
    """Cash as paid, the deductions from it, and what is left: the cash consideration."""

    paid: Fact[Money]
    deductions: Fact[Money]
    net: Fact[Money]


def cash(event: Issuance, name: str, tranches: tuple[Issuance, ...] = ()) -> Cash:
    """Cash paid less discounts, commissions and expenses; ``BadMatter`` where they exceed it.

    ``name`` is that of the net fact, ``tranches`` are those of one issue (reading R17).
    """
    paid = amount(event, "cash_paid", CLAUSE, tranches)
    parts = tuple(amount(event, each, CLAUSE, tranches) for each in DEDUCTIONS)
    total = parts[0].value + parts[1].value + parts[2].value
    if total > paid.value:
        what = f"the deductions of {event.id} are more than the cash paid"
        raise event.refuse("cash_paid", what, "state the cash before deductions of this issue only")
    how = "the discounts, commissions and other expenses together"
    deductions = Fact(f"{event.id}.deductions", total, CLAUSE, how, parts, event=event.id)
    how = "the cash paid less the deductions"
    net = paid.value - total
    return Cash(paid, deductions, Fact(f"{event.id}.{name}", net, CLAUSE, how, (paid, deductions), event=event.id))
