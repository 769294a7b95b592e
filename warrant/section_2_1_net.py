"""Section 2.1: the net exercise.

    if the Current Market Price (as defined in Section 6) is greater than the Warrant Price (at the date of
    calculation, as set forth below), in lieu of exercising this Warrant as hereinabove permitted, Holder may
    elect to receive shares of Common Stock equal to the value (as determined below) of this Warrant (or the
    portion thereof being canceled) ... in which event Company shall issue to Holder that number of whole
    shares of Common Stock computed using the following formula: CS = WCS x (CMP-WP) / CMP

Section 6(vi) rounds "calculations under this Section 6" only, so that the formula is computed exactly.
"""

from __future__ import annotations

from datetime import date

from warrant.data import dataclass
from warrant.events.exercise import Exercise
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import NO_SHARES, Price, Shares
from warrant.section_2_1_conditions import CLAUSE, date_of_calculation
from warrant.section_6.vi_rounding import whole
from warrant.section_6.vii_current_market_price import CurrentMarketPrice, current_market_price
from warrant.state import State


@dataclass(frozen=True)
class NetExercise:
    """A net exercise computed: the day, the two prices, the shares by the formula, and the whole ones of these."""

    day: Fact[date]
    warrant_price: Fact[Price]
    market: CurrentMarketPrice
    difference: Fact[Price]
    computed: Fact[Shares]
    issued: Fact[Shares]

    def facts(self) -> dict[str, AnyFact]:
        """The steps by name; ``shares_withheld`` are those of the portion exercised that are not issued."""
        portion, issued = self.computed.inputs[0], self.issued
        how, id = "the portion exercised less the shares issued", f"{issued.event}.shares_withheld"
        withheld = Fact(id, portion.value - issued.value, CLAUSE, how, (portion, issued), event=issued.event)
        named: dict[str, AnyFact] = {"date_of_calculation": self.day, "warrant_price": self.warrant_price}
        steps = (self.difference, self.computed, issued, withheld)
        return named | self.market.facts() | {fact.name: fact for fact in steps}


def net_exercise(event: Exercise, exercised: Fact[date], state: State, matter: Matter) -> NetExercise:
    """The formula applied at the date of calculation; no shares where the Warrant Price is not the lower."""
    day = date_of_calculation(event, exercised, matter.terms.readings)
    price = _price_on(day.value, exercised.value, state, matter)
    market = current_market_price(event, day, matter)
    how = "the Current Market Price less the Warrant Price; nothing where that is not greater"
    value = max(market.price.value - price.value, Price.of(0))
    difference = Fact(f"{event.id}.market_over_price", value, CLAUSE, how, (market.price, price), event=event.id)
    portion: Fact[Shares] = event.fact("shares_exercised", CLAUSE)
    number = formula(portion.value, market.price.value, price.value)
    how = "the portion exercised times that difference, divided by the Current Market Price"
    inputs: tuple[AnyFact, ...] = (portion, difference, market.price)
    computed = Fact(f"{event.id}.shares_computed", number, CLAUSE, how, inputs, event=event.id)
    how = "the whole shares in that number"
    issued = Fact(f"{event.id}.shares_issued", whole(number), CLAUSE, how, (computed,), None, ("R9",), event.id)
    return NetExercise(day, price, market, difference, computed, issued)


def formula(portion: Shares, market: Price, price: Price) -> Shares:
    """WCS x (CMP - WP) / CMP, exact; none where CMP is not greater than WP."""
    return portion * ((market - price) / market) if market > price else NO_SHARES


def require_worth(event: Exercise, net: NetExercise) -> None:
    """``BadMatter`` where Holder may not elect a net exercise, or where it gives not one share."""
    market, price = net.market.price.value, net.warrant_price.value
    if market <= price:
        what = (
            f"Section 2.1 allows a net exercise where the Current Market Price is greater than the Warrant Price; on "
            f"{net.day.value} they are ${market} and ${price}"
        )
        raise event.refuse("way", what, "write way: purchase with its payments, or leave the event out")
    if not net.issued.value.amount:
        what = f"the portion exercised is worth {net.computed.value} of a share, less than one"
        raise event.refuse("shares_exercised", what, "exercise a portion that is worth a share")


def _price_on(day: date, exercised: date, state: State, matter: Matter) -> Fact[Price]:
    """The Warrant Price as adjusted to the date of calculation; the present one where that is the day of exercise."""
    if day >= exercised:
        return state.price
    from warrant.replay import replay  # which replays acts itself

    return replay(matter, day).state.price
