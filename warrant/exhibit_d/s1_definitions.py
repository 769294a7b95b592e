"""Exhibit D 1: Registrable Securities, and who holds them.

    "Holder" shall mean any holder of Registrable Securities. ... "Registrable Securities" shall mean the
    Warrant Shares less any Warrant Shares theretofore sold to the public or in a private placement.

Section 1 of the Warrant has "Warrant Shares" be those "purchased or purchasable": so one who exercised and kept
the shares is a Holder here. Nothing is purchasable when the Term has ended. Not formalised: Warrant Shares that pass
from hand to hand otherwise than by sale to the public or in a private placement.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from warrant.adjustment import Act
from warrant.data import dataclass
from warrant.events.event import Event
from warrant.events.shares_sold import SharesSold
from warrant.exhibit_d.acting import done_once
from warrant.exhibit_d.underway import SHARES, Told, Underway
from warrant.facts import Fact
from warrant.matter import Matter
from warrant.quantities import NO_SHARES, Shares
from warrant.section_1 import within_term
from warrant.state import Purchased, State
from warrant.terms import Terms

CLAUSE = "Exhibit D 1"


@dataclass(frozen=True)
class Holding:
    """The Registrable Securities of one Holder: what it may purchase and what it purchased and kept."""

    holder: Told
    purchasable: tuple[Fact[Shares], ...] = ()
    purchased: tuple[Fact[Shares], ...] = ()

    def registrable(self, event: Event) -> Fact[Shares]:
        """Its Registrable Securities, as an event finds them."""
        inputs = (*self.purchasable, *self.purchased)
        how = "the Warrant Shares purchasable by the Holder, and those purchased by it and not sold"
        id = f"{event.id}.{self.holder.certificate}.registrable"
        return Fact(id, total(inputs), CLAUSE, how, inputs, event=event.id)


def total(shares: Iterable[Fact[Shares]]) -> Shares:
    """The sum of some shares."""
    return sum((each.value for each in shares), NO_SHARES)


def holdings(state: State, terms: Terms, day: date) -> tuple[Holding, ...]:
    """Every Holder of Registrable Securities on a day, in the register's order."""
    found: dict[str, Holding] = {}
    for warrant in state.warrants if within_term(terms, day) else ():
        held = _held(found, Told(warrant.holder.name, warrant.holder.address, warrant.certificate))
        found[held.holder.name] = replace(held, purchasable=(*held.purchasable, warrant.shares))
    for bought in state.purchased:
        held = _held(found, Told(bought.name, bought.address, bought.certificate))
        found[held.holder.name] = replace(held, purchased=(*held.purchased, bought.shares))
    return tuple(each for each in found.values() if total((*each.purchasable, *each.purchased)).amount)


def _held(found: dict[str, Holding], holder: Told) -> Holding:
    """What is found of a Holder so far; papers are named by its certificate, so that no two Holders share one."""
    if holder.name in found:
        return found[holder.name]
    return Holding(_apart(holder, [each.holder for each in found.values()]))


def _apart(holder: Told, others: Sequence[Told]) -> Told:
    """A Holder with a certificate that none of the others has."""
    if all(each.certificate != holder.certificate for each in others):
        return holder
    named = sum(each.certificate.startswith(holder.certificate) for each in others)
    return holder._replace(certificate=f"{holder.certificate}{SHARES}{named + 1}")


def advised(underway: Underway, state: State, terms: Terms, day: date) -> tuple[Told, ...]:
    """Those told of a registration, and those who have become Holders since: "each Holder" of Section 6."""
    told = list(underway.told)
    names = {each.name for each in told}
    for each in holdings(state, terms, day):
        if each.holder.name not in names:
            told.append(_apart(each.holder._replace(certificate=each.holder.warrant), told))
    return tuple(told)


def holding_of(name: str, state: State, terms: Terms, day: date) -> Holding | None:
    """What the Holder of a name holds on a day; ``None`` where no Holder has it."""
    return next((each for each in holdings(state, terms, day) if each.holder.name == name), None)


def told_of(name: str, underway: Underway, state: State, terms: Terms, day: date) -> Told | None:
    """The Holder of a name that was told of a registration, or holds on a day; ``None`` where none has it."""
    told = next((each for each in underway.told if each.name == name), None)
    holding = None if told else holding_of(name, state, terms, day)
    return holding.holder if holding else told


def sell(event: SharesSold, state: State, matter: Matter) -> Act:
    """Warrant Shares sold to the public or in a private placement are Registrable Securities no more."""
    before = next((each for each in state.purchased if _is_of(each, event)), None)
    if before is None:
        what = f"holder: {event.holder} holds no shares purchased under {event.certificate}"
        raise event.refuse("holder", what, "write who purchased them, and under which Warrant")
    if event.shares_sold > before.shares.value:
        what = f"shares_sold: {event.shares_sold} are more than the {before.shares.value} held"
        raise event.refuse("shares_sold", what, "write no more than were purchased and kept")
    inputs = (before.shares, event.fact("shares_sold", CLAUSE))
    how, value = "the shares held before less those sold", before.shares.value - event.shares_sold
    left = Fact(f"{event.id}.shares_kept", value, CLAUSE, how, inputs, event=event.id)
    purchased = tuple(replace(each, shares=left) if each is before else each for each in state.purchased)
    return Act(CLAUSE, replace(state, purchased=purchased), {"shares_kept": left})


def _is_of(purchased: Purchased, event: SharesSold) -> bool:
    return (purchased.name, purchased.certificate) == (event.holder, event.certificate)


ACTS = {SharesSold: done_once(sell)}
