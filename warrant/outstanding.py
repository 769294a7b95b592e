"""The Common Stock outstanding, issued and deemed issued, through every event.

Section 6(i) counts "the total number of shares of Common Stock outstanding (including any shares of Common
Stock deemed to have been issued pursuant to subdivision (3) of this clause (i) ...)".

A split restates what is deemed issued as it restates what is issued, so that the count stays in proportion.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from warrant import section_4
from warrant.data import dataclass
from warrant.deemed_issues import OPTIONS_AND_PREFERRED, counting, find, holding, increase, sum_of
from warrant.events.change import Change
from warrant.events.delivery import Delivery
from warrant.events.event import Event
from warrant.events.grant import Grant
from warrant.events.issuance import Issuance
from warrant.events.lapse import Lapse
from warrant.events.plan_exercise import PlanExercise
from warrant.events.preferred_conversion import PreferredConversion
from warrant.events.repurchase import Repurchase
from warrant.events.rights import OfRights, RightsIssue
from warrant.events.split import Split
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import NO_SHARES, Shares
from warrant.readings import Readings
from warrant.section_4 import Left
from warrant.section_6 import i_tranches
from warrant.section_6.splits import ratio
from warrant.section_6.vi_rounding import to_tenth
from warrant.state import Deemed, State

# The fields that state by how many the shares deemed issued are more or fewer.
DEEMING = (
    "shares_deliverable",
    "shares_delivered",
    "shares_lapsed",
    "shares_exercised",
    "preferred_converted",
    "common_delivered",
)


@dataclass(frozen=True)
class _Stock:
    """Issued and deemed shares of a state and what is left of Section 4, to be changed by one event."""

    issued: Fact[Shares]
    deemed: Mapping[str, Deemed]
    total: Shares
    left: Left


def after(event: Event, state: State, matter: Matter) -> State:
    """The state with the stock as an event leaves it; ``BadMatter`` for what there is not."""
    before = _Stock(state.issued, state.deemed, state.deemed_total.value, state.left)
    stock = _changed(event, before, matter)
    if state.purchased and isinstance(event, Split):
        state = _bought_restated(event, state, matter.terms.readings)
    if stock is before:
        return state
    given = () if stock.deemed is before.deemed else tuple(_deeming(event))
    return holding(event.id, state, stock.issued, stock.deemed, stock.total, given, stock.left)


def _deeming(event: Event) -> Iterator[AnyFact]:
    """What an event states of the shares deemed issued, by which their count changes."""
    if isinstance(event, Split):
        yield ratio(event, "6(i)3")
    named = (each.name for each in fields(event) if each.name in DEEMING)
    yield from (event.fact(name, "6(i)3") for name in named if getattr(event, name) is not None)


def _bought_restated(event: Split, state: State, readings: Readings) -> State:
    """The state with the Warrant Shares bought and kept as a split leaves them, as any other Common Stock."""
    by, how = ratio(event, "4(i)"), "the shares held before times the ratio"
    bought = []
    for number, each in enumerate(state.purchased, 1):
        unrounded, id = each.shares.value * by.value, f"{event.id}.purchased_{number}"
        value, inputs = to_tenth(unrounded, readings), (each.shares, by)
        bought.append(replace(each, shares=Fact(id, value, "4(i)", how, inputs, unrounded, ("R1",), event.id)))
    return replace(state, purchased=tuple(bought))


def _changed(event: Event, stock: _Stock, matter: Matter) -> _Stock:
    match event:
        case Issuance():
            return _issued(event, stock, matter)
        case RightsIssue():
            return _granted(event, stock, matter.terms.readings)
        case Repurchase():
            return replace(stock, issued=_less(event, stock.issued))
        case Split():
            return _split(event, stock, matter.terms.readings)
        case OfRights():
            return _of_rights(event, stock, matter.terms.readings)
        case PlanExercise():
            left = section_4.exercised(event, stock.left)
            shares = event.fact("shares_exercised", "4(ii)")
            return replace(_delivered_at_date(event, stock, shares), left=left)
        case PreferredConversion():
            made = section_4.conversion(event, stock.left, matter.terms)
            left = section_4.converted(event, made.preferred, stock.left)
            return replace(_delivered_at_date(event, stock, made.common), left=left)
    return stock


def _issued(event: Issuance, stock: _Stock, matter: Matter) -> _Stock:
    """The stock after an issue of Common Stock: the tranches of one issue are issued with its first."""
    shares = i_tranches.shares_issued(event, matter)
    if shares is None:
        return stock
    issued = _plus(event, stock.issued, shares, "6(i)(B)")
    if event.plan is None:
        return _Stock(issued, stock.deemed, stock.total, stock.left)
    return replace(stock, issued=issued, left=section_4.issued_under(event, event.plan, shares, stock.left))


def _granted(event: RightsIssue, stock: _Stock, readings: Readings) -> _Stock:
    """The stock after an issue of rights: what is deliverable is deemed issued, under a plan as reading R23 says."""
    rights = Deemed(event.id, event.shares_deliverable, whole=event.shares_deliverable)
    if not isinstance(event, Grant) or event.plan is None:
        return _with(stock, rights)
    rights = replace(rights, plan=event.plan)
    return _under_plan(event, stock, rights, event.fact("shares_deliverable", "6(ii)"), readings)


def _under_plan(event: Event, stock: _Stock, rights: Deemed, more: Fact[Shares], readings: Readings) -> _Stock:
    """The stock with rights of which some more were granted under a plan, whose room they take."""
    plan = rights.plan
    assert plan is not None
    if readings["R23"] == "no":
        excluded = more.value if readings["R11"] == "excluded" else min(more.value, stock.left.room[plan].value)
        rights = replace(rights, uncounted=rights.uncounted + excluded)
    left = section_4.issued_under(event, plan, more, stock.left)
    return _with(replace(stock, left=left), rights)


def _delivered_at_date(event: Event, stock: _Stock, shares: Fact[Shares]) -> _Stock:
    """The stock after shares come that were deliverable on the date: deemed issued no more where they were (R3)."""
    stock = replace(stock, issued=_plus(event, stock.issued, shares, shares.clause))
    deemed = stock.deemed.get(OPTIONS_AND_PREFERRED)
    if deemed is None:
        return stock
    deliverable, delivered = deemed.deliverable - shares.value, deemed.delivered + shares.value
    return _with(stock, replace(deemed, deliverable=deliverable, delivered=delivered))


def _split(event: Split, stock: _Stock, readings: Readings) -> _Stock:
    by = ratio(event, "4(i)")
    deemed = {id: each.times(by.value, lambda shares: to_tenth(shares, readings)) for id, each in stock.deemed.items()}
    left = section_4.restated(event, by, stock.left)
    return _Stock(_times(event, stock.issued, readings), deemed or stock.deemed, sum_of(deemed), left)


def _plus(event: Event, before: Fact[Shares], shares: Fact[Shares], clause: str) -> Fact[Shares]:
    how, inputs = "the shares outstanding before and the shares issued", (before, shares)
    return Fact(f"{event.id}.outstanding_after", before.value + shares.value, clause, how, inputs, event=event.id)


def _less(event: Repurchase, before: Fact[Shares]) -> Fact[Shares]:
    if event.shares_bought >= before.value:
        raise event.refuse("shares_bought", "more than the shares outstanding", "write the shares bought back")
    inputs = (before, event.fact("shares_bought", "6(i)(A)(x)"))
    how = "the shares outstanding before less the shares bought back"
    value = before.value - event.shares_bought
    return Fact(f"{event.id}.outstanding_after", value, "6(i)(A)(x)", how, inputs, event=event.id)


def _times(event: Split, before: Fact[Shares], readings: Readings) -> Fact[Shares]:
    """The shares after a split, to the nearest tenth of a share (Section 6(vi))."""
    by = ratio(event, "4(i)")
    inputs, unrounded = (before, by), before.value * by.value
    how, value = "the shares outstanding before times the ratio", to_tenth(unrounded, readings)
    return Fact(f"{event.id}.outstanding", value, "4(i)", how, inputs, unrounded, ("R1",), event.id)


def _of_rights(event: OfRights, stock: _Stock, readings: Readings) -> _Stock:
    found = find(event, stock.deemed)
    match event:
        case Delivery():
            _require(event, "shares_delivered", event.shares_delivered, found)
            issued = _plus(event, stock.issued, event.fact("shares_delivered", "6(i)3"), "6(i)3")
            changed = _fewer(found, event.shares_delivered, delivered=found.delivered + event.shares_delivered)
            return _with(replace(stock, issued=issued), changed)
        case Change():
            return _changed_number(event, stock, found, readings)
        case Lapse():
            _require(event, "shares_lapsed", event.shares_lapsed, found)
            changed = _fewer(found, event.shares_lapsed)
            if event.cause == "cancelled" and readings["R22"] == "no":
                changed = replace(changed, cancelled=found.cancelled + event.shares_lapsed)
            return _with(stock, changed)
    return stock


def _changed_number(event: Change, stock: _Stock, found: Deemed, readings: Readings) -> _Stock:
    """The stock after a change in the number deliverable; what more is granted under a plan takes of its room."""
    now = event.shares_deliverable
    found = replace(found, whole=_whole(found, now))
    if found.plan is None or now <= found.deliverable:
        return _with(stock, replace(found, deliverable=now, uncounted=min(found.uncounted, now)))
    return _under_plan(event, stock, replace(found, deliverable=now), increase(event, found), readings)


def _whole(found: Deemed, deliverable: Shares) -> Shares:
    """The number for which all that was received counts after a change: that part of it which counted before."""
    kept = found.delivered + found.cancelled
    before, now = kept + found.deliverable, kept + deliverable
    return found.whole * (now / before) if before.amount else now


def _fewer(rights: Deemed, shares: Shares, **changes: Any) -> Deemed:
    """The rights with fewer shares deliverable: first those within the room of a plan, which came first."""
    uncounted = max(rights.uncounted - shares, NO_SHARES)
    return replace(rights, deliverable=rights.deliverable - shares, uncounted=uncounted, **changes)


def _require(event: OfRights, field: str, shares: Shares, found: Deemed) -> None:
    if shares > found.deliverable:
        what = f"{field}: {shares} are more than the {found.deliverable} still deliverable under {found.issue}"
        raise event.refuse(field, what, "write no more than remain")


def _with(stock: _Stock, changed: Deemed) -> _Stock:
    deemed, total = counting(stock.deemed, stock.total, changed)
    return replace(stock, deemed=deemed, total=total)
