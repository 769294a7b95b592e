"""One event of any kind, as it may come next in a history: drawn from its fields, with what its kind needs beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from fractions import Fraction
from random import Random
from typing import Any, get_args

from random_values import HOLE, TEXTS, Stage, part_of, record

from warrant.events import EVENT_KINDS
from warrant.events.demand import Demand, Demanding
from warrant.events.determination import Determination, Selector
from warrant.events.dispute import Dispute
from warrant.events.distribution import Distribution
from warrant.events.division import Division
from warrant.events.event import Event
from warrant.events.exercise import Denomination, Exercise, Payment
from warrant.events.issuance import Issuance
from warrant.events.of_registration import OfRegistration
from warrant.events.registration import Registration
from warrant.events.registration_request import RegistrationRequest
from warrant.events.rights import RightsIssue
from warrant.events.rights_granted import RightsGranted
from warrant.events.shares_sold import SharesSold
from warrant.events.split import Split
from warrant.events.subdivision import Subdivision
from warrant.events.transaction import Received, Transaction
from warrant.events.transfer import Transfer, Transferee
from warrant.quantities import Money, Price, Shares

Fields = dict[str, Any]
PROPERTY = ("other_consideration", "property_received", "determined_on")
NAMED: dict[str, tuple[type[Event], ...]] = {
    "change": (RightsIssue,),
    "delivery": (RightsIssue,),
    "lapse": (RightsIssue,),
    "dispute": (Determination,),
    "dispute_outcome": (Dispute,),
    "rights_incorporated": (RightsGranted,),
    "share_certificate": (Exercise,),
    **{kind: (Registration, Demand) for kind, cls in EVENT_KINDS.items() if issubclass(cls, OfRegistration)},
}
"""What the ``of`` of a kind names."""


def event(stage: Stage, kind: str) -> Event:
    """An event of a kind; it may be one that the loader or the replay refuses. ``Nothing`` where it has no object."""
    fixed: Fields = {"recorded": stage.recorded} if stage.recorded else {}
    if kind in NAMED:
        named = stage.events(*NAMED[kind])
        of = stage.one_of(named if stage.seldom() else named[-1:])
        fixed |= {"of": of.id, **AFTER.get(kind, nothing_beside)(stage, of)}
    for cls, special in SPECIAL.items():
        if issubclass(EVENT_KINDS[kind], cls):
            fixed |= special(stage)
    return record(stage, EVENT_KINDS[kind], **fixed)


LATE = ("issuance", "grant", "subdivision", "combination", "distribution")
"""What moves the price, so that a statement mailed before it was known is otherwise once it is."""


def next_kind(random: Random, events: Sequence[Event]) -> str:
    """Any kind, or as often as not one that speaks of an event before."""
    about = [kind for kind, named in NAMED.items() if any(isinstance(each, named) for each in events)]
    return random.choice(about if about and random.randint(0, 1) else tuple(EVENT_KINDS))


def a_determination(stage: Stage) -> Fields:
    """Of the price on a day for which there are no fifteen closes, by the Board or by a firm."""
    for_day = HOLE[0] + timedelta(stage.whole(0, (HOLE[1] - HOLE[0]).days))
    by_firm = stage.seldom()
    firm = {"firm": stage.one_of(TEXTS) if by_firm else None, "by": "firm" if by_firm else "board"}
    chosen_by = stage.one_of(get_args(Selector)) if by_firm else None
    return {
        "for_day": for_day,
        "determined_on": for_day + timedelta(stage.whole(0, 9)),
        "selected_by": chosen_by,
        **firm,
    }


def a_distribution(stage: Stage) -> Fields:
    """Of record on any day, or on one for which the price was determined."""
    days = [each.for_day for each in stage.events(Determination)]
    if not days or stage.seldom():
        return {}
    record_date = stage.one_of(days)
    before, after = (record_date + timedelta(number) for number in (-35, 7))
    return {"record_date": record_date, "declared_on": before, "determined_on": before, "made_on": after}


def a_dispute(stage: Stage, of: Determination) -> Fields:
    return {"holder": stage.warrant().holder.name, "disputed_on": of.determined_on + timedelta(stage.whole(0, 40))}


def an_outcome(stage: Stage, of: Dispute) -> Fields:
    selected = of.disputed_on + timedelta(stage.whole(0, 9))
    return {"selected_on": selected, "determined_on": selected + timedelta(stage.whole(0, 9))}


def a_sale(stage: Stage) -> Fields:
    """Of some of the shares purchased upon an exercise."""
    bought = stage.one_of(stage.state.purchased)
    shares = Shares.of(part_of(stage, bought.shares.value))
    return {"holder": bought.name, "certificate": bought.certificate, "shares_sold": shares}


def a_withdrawal(stage: Stage, of: Registration) -> Fields:
    """By one that asked to be included."""
    request = stage.one_of(stage.events(RegistrationRequest))
    return {"of": request.of, "party": request.holder}


def a_request(stage: Stage, of: Event) -> Fields:
    old = stage.warrant()
    return {"holder": old.holder.name, "shares_requested": Shares.of(part_of(stage, old.shares.value))}


def a_cutback(stage: Stage, of: Event) -> Fields:
    """To less than was asked for in most cases; how it was made is not told."""
    return {"shares_available": Shares.of(stage.one_of((0, 1, 99, 100))), "as_made": ()}


def nothing_beside(stage: Stage, of: Event) -> Fields:
    return {}


def an_exercise(stage: Stage) -> Fields:
    """Of a part or of the whole, paid for at the Warrant Price in one sum or in two, or net."""
    old, net = stage.warrant(), stage.whole(0, 1)
    shares = old.shares.value if net and stage.seldom() else Shares.of(part_of(stage, old.shares.value))
    left = (old.shares.value - shares).amount >= 1 if shares <= old.shares.value else False
    due = stage.state.price.value * shares
    cents = Money(Fraction(-(-due.amount * 100 // 1), 100))
    paid = [cents] if cents.amount < 2 or stage.seldom() else [Money.of(1), cents - Money.of(1)]
    payments = tuple(record(stage, Payment, amount=each, paid_on=stage.on) for each in paid)
    return {
        "certificate": old.certificate,
        "way": "net" if net else "purchase",
        "shares_exercised": shares,
        "payments": () if net else payments,
        "new_certificate": stage.new_name("W") if left else None,
        "transfer_books_closed_from": None,
        "transfer_books_closed_until": None,
        "denominations": () if net else denominations(stage, shares),
        "fraction_value": Price.of("5.00"),
        **deferred(stage),
    }


def deferred(stage: Stage) -> Fields:
    """Where a split is of record and still to be made: often on such a day, with the additional shares deferred."""
    days = [
        each.record_date + timedelta(1) for each in stage.events(Split) if (each.made_on - each.record_date).days > 1
    ]
    if not days or stage.seldom():
        return {"deferred": "no"}
    on = stage.one_of(days)
    done = dict.fromkeys(("delivered_on", "new_warrant_delivered_on", "fraction_paid_on"))
    return {"deferred": "yes", "notice_delivered_on": on, "surrendered_on": on, "notice_mailed_on": None, **done}


def denominations(stage: Stage, shares: Shares) -> tuple[Denomination, ...]:
    """No wish as to certificates, one, or two."""
    number, whole = stage.whole(0, 2), int(shares.amount)
    parts = [whole // 2, whole - whole // 2] if number == 2 else [whole] * number
    return tuple(record(stage, Denomination, shares=Shares.of(each)) for each in parts if each)


def a_transfer(stage: Stage) -> Fields:
    """Of the whole to one or two, or of a part with a balance."""
    old = stage.warrant()
    part, numbers = Shares.of(part_of(stage, old.shares.value)), [stage.new_name(letter) for letter in "WXY"]
    balance = old.shares.value - part if part < old.shares.value else None
    going = [None]
    if balance:
        going = [part, balance] if stage.whole(0, 1) else [part]
    return {
        "certificate": old.certificate,
        "assignor": old.holder.name,
        "transferees": tuple(
            record(stage, Transferee, certificate=number, shares=each)
            for number, each in zip(numbers, going, strict=False)
        ),
        "balance_certificate": numbers[2] if balance and len(going) == 1 else None,
    }


def a_division(stage: Stage) -> Fields:
    old = stage.warrant()
    held = {"holders": "holders.csv", "holders_table": None}
    return {"certificate": old.certificate, "assignor": old.holder.name, **held}


def a_transaction(stage: Stage) -> Fields:
    """One thing or several for a share: stock alone as often as not, so that the history goes on."""
    kinds = ("stock",) if stage.whole(0, 1) else stage.one_of((("stock", "cash"), ("cash",), ("securities", "assets")))
    return {"successor": stage.one_of((*TEXTS, None)), "receives": tuple(received(stage, each) for each in kinds)}


def received(stage: Stage, kind: str) -> Received:
    each = {"dollars": Price.of(stage.one_of(("2.50", "0.333333")))} if kind == "cash" else {}
    ratio = {} if each else {"ratio": Fraction(stage.one_of(("1", "3/2", "7/3", "1/10")))}
    return record(stage, Received, kind=kind, **{"dollars": None, "ratio": None, **each, **ratio})


def a_split(stage: Stage) -> Fields:
    """Stated in one way."""
    stated: Fields = {"ratio": None, "outstanding_before": None, "outstanding_after": None}
    return stated | {"ratio": Fraction(stage.one_of(("2", "3/2", "21/20", "1/2", "1/3", "2/3", "1/10")))}


def a_subdivision(stage: Stage) -> Fields:
    return {"rate": None}


def an_issue(stage: Stage) -> Fields:
    """For cash alone, or for what the Board valued as well."""
    if not stage.seldom():
        return dict.fromkeys(PROPERTY)
    stated = {"other_consideration": Money.of("1,234,567.89"), "property_received": stage.one_of(TEXTS)}
    return stated | {"determined_on": stage.day(-20, 0)}


def a_registration(stage: Stage) -> Fields:
    """Mostly one in which Holders may join."""
    return (
        {}
        if stage.seldom()
        else {"underwritten": "yes", "relates_solely_to": "nothing", "secondary_sales": "permitted"}
    )


def a_demand(stage: Stage) -> Fields:
    old = stage.warrant()
    shares = Shares.of(part_of(stage, old.shares.value))
    return {"demanded_by": (Demanding(name=old.holder.name, shares=shares),)}


AFTER: dict[str, Callable[[Stage, Any], Fields]] = {
    "dispute": a_dispute,
    "dispute_outcome": an_outcome,
    "registration_cutback": a_cutback,
    "registration_request": a_request,
    "underwriting_withdrawal": a_withdrawal,
}
SPECIAL: dict[type[Event], Callable[[Stage], Fields]] = {
    Demand: a_demand,
    Determination: a_determination,
    Distribution: a_distribution,
    Division: a_division,
    Exercise: an_exercise,
    Issuance: an_issue,
    Registration: a_registration,
    RightsIssue: an_issue,
    SharesSold: a_sale,
    Split: a_split,
    Subdivision: a_subdivision,
    Transaction: a_transaction,
    Transfer: a_transfer,
}
