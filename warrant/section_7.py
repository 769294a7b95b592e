"""Section 7.2: transfer and replacement of a Warrant.

    This Warrant and all rights hereunder are transferable in whole or in part ... and a new Warrant or
    Warrants, of the same tenor as this Warrant but registered in the name of the transferee or transferees
    (and in the name of Holder, if a partial transfer is effected) shall be made and delivered by Company upon
    surrender of this Warrant duly endorsed ... together with a properly executed Assignment ... Upon receipt
    ... of evidence reasonably satisfactory to it of the loss, theft or destruction, and, in such case, of
    indemnity or security ..., and upon surrender of this Warrant if mutilated, Company shall make and deliver
    a new Warrant of like tenor, in lieu of this Warrant.

Not formalised: whether evidence and indemnity are reasonably satisfactory, compliance with securities laws.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from warrant import register
from warrant.adjustment import Act, Effect
from warrant.events.assigned import Assigned
from warrant.events.event import Event
from warrant.events.exchange import Exchange
from warrant.events.replacement import Replacement
from warrant.events.transfer import Transfer, Transferee
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import NO_SHARES, Shares
from warrant.section_6.vi_rounding import apportioned
from warrant.state import State, Warrant

CLAUSE = "7.2"


def transfer(event: Transfer, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """The surrendered Warrant cancelled, new ones issued to the transferees and, for the balance, to Holder."""
    old = surrendered_by(event, effect, state, matter, really)
    if not really:
        require_assignment(event, old)
        _require_numbers(event, state, matter)
    numbers = _shares(event, old, really)
    new = tuple(_new(event, effect, old, certificate, shares) for certificate, shares in numbers.items())
    after = register.surrendered(state, old, event, effect.on, *new)
    rows = {"issued": tuple(_row(event, each) for each in new)}
    return Act(CLAUSE, after, _transfer_facts(event, old, new), rows, old, ("shares_surrendered",))


def surrendered_by(
    event: Assigned | Replacement | Exchange, effect: Effect, state: State, matter: Matter, really: Act | None
) -> Warrant:
    """The Warrant surrendered or replaced; refused where it confers no rights on that day."""
    if really:
        found = register.find(event.certificate, state)
        assert found, "what was surrendered then was outstanding then"
        return found
    return register.held(event, "certificate", effect.on, state, matter)


def require_assignment(event: Assigned, old: Warrant) -> None:
    """``BadMatter`` where the assignor is not the registered Holder."""
    if event.assignor != old.holder.name:
        what = f"assignor: {event.assignor} is not the name of the registered Holder of {event.certificate}"
        instead = f"Exhibits B and C require {old.holder.name}, in every particular, without any change"
        raise event.refuse("assignor", what, instead)


def _require_numbers(event: Transfer, state: State, matter: Matter) -> None:
    for each in event.transferees:
        register.require_new_number(each, "certificate", each.certificate, state, matter)
    if event.balance_certificate:
        register.require_new_number(event, "balance_certificate", event.balance_certificate, state, matter)


def _shares(event: Transfer, old: Warrant, really: Act | None) -> Mapping[str, Shares]:
    """The shares of each new certificate, the balance last.

    Where the past is replayed as it would have been, each has the part of the shares that it really had.
    """
    then = really.of if really else None
    whole = then.shares.value if then else old.shares.value
    numbers = {each.certificate: whole if each.shares is None else each.shares for each in event.transferees}
    transferred = sum(numbers.values(), NO_SHARES)
    if not then:
        _require_all(event, whole, transferred)
    if event.balance_certificate:
        numbers[event.balance_certificate] = whole - transferred
    return apportioned(old.shares.value, numbers) if then and whole != old.shares.value else numbers


def _require_all(event: Transfer, whole: Shares, transferred: Shares) -> None:
    """Refuses more shares than there are, a balance without a certificate, a certificate for no balance."""
    what = f"transferees: {transferred} shares are transferred"
    if transferred > whole:
        what += f", more than the {whole} purchasable under {event.certificate}"
        raise event.refuse("transferees", what, "transfer no more than Holder may purchase")
    if transferred < whole and not event.balance_certificate:
        what += f", and {whole - transferred} of the {whole} under {event.certificate} stay with Holder"
        raise event.refuse("transferees", what, "add balance_certificate: and the number of Holder's new Warrant")
    if transferred == whole and event.balance_certificate:
        what = f"balance_certificate: all {whole} shares under {event.certificate} are transferred"
        raise event.refuse("balance_certificate", what, "leave it out: no balance stays with Holder")


def _new(event: Transfer, effect: Effect, old: Warrant, certificate: str, shares: Shares) -> Warrant:
    to = next((each for each in event.transferees if each.certificate == certificate), None)
    how = "the shares transferred" if to else "the shares not transferred, the balance that stays with Holder"
    stated: tuple[AnyFact, ...] = (old.shares,)
    if to and to.shares is not None:
        stated = (_transferred(event, to), old.shares)
    if not to:
        stated = (old.shares, *(_transferred(event, each) for each in event.transferees))
    if to and to.shares is None:
        how = "all the shares under the Warrant transferred"
    fact = Fact(f"{event.id}.{certificate}.shares", shares, CLAUSE, how, stated, event=event.id)
    return register.reissued(old, event, effect.on, certificate, fact, to.as_holder() if to else None)


def _transferred(event: Transfer, to: Transferee) -> AnyFact:
    return to.given(f"{event.id}.{to.certificate}.transferred", "shares", CLAUSE, event.id)


def _row(event: Event, new: Warrant) -> Mapping[str, AnyFact]:
    how = "the number of the new Warrant in the register"
    certificate = Fact(f"{event.id}.{new.certificate}.certificate", new.certificate, "7.1", how, event=event.id)
    return {"certificate": certificate, "holder": register.holder_name(new), "shares": new.shares}


def _transfer_facts(event: Transfer, old: Warrant, new: tuple[Warrant, ...]) -> Mapping[str, AnyFact]:
    form = "Exhibit C" if event.balance_certificate else "Exhibit B"
    how = "the form of Assignment: Exhibit B for the entire Warrant, Exhibit C for a part"
    stated = ("surrendered_on", "certificate", "assignor", "executed_on", "by", "stock_transfer_taxes", "expenses")
    total = sum((each.shares.value for each in new if each.certificate != event.balance_certificate), NO_SHARES)
    to_whom = tuple(each.shares for each in new if each.certificate != event.balance_certificate)
    facts: dict[str, AnyFact] = {name: event.fact(name, CLAUSE) for name in stated}
    facts |= {"attorney": event.fact("attorney", CLAUSE)} if event.attorney else {}
    facts["form"] = Fact(f"{event.id}.form", form, CLAUSE, how, event=event.id)
    facts["shares_surrendered"] = old.shares
    how = "the shares transferred to all transferees"
    facts["shares_transferred"] = Fact(f"{event.id}.shares_transferred", total, CLAUSE, how, to_whom, event=event.id)
    if event.balance_certificate:
        facts["shares_of_balance"] = new[-1].shares
    return facts | costs(event, "Company")


def costs(event: Event, expenses_borne_by: str) -> dict[str, AnyFact]:
    """Who bears what: Holder any stock transfer taxes, Company all else but in a case of loss."""
    how = "who bears the expenses of a transfer or replacement"
    expenses = Fact(f"{event.id}.expenses_borne_by", expenses_borne_by, CLAUSE, how, event=event.id)
    borne: dict[str, AnyFact] = {"expenses_borne_by": expenses}
    if isinstance(event, Assigned):
        how = "who pays stock transfer taxes, if any"
        borne["taxes_borne_by"] = Fact(f"{event.id}.taxes_borne_by", "Holder", CLAUSE, how, event=event.id)
    return borne


def replacement(event: Replacement, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """The Warrant cancelled, and one of like tenor issued to the same Holder in lieu of it."""
    old, new, after = _in_lieu(event, effect, state, matter, really)
    stated = ["replaced_on", "certificate", "cause", "expenses"]
    stated += ["surrendered_on"] if event.cause == "mutilated" else ["evidence_received_on", "secured_by"]
    facts: dict[str, AnyFact] = {name: event.fact(name, CLAUSE) for name in stated}
    facts["shares_surrendered"] = old.shares
    borne_by = "Company" if event.cause == "mutilated" else "Holder"
    return Act(CLAUSE, after, facts | costs(event, borne_by), {"issued": (_row(event, new),)}, old)


def exchange(event: Exchange, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """The Warrant cancelled upon its surrender, and one of the same tenor issued to the same Holder."""
    old, new, after = _in_lieu(event, effect, state, matter, really)
    facts: dict[str, AnyFact] = {name: event.fact(name, CLAUSE) for name in ("exchanged_on", "certificate")}
    return Act(CLAUSE, after, facts | {"shares_surrendered": old.shares}, {"issued": (_row(event, new),)}, old)


def _in_lieu(
    event: Replacement | Exchange, effect: Effect, state: State, matter: Matter, really: Act | None
) -> tuple[Warrant, Warrant, State]:
    """The Warrant cancelled, the new one to the same Holder for the same shares, and the state after."""
    old = surrendered_by(event, effect, state, matter, really)
    if not really:
        register.require_new_number(event, "new_certificate", event.new_certificate, state, matter)
    how = f"the shares under the Warrant that is {'exchanged' if isinstance(event, Exchange) else 'replaced'}"
    id = f"{event.id}.{event.new_certificate}.shares"
    shares = Fact(id, old.shares.value, CLAUSE, how, (old.shares,), event=event.id)
    new = register.reissued(old, event, effect.on, event.new_certificate, shares)
    return old, new, register.surrendered(state, old, event, effect.on, new)


ACTS: Mapping[type[Event], Callable[..., Act]] = {
    Transfer: transfer,
    Replacement: replacement,
    Exchange: exchange,
}
