"""Section 2.1(ii): the payment of the Warrant Price.

    (ii) cash, certified or official bank check payable to the order of Company, wire transfer of funds to
    Company's account, or cancellation of any indebtedness of Company to Holder (or any combination of any of
    the foregoing) in the amount of the Warrant Price for each share being purchased

Indebtedness of anyone but Company, such as the lessee under the Agreement, pays nothing here. A payment that does
not make up the amount is no mistake of the matter: the facts say by how much, and rule OBL-10 asks.
"""

from __future__ import annotations

from collections.abc import Mapping

from warrant.events.exercise import Exercise, Payment
from warrant.facts import AnyFact, Fact
from warrant.quantities import NO_MONEY, Money, Price
from warrant.terms import Company

CLAUSE = "2.1"


def payment(event: Exercise, price: Fact[Price], company: Company) -> dict[str, AnyFact]:
    """The purchase amount, what was paid of it by the means that the clause allows, and what is short or over."""
    shares = event.fact("shares_exercised", CLAUSE)
    how = "the Warrant Price times the shares purchased"
    amount = _money(event, "purchase_amount", price.value * shares.value, how, (price, shares))
    counted = tuple(_amount(event, n) for n, each in enumerate(event.payments, 1) if counts(each, company))
    how = "what was paid by the means that Section 2.1 allows, together"
    paid = _money(event, "payment", sum((each.value for each in counted), NO_MONEY), how, counted)
    how = "the purchase amount less the payment, where that is less"
    short = _money(event, "payment_short", _over(amount.value, paid.value), how, (amount, paid))
    how = "the payment less the purchase amount, where that is less"
    over = _money(event, "payment_over", _over(paid.value, amount.value), how, (paid, amount))
    return {fact.name: fact for fact in (amount, paid, short, over)} | _by_box(event)


def _by_box(event: Exercise) -> dict[str, AnyFact]:
    """What was paid "in cash" and "through cancellation of indebtedness", the two of Exhibit A, whoever owed it.

    The form has no box for checks and wire transfers, so that what is paid by them stands with the cash.
    """
    boxes: dict[str, list[Fact[Money]]] = {"payment_in_cash": [], "payment_by_cancellation": []}
    for number, each in enumerate(event.payments, 1):
        cancelled = each.means == "cancellation_of_indebtedness"
        boxes["payment_by_cancellation" if cancelled else "payment_in_cash"].append(_amount(event, number))
    how = {"payment_in_cash": "in cash, by check and by wire", "payment_by_cancellation": "by cancelling indebtedness"}
    return {
        name: _money(
            event, name, sum((each.value for each in parts), NO_MONEY), f"what was paid {how[name]}", tuple(parts)
        )
        for name, parts in boxes.items()
        if parts
    }


def made_by(payment: Payment, company: Company) -> str:
    """The means of a payment in words, with the debtor where indebtedness is cancelled."""
    owed_by = payment.owed_by or company.name
    of_whom = f" of {owed_by}" if payment.means == "cancellation_of_indebtedness" else ""
    return f"{payment.means.replace('_', ' ')}{of_whom}"


def counts(payment: Payment, company: Company) -> bool:
    """Whether a part of the payment is one that the clause allows: indebtedness cancelled is that of Company."""
    return payment.owed_by is None or payment.owed_by == company.name


def payment_rows(event: Exercise, company: Company) -> tuple[Mapping[str, AnyFact], ...]:
    """Each part of the payment: its means, amount and day, who owed what was cancelled, whether it counts."""
    rows: list[Mapping[str, AnyFact]] = []
    for number, each in enumerate(event.payments, 1):
        prefix = f"{event.id}.payment_{number}"
        row = {name: each.given(prefix, name, CLAUSE, event.id) for name in ("means", "amount", "paid_on")}
        if each.means == "cancellation_of_indebtedness":
            owed_by = each.given(prefix, "owed_by", CLAUSE, event.id)
            row["owed_by"] = owed_by if each.owed_by else owed_by._replace(value=company.name)
        how = "the means of payment in words"
        words = made_by(each, company)
        row["made_by"] = Fact(f"{prefix}.made_by", words, CLAUSE, how, (row["means"],), event=event.id)
        how = "whether it is a means of payment that the clause allows"
        counted = "yes" if counts(each, company) else "no"
        row["counted"] = Fact(f"{prefix}.counted", counted, CLAUSE, how, tuple(row.values()), event=event.id)
        rows.append(row)
    return tuple(rows)


def _amount(event: Exercise, number: int) -> Fact[Money]:
    return event.payments[number - 1].given(f"{event.id}.payment_{number}", "amount", CLAUSE, event.id)


def _over(one: Money, other: Money) -> Money:
    return max(one - other, NO_MONEY)


def _money(event: Exercise, name: str, value: Money, how: str, inputs: tuple[AnyFact, ...]) -> Fact[Money]:
    return Fact(f"{event.id}.{name}", value, CLAUSE, how, inputs, event=event.id)
