"""Section 2.1: how much of a Warrant an exercise takes, and the new Warrant for the balance.

    unless this Warrant has expired, a new Warrant representing the number of shares (except a remaining
    fractional share), if any, with respect to which this Warrant shall not then have been exercised shall
    also be issued to Holder hereof within such time.

An exercise that leaves less than one share is of the whole Warrant: no new one is issued, and Section 11 governs
the fraction. What a partial exercise leaves of a share is reading R10.
"""

from __future__ import annotations

from warrant import register
from warrant.data import dataclass
from warrant.events.exercise import Exercise
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import NO_SHARES, Shares
from warrant.readings import Readings
from warrant.section_2_1_conditions import CLAUSE
from warrant.section_6.vi_rounding import whole
from warrant.state import State, Warrant

ONE = Shares.of(1)


@dataclass(frozen=True)
class Balance:
    """The shares not exercised: those of a new Warrant, ``None`` where the exercise is of the whole, and the rest."""

    unexercised: Fact[Shares]
    carried: Fact[Shares] | None
    fraction: Fact[Shares]

    def facts(self) -> dict[str, AnyFact]:
        """What the exercise leaves, by name."""
        found = (self.unexercised, self.fraction, *([self.carried] if self.carried else []))
        return {fact.name: fact for fact in found}


def require_held(event: Exercise, held: Warrant) -> None:
    """``BadMatter`` where more is exercised than is held, or a part of it that is not of whole shares."""
    shares, all_of_it = event.shares_exercised, held.shares.value
    if shares > all_of_it:
        what = f"shares_exercised: {shares} are more than the {all_of_it} purchasable under {held.certificate}"
        raise event.refuse("shares_exercised", what, f"write at most {whole(all_of_it)}")
    if shares.amount % 1 and shares != all_of_it:
        what = "shares_exercised: a part of a Warrant is exercised for whole shares"
        raise event.refuse("shares_exercised", what, f"write whole shares, or all {all_of_it}")


def balance(event: Exercise, held: Warrant, readings: Readings) -> Balance:
    """What the exercise leaves of the Warrant, never less than nothing."""
    before, exercised = held.shares, event.fact("shares_exercised", CLAUSE)
    how = "the shares purchasable before less those exercised"
    value = max(before.value - event.shares_exercised, NO_SHARES)
    left = Fact(f"{event.id}.unexercised", value, CLAUSE, how, (before, exercised), event=event.id)
    if value < ONE:
        how = "the fraction of a share that remains"
        return Balance(left, None, Fact(f"{event.id}.fraction", value, "11", how, (left,), event=event.id))
    number = whole(value) if readings["R10"] == "dropped" else value
    how = "the shares of the new Warrant"
    carried = Fact(f"{event.id}.balance", number, CLAUSE, how, (left,), None, ("R10",), event.id)
    how, inputs = "the remaining fractional share, which no new Warrant represents", (left, carried)
    rest = Fact(f"{event.id}.fraction_dropped", value - number, CLAUSE, how, inputs, None, ("R10",), event.id)
    return Balance(left, carried, rest)


def reissued(event: Exercise, held: Warrant, left: Balance, state: State, matter: Matter) -> tuple[Warrant, ...]:
    """The new Warrant for the balance, if there is one.

    Raises ``BadMatter`` where its number is missing or taken, or one is stated for no balance.
    """
    number = event.new_certificate
    if not left.carried:
        if number:
            what = f"new_certificate: nothing remains of {held.certificate} for which {number} could be issued"
            raise event.refuse("new_certificate", what, "leave it out")
        return ()
    if not number:
        what = f"{left.carried.value} shares remain, and no new_certificate is stated for them"
        raise event.refuse("", what, "add a line new_certificate: and the number of the new Warrant")
    register.require_new_number(event, "new_certificate", number, state, matter)
    return (register.reissued(held, event, event.on, number, left.carried),)
