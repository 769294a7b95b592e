"""What Sections 5 and 6 make of a history, from their words alone; nothing of the core is used here.

A readjustment is what the words say it is: the whole history is told again from the first day, with the
rights issued as they turned out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from oracle_events import Bought, Happening, OfRights, Paid, Rights, Sale, Split
from oracle_market import market_price, nearest_cent, nearest_tenth
from oracle_rights import as_it_turned_out, readjusts, turned
from oracle_standing import Left, NoAnswer, Standing, World


def standings(history: Sequence[Happening], world: World) -> list[Standing]:
    """After each event of a history in the order of effect, as far as the words give an answer."""
    world = replace(world, splits=tuple(each for each in history if isinstance(each, Split)))
    found: list[Standing] = []
    now = world.first
    for number, each in enumerate(history):
        try:
            now = after(each, now, history[:number], world)
        except NoAnswer:
            break
        found.append(now)
    return found


def told(history: Sequence[Happening], world: World) -> Standing:
    """The outcome of a history, from the first day on."""
    now = world.first
    for number, each in enumerate(history):
        now = after(each, now, history[:number], world)
    return now


def after(event: Happening, now: Standing, past: Sequence[Happening], world: World) -> Standing:
    match event:
        case Sale():
            then = replace(now, issued=now.issued + event.shares)
            return after_issue(now, then, event.shares, event.cash - event.deducted, world)
        case Rights():
            return after_rights(event, now, world)
        case Bought():
            return after_purchase(event, now)
        case Split():
            return after_split(event, now, world)
        case Paid():
            return after_dividend(event, now, world) if event.adjusts else now
        case _:
            return after_turn(event, now, past, world)


def after_issue(now: Standing, then: Standing, shares: Fraction, consideration: Fraction, world: World) -> Standing:
    """6(i): the quotient of (A) and (B), where the shares were issued for less than the Warrant Price."""
    if not is_below(consideration / shares, now, world):
        return then
    return at_price(then, (now.counted * now.price + consideration) / then.counted, world)


def is_below(each: Fraction, now: Standing, world: World) -> bool:
    """Whether a consideration per share is less than the Warrant Price, exactly or to the cent (R4)."""
    return (nearest_cent(each, world.choices) if world.chooses("R4", "to_the_cent") else each) < now.price


def at_price(now: Standing, exact: Fraction, world: World) -> Standing:
    """6(vi) and Section 5: the new price to the cent, and the shares that it leaves to the tenth."""
    price = nearest_cent(exact, world.choices)
    if price <= 0:
        raise NoAnswer("no price is left")
    return replace(now, price=price, held=nearest_tenth(now.price * now.held / price, world.choices))


def after_rights(event: Rights, now: Standing, world: World) -> Standing:
    """6(i)3(A), (B): the most that is deliverable is deemed issued, for all that was and will be received.

    An issue that leaves the price to the cent made no adjustment, unless a statement is owed of it (R33).
    """
    consideration = event.cash - event.deducted - event.accrued + event.to_come + event.each * event.shares
    then = after_issue(now, now.with_rights(event.name, Left(event.shares)), event.shares, consideration, world)
    below = is_below(consideration / event.shares, now, world)
    then = replace(then, left_by={**now.left_by, event.name: then.price})
    if then.price != now.price or (below and world.chooses("R33", "owed")):
        return replace(then, adjusting=then.adjusting | {event.name})
    return then


def after_purchase(event: Bought, now: Standing) -> Standing:
    """What was bought back is outstanding no more."""
    if event.shares >= now.issued:
        raise NoAnswer("there are not so many shares outstanding")
    return replace(now, issued=now.issued - event.shares)


def after_split(event: Split, now: Standing, world: World) -> Standing:
    """6(iii), (iv): the price against the ratio; the shares by Section 5, or in exact proportion (R2)."""
    split = at_price(now, now.price / event.ratio, world)
    if world.chooses("R2", "proportional"):
        split = replace(split, held=nearest_tenth(now.held * event.ratio, world.choices))
    issued = nearest_tenth(now.issued * event.ratio, world.choices)
    return replace(split, issued=issued, rights={name: left.times(event.ratio) for name, left in now.rights.items()})


def after_dividend(event: Paid, now: Standing, world: World) -> Standing:
    """6(v): the price times the part of the Current Market Price that was not distributed."""
    market = market_price(event.on, world.market, world.splits, world.choices)
    if event.value >= market:
        raise NoAnswer("all that a share is worth is distributed")
    return at_price(now, now.price * ((market - event.value) / market), world)


def after_turn(event: OfRights, now: Standing, past: Sequence[Happening], world: World) -> Standing:
    """6(i)3(C), (D): the price that would have obtained; the shares by Section 5, or told again too (R20).

    The price in effect rests from then on upon the issues that adjust it in the history told again (R8).
    """
    then = turned(event, now, world)
    if not readjusts(event, now, world):
        return then
    issued, since = as_it_turned_out(event, then.rights[event.of], past, world)
    if world.chooses("R7", "the_one_issue"):
        return after_one_issue(event, then, told(issued, world).price, world)
    again = told(issued + since, world)
    readjusted = replace(at_price(then, again.price, world), adjusting=again.adjusting | {event.of})
    return replace(readjusted, held=again.held) if world.chooses("R20", "replayed") else readjusted


def after_one_issue(event: OfRights, now: Standing, leaves: Fraction, world: World) -> Standing:
    """The issue alone made again, leaving another price; later adjustments stand in their proportions (R7)."""
    readjusted = at_price(now, now.price * leaves / now.left_by[event.of], world)
    return replace(readjusted, left_by={**now.left_by, event.of: leaves})
