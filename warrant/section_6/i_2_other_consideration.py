"""Section 6(i)2: consideration in whole or in part other than cash.

... the consideration other than cash shall be deemed to be the fair market value thereof as determined
by the Board of Directors of Company, irrespective of any accounting treatment; provided, however, that
such fair market value as determined by the Board of Directors, together with any cash consideration
being paid, shall not exceed an aggregate amount equal to the product of (i) the aggregate Current Market
Price per share of Common Stock as determined as provided in clause (vii) below, multiplied by (ii) the
number of shares of Common Stock being issued in such issuance.

The limit is on the two together: it cuts the cash as well, where this alone exceeds it. "Aggregate Current
Market Price per share" is read as the Current Market Price of one share.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from warrant.events.issuance import Issuance
from warrant.events.issuing import Issuing
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import Money, Shares
from warrant.section_6.i_1_cash import Cash
from warrant.section_6.i_tranches import amount
from warrant.section_6.vii_current_market_price import CurrentMarketPrice, current_market_price

CLAUSE = "6(i)2"


def with_other(
    event: Issuing, name: str, cash: Cash, shares: Fact[Shares], matter: Matter, tranches: tuple[Issuance, ...] = ()
) -> Fact[Money]:
    """The consideration of an issue that is not wholly for cash, never above the limit; ``name`` is the fact's.

    ``shares`` are those issued, or deliverable; ``tranches`` those of one issue (reading R17). Raises
    ``BadMatter`` for a closing price that is not known.
    """
    other = amount(event, "other_consideration", CLAUSE, tranches)
    limit, as_paid = _limit(event, shares, matter, tranches), matter.terms.readings["R38"] == "as_paid"
    beside = cash.paid if as_paid else cash.net
    how = f"the fair market value and the cash {'as paid' if as_paid else 'after deductions'}"
    value = other.value + beside.value
    together = Fact(f"{event.id}.together", value, CLAUSE, how, (other, beside), None, ("R38",), event.id)
    bites = value > limit.value
    how, inputs = "whether the limit is below the fair market value and the cash together", (together, limit)
    bit = Fact(f"{event.id}.limit_bit", "yes" if bites else "no", CLAUSE, how, inputs, event=event.id)
    least = limit if bites else together
    how = "the limit, which is less than the two together" if bites else "the two together, which the limit leaves"
    if not as_paid:
        return Fact(f"{event.id}.{name}", least.value, CLAUSE, how, (least, bit), event=event.id)
    if cash.deductions.value > least.value:
        what = f"the deductions of {event.id} are more than the consideration that Section 6(i)2 allows"
        raise event.refuse("other_consideration", what, "counsel has to settle it with Holder")
    how, value = f"{how}, less the deductions", least.value - cash.deductions.value
    return Fact(f"{event.id}.{name}", value, CLAUSE, how, (least, bit, cash.deductions), event=event.id)


def _limit(event: Issuing, shares: Fact[Shares], matter: Matter, tranches: tuple[Issuance, ...]) -> Fact[Money]:
    market = market_price(event, matter, tranches)
    how = "the Current Market Price times the shares issued or deliverable"
    value = market.price.value * shares.value
    return Fact(f"{event.id}.limit", value, CLAUSE, how, (market.price, shares), event=event.id)


def market_price(event: Issuing, matter: Matter, tranches: tuple[Issuance, ...] = ()) -> CurrentMarketPrice:
    """The Current Market Price that limits other consideration."""
    return current_market_price(event, _day_in_question(event, matter, tranches), matter)


def _day_in_question(event: Issuing, matter: Matter, tranches: tuple[Issuance, ...]) -> Fact[date]:
    """The day of the issue, or that of the Board's determination, of tranches the last (reading R39)."""
    days = [each.fact(matter.terms.readings["R39"], CLAUSE) for each in tranches or (event,)]
    stated = max((day for day in days if day.value), key=lambda day: day.value)
    how, id = "the day in question for the Current Market Price", f"{event.id}.day_in_question"
    return Fact(id, stated.value, CLAUSE, how, (stated,), readings=("R39",), event=event.id)


def steps(found: Mapping[str, AnyFact]) -> dict[str, AnyFact]:
    """What is allowed, and steps under names that say which way they went."""
    allowed = next(fact for fact in found.values() if found["limit_bit"] in fact.inputs)
    bit = "limited" if found["limit_bit"].value == "yes" else "not_limited"
    cash = "after_deductions" if "net_cash" in {fact.name for fact in found["together"].inputs} else "as_paid"
    return {"allowed": allowed, f"{bit}_{cash}": found["limit_bit"], cash: found["together"]}


LIMITS = (
    "current_market_price", "day_in_question", "shares_limited", "limit", "other_consideration", "cash_paid",
    "net_cash", "deductions", "expenses", "together", "allowed", "after_deductions", "as_paid",
    "limited_after_deductions", "not_limited_after_deductions", "limited_as_paid", "not_limited_as_paid",
)  # fmt: skip


def as_limited(consideration: Fact[Money]) -> dict[str, AnyFact]:
    """What the proviso made of a consideration: the limit, the value and cash together, and what is allowed.

    ``shares_limited`` are the shares that the limit is for; the last names say whether it bit, as ``steps`` has them.
    """
    found = {fact.name: fact for fact in reversed(list(consideration.walk()))}
    found |= {**steps(found), "shares_limited": found["limit"].inputs[1]}
    return {name: found[name] for name in LIMITS if name in found}
