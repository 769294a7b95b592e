"""The steps of a computation under clause (i), by the names under which a statement sets them out."""

from __future__ import annotations

from collections.abc import Mapping

from warrant.adjustment import Issue
from warrant.events.event import Event
from warrant.events.exercise import Exercise
from warrant.events.issuance import Issuance
from warrant.events.issuing import Issuing
from warrant.events.preferred_conversion import PreferredConversion
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import NO_MONEY
from warrant.section_2_1_conditions import exercised_on
from warrant.section_6 import i_2_other_consideration, i_tranches
from warrant.state import State

Row = Mapping[str, AnyFact]
NO_ROWS: Mapping[str, tuple[Row, ...]] = {}


def named(*facts: AnyFact) -> dict[str, AnyFact]:
    """Facts by the last part of their ids."""
    return {fact.name: fact for fact in facts}


def of_issue(event: Event, issue: Issue, state: State, matter: Matter) -> dict[str, AnyFact]:
    """What was issued and for what: all that the consideration rests on, the nearest of a name, and the rest."""
    own = [fact for fact in issue.consideration.walk() if fact.event in (event.id, None)]
    grounds = named(*reversed(own), issue.shares, *issue.facts)
    if "limit" in grounds:
        grounds |= i_2_other_consideration.steps(grounds) | _market_price(event, matter)
    match event:
        case Issuing():
            grounds |= _stated(event, issue.clause, matter)
        case Exercise():
            grounds["issued_on"] = exercised_on(event)
        case PreferredConversion():
            grounds |= _converted(event, issue, state)
    if issue.before is not state.outstanding:
        grounds["outstanding_at_first"] = state.outstanding
    if state.carried:
        grounds["starting_price"] = state.carried
    return grounds


def _stated(event: Issuing, clause: str, matter: Matter) -> dict[str, AnyFact]:
    """What an issue states beside its figures."""
    names = ["issued_on"]
    if isinstance(event, Issuance) and event.in_merger == "yes":
        names.append("in_merger")
    if tranches := _tranches(event, matter):
        how, count = "the tranches of the issue", len(tranches)
        id = f"{event.id}.tranche_count"
        return {"tranche_count": Fact(id, count, clause, how, event=event.id)} | _facts(event, names, clause)
    if event.other_consideration is not None:
        names += ["property_received", "determined_on"]
    return _facts(event, names, clause)


def _facts(event: Event, names: list[str], clause: str) -> dict[str, AnyFact]:
    return {name: event.fact(name, clause) for name in names}


def _converted(event: PreferredConversion, issue: Issue, state: State) -> dict[str, AnyFact]:
    """The counts of a conversion, and what its price was taken to be the price of (reading R26)."""
    preferred, priced = issue.facts[0], issue.consideration.inputs[1]
    return {
        "converted_on": event.fact("converted_on", "4(i)"),
        "preferred_of_issue": preferred,
        "conversion_ratio": state.left.ratio,
        "preferred_priced" if priced is preferred else "common_priced": priced,
    }


def _market_price(event: Event, matter: Matter) -> dict[str, AnyFact]:
    assert isinstance(event, Issuing)
    return i_2_other_consideration.market_price(event, matter, _tranches(event, matter)).facts()


def _tranches(event: Event, matter: Matter) -> tuple[Issuance, ...]:
    """The tranches of one issue, where an event is its first (reading R17)."""
    return i_tranches.of_one_issue(event, matter) if isinstance(event, Issuance) else ()


def rows(event: Event, matter: Matter) -> Mapping[str, tuple[Row, ...]]:
    """The closing prices behind the limit on other consideration, and the tranches of one issue."""
    if not isinstance(event, Issuing) or (event.other_consideration is None and not matter.tranches):
        return NO_ROWS
    tranches = _tranches(event, matter)
    found: dict[str, tuple[Row, ...]] = {}
    if any(each.other_consideration is not None for each in tranches or (event,)):
        found["closes"] = i_2_other_consideration.market_price(event, matter, tranches).rows
    if tranches:
        found["tranches"] = tuple(_tranche(each) for each in tranches)
    return found


def _tranche(tranche: Issuance) -> Row:
    event = Fact(f"{tranche.id}.event", tranche.id, "6(i)", "a tranche of the issue", event=tranche.id)
    other: AnyFact = tranche.fact("other_consideration", "6(i)2")
    if other.value is None:
        other = other._replace(value=NO_MONEY)
    return {"event": event} | _facts(tranche, ["shares_issued", "cash_paid"], "6(i)") | {"other_consideration": other}
