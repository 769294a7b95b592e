"""Section 6(v): a dividend otherwise than out of earnings or earned surplus, or other property.

In case, at any time during the Term of this Warrant, Company shall declare a cash dividend ... payable
otherwise than out of earnings or earned surplus or shall distribute to holders of its Common Stock ... assets
(excluding cash dividends and distributions) or options or rights (excluding options to purchase and rights to
subscribe for Common Stock or ... convertible into or exchangeable for Common Stock) ... the Warrant Price ...
shall be determined by multiplying the Warrant Price in effect immediately prior to such record date by a
fraction of which the numerator shall be ... (x) the Current Market Price of one share of Common Stock minus
(y) the fair market value (as determined by the Board of Directors of Company, whose determination shall be
conclusive) ... and of which the denominator shall be such Current Market Price.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from warrant.adjustment import Computation, Considered, Effect
from warrant.events.distribution import Distribution
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import Price
from warrant.readings import Readings
from warrant.section_1 import readings_relied_on, within_term
from warrant.section_6.vi_rounding import price_after
from warrant.section_6.vii_current_market_price import CurrentMarketPrice, current_market_price
from warrant.state import State
from warrant.terms import Terms

CLAUSE = "6(v)"
EVENTS = (Distribution,)
OTHERWISE = "no dividend is declared and nothing is distributed on the Common Stock"
GIVEN = ("description", "declared_on", "record_date", "made_on", "determined_on", "value_per_share")


def day_of_term(event: Distribution, effect: Effect, terms: Terms) -> tuple[Fact[date], tuple[str, ...]]:
    """The day of a distribution that has to fall within the Term, and the readings on which that rests.

    Where the Term holds the day of effect, it holds the others: only after it does reading R41 matter.
    """
    if within_term(terms, effect.on):
        return effect.day, readings_relied_on(terms, effect.on)
    choice = terms.readings["R41"]
    days = {"declaration": "declared_on", "record_date": "record_date"}
    day = event.fact(days[choice], CLAUSE) if choice in days else effect.day
    return day, ("R41", *readings_relied_on(terms, day.value))


def is_of_a_kind_that_adjusts(event: Distribution) -> bool:
    """Whether it is property, or cash payable otherwise than out of earnings or earned surplus."""
    return event.of != "cash" or event.payable_out_of == "other"


def consider(event: Distribution, state: State, matter: Matter) -> Considered:
    """Whether an event distributes property, or cash otherwise than out of earnings or earned surplus."""
    facts = (event.fact("of", CLAUSE), event.fact("payable_out_of", CLAUSE))
    if event.of != "cash":
        because = "property other than cash is distributed on the Common Stock"
    elif event.payable_out_of == "other":
        because = "the cash dividend is payable otherwise than out of earnings or earned surplus"
    else:
        because = "the cash dividend is payable out of earnings or earned surplus"
    return Considered(CLAUSE, is_of_a_kind_that_adjusts(event), because, facts)


def compute(event: Distribution, considered: Considered, state: State, after: State, matter: Matter) -> Computation:
    """Price before x (Current Market Price - fair market value) / Current Market Price, to the cent.

    Raises ``BadMatter`` where the fair market value reaches the Current Market Price.
    """
    readings = matter.terms.readings
    day = _day_in_question(event, readings)
    market = current_market_price(event, day, matter)
    value, difference = event.fact("value_per_share", CLAUSE), _difference(event, market)
    before, numerator, denominator = state.starting_price.value, difference.value, market.price.value
    inputs = (state.starting_price, difference, market.price)
    how = "the Warrant Price before times the difference, divided by the Current Market Price"
    price = price_after(event, before * (numerator / denominator), CLAUSE, how, inputs, readings)

    def steps() -> Mapping[str, AnyFact]:
        given = {name: event.fact(name, CLAUSE) for name in GIVEN} | {"value_per_share": value, "day_in_question": day}
        carried = {"starting_price": state.carried} if state.carried else {}
        return {**given, **market.facts(), "difference": difference, **carried}

    return Computation(CLAUSE, price, steps, {"closes": market.rows})


def _day_in_question(event: Distribution, readings: Readings) -> Fact[date]:
    stated = event.fact(readings["R18"], CLAUSE)
    how, id = "the day in question for the Current Market Price", f"{event.id}.day_in_question"
    return Fact(id, stated.value, CLAUSE, how, (stated,), readings=("R18",), event=event.id)


def _difference(event: Distribution, market: CurrentMarketPrice) -> Fact[Price]:
    price = market.price.value
    if event.value_per_share >= price:
        what = f"the fair market value of {event.id} is not below the Current Market Price of ${price}"
        instead = "Section 6(v) gives no positive Warrant Price then; counsel has to settle it with Holder"
        raise event.refuse("value_per_share", what, instead)
    how = "the Current Market Price minus the fair market value distributed on one share"
    inputs = (market.price, event.fact("value_per_share", CLAUSE))
    return Fact(f"{event.id}.difference", price - event.value_per_share, CLAUSE, how, inputs, event=event.id)
