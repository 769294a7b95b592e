"""Section 6(vii): what a determination, a dispute of it and its outcome do, and which the clause knows nothing of.

    ... or if Holder disputes in writing any determination so made by the Company's Board of Directors within 30
    days of being informed of such determination, by a nationally recognized independent investment banking or
    accounting firm selected by the Board of Directors of Company (or if such selection cannot be made, by a
    nationally recognized independent investment banking or accounting firm selected by the American Arbitration
    Association in accordance with its rules).

None of the three adjusts anything by itself: each computation that needs the Current Market Price asks
``warrant.section_6.vii_determination`` which one stands. A dispute after the thirtieth day has no effect.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from warrant.adjustment import Act, Effect
from warrant.errors import BadMatter
from warrant.events.determination import Determination
from warrant.events.dispute import Dispute
from warrant.events.dispute_outcome import DisputeOutcome
from warrant.events.distribution import Distribution
from warrant.events.event import Event
from warrant.events.issuance import Issuance
from warrant.events.rights import RightsIssue
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.section_6.vii_current_market_price import WINDOW, closes_reported
from warrant.section_6.vii_determination import (
    CLAUSE,
    by,
    determinations,
    disputes_of,
    in_time,
    last_day_to_dispute,
    outcome_of,
)
from warrant.section_6.vii_wanting import period_required, runs_without_a_close
from warrant.state import State


def determine(event: Determination, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """A determination, refused where the clause has none: fifteen closes are there, or it was made before."""
    if really is not None:
        return Act(CLAUSE, state)
    _require_place(event, matter)
    facts = {name: event.fact(name, CLAUSE) for name in ("for_day", "price", "determined_on")}
    facts |= {"determined_by": by(event), **period_required(event, matter)}
    return Act(CLAUSE, state, facts, {"wanting": tuple(runs_without_a_close(event, matter))})


def _require_place(event: Determination, matter: Matter) -> None:
    if closes_reported(event.for_day, matter) == WINDOW:
        what = f"fifteen closing prices are to be had for {event.for_day}, so that {event.id} does not apply"
        instead = "leave it out: Section 6(vii) takes their average; or mend prices.csv"
        raise event.refuse("for_day", f"for_day: {what}", instead)
    first = determinations(matter, event.for_day)[0]
    if first.id != event.id:
        what = f"for_day: {first.id} determines the price of {event.for_day} already"
        raise event.refuse("for_day", what, "keep one; what a dispute of it led to is a dispute_outcome")


def dispute(event: Dispute, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """A dispute: in time or without effect; refused of what cannot be disputed, and by one who is no Holder."""
    if really is not None:
        return Act(CLAUSE, state)
    of = _determination(event, matter)
    holders = dict.fromkeys(warrant.holder.name for warrant in state.warrants)
    if event.holder not in holders:
        what = f"holder: {event.holder} is no registered Holder on {event.disputed_on}"
        raise event.refuse("holder", what, f"write the name as registered: {' or '.join(holders) or 'there is none'}")
    if event.disputed_on < of.determined_on:
        what = f"disputed_on: it is before {of.id} was determined"
        raise event.refuse("disputed_on", what, "write the day on which the dispute was given to Company")
    last = last_day_to_dispute(event.id, of, event.holder, matter)
    words = "a firm is to determine the price" if in_time(event, of, matter) else "none, for it came too late"
    facts: dict[str, AnyFact] = {name: event.fact(name, CLAUSE) for name in ("of", "holder", "disputed_on")}
    inputs = (facts["disputed_on"], *([last] if last else []))
    return Act(CLAUSE, state, {**facts, "effect": _effect(event, words, inputs)})


def outcome(event: DisputeOutcome, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """An outcome: the price that stands from then on, or nothing where the dispute came too late."""
    if really is not None:
        return Act(CLAUSE, state)
    disputed = next((each for each in matter.events if each.id == event.of), None)
    if not isinstance(disputed, Dispute):
        raise event.refuse("of", f"of: {event.of} is no dispute", "write the id of the dispute that it decides")
    of = _determination(disputed, matter)
    if event.selected_on < disputed.disputed_on:
        raise event.refuse("selected_on", f"selected_on: it is before {disputed.id}", "write the day of the selection")
    timely = in_time(disputed, of, matter)
    if timely and (first := _first_outcome(of, matter)).id != event.id:
        what = f"of: {first.id} has taken the place of {of.id} already"
        raise event.refuse("of", what, "keep the outcome that decides the price")
    words = f"it takes the place of {of.id}" if timely else f"none, for {disputed.id} came too late"
    names = ("of", "price", "selected_on", "determined_on")
    facts: dict[str, AnyFact] = {name: event.fact(name, CLAUSE) for name in names}
    inputs = (facts["price"], of.fact("price", CLAUSE), disputed.fact("disputed_on", CLAUSE))
    return Act(CLAUSE, state, {**facts, "determined_by": by(event), "effect": _effect(event, words, inputs)})


def _first_outcome(determination: Determination, matter: Matter) -> DisputeOutcome:
    timely = (each for each in disputes_of(determination, matter) if in_time(each, determination, matter))
    return next(found for each in timely if (found := outcome_of(each, matter)))


def _effect(event: Event, words: str, inputs: tuple[AnyFact, ...]) -> Fact[str]:
    return Fact(f"{event.id}.effect", words, CLAUSE, "what it does under the clause", inputs, event=event.id)


def _determination(event: Dispute, matter: Matter) -> Determination:
    """What a dispute is of; ``BadMatter`` where the clause lets nobody dispute it."""
    of = next((each for each in matter.events if each.id == event.of), None)
    if isinstance(of, Determination) and of.by == "board":
        return of
    raise _not_disputable(event, of)


def _not_disputable(event: Dispute, of: Event | None) -> BadMatter:
    instead = "write the id of a determination of the Current Market Price by the Board"
    match of:
        case Distribution():
            what = f"the fair market value of {of.id} is the Board's to determine, conclusively (Section 6(v))"
        case Issuance() | RightsIssue():
            what = f"the fair market value of {of.id} is the Board's to determine (Section 6(i)2)"
        case Determination():
            what = f"{of.id} was determined by a firm, and only a determination by the Board can be disputed"
        case _:
            what = f"{event.of} is no determination of the Current Market Price"
    return event.refuse("of", f"of: {what}", instead)


ACTS: Mapping[type[Event], Callable[..., Act]] = {Determination: determine, Dispute: dispute, DisputeOutcome: outcome}
