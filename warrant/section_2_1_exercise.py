"""Section 2.1: the exercise of a Warrant, and all that it leads to.

    To exercise this Warrant in whole or in part (but not as to any fractional share of Common Stock), Holder
    shall deliver to Company at its office ... at any time and from time to time during the Term of this
    Warrant: (i) the Notice of Exercise ..., (ii) [payment] in the amount of the Warrant Price for each share
    being purchased, and (iii) this Warrant.

Not formalised: the office at which these are delivered, and the form of the Notice, which are for people to see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from warrant import deemed_issues, register, section_2_2, section_3, section_3_checklist
from warrant.adjustment import Act, Effect
from warrant.events.event import Event
from warrant.events.exercise import Exercise
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import NO_SHARES, Shares
from warrant.readings import Readings
from warrant.section_2_1_balance import Balance, balance, reissued, require_held
from warrant.section_2_1_certificates import certificates, purchased, shares_now
from warrant.section_2_1_conditions import CLAUSE, holder_of_record_on, last_day_to_deliver
from warrant.section_2_1_settlement import Settled, cash, settled
from warrant.section_6.xi_due_bill import additional_shares
from warrant.state import State, Warrant

RESULTS = ("shares_issued", "cash_for_fraction", "date_of_calculation", "holder_of_record_on")
Row = Mapping[str, AnyFact]


def exercise(event: Event, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """The exercise: shares issued, the Warrant surrendered, a new one for the balance.

    Raises ``BadMatter`` at its line for an unknown or cancelled certificate, a day outside the Term, more shares
    than are held, a fraction, a net exercise without worth.
    """
    assert isinstance(event, Exercise)
    if really:
        return _carried_through(event, state, matter.terms.readings, really)
    held = register.held(event, "certificate", effect.on, state, matter)
    require_held(event, held)
    left = balance(event, held, matter.terms.readings)
    outcome = settled(event, effect.day, state, matter)
    new = reissued(event, held, left, state, matter)
    due = _due_bills(event, held, left, outcome, matter)
    after = _with_stock(event, state, outcome.issued)
    after = register.surrendered(after, held, event, effect.on, *new)
    after = replace(after, purchased=(*after.purchased, *purchased(event, held, outcome.issued)))
    facts = _facts(event, effect.day, held, left, outcome, matter) | shares_now(event, outcome.issued, due)
    rows = {
        **outcome.rows,
        "due_bills": due,
        "certificates": certificates(event, held, facts["shares_issued_now"]),
        "legends": section_2_2.additional_legends(event),
        "checklist": section_3_checklist.checklist(event),
    }
    return Act(CLAUSE, after, facts, rows, held, RESULTS)


def _due_bills(event: Exercise, held: Warrant, left: Balance, outcome: Settled, matter: Matter) -> tuple[Row, ...]:
    """The additional shares of each event still to be made; refused where they are deferred and there are none."""
    portion = event.shares_exercised if left.carried else held.shares.value
    due = additional_shares(event, held, portion, outcome.price, outcome.issued, outcome.issuable, matter)
    if event.deferred == "yes" and not due:
        what = "deferred: no event of record is still to be made by which shares are additional (Section 6(xi))"
        raise event.refuse("deferred", what, "leave it out")
    return due


def _facts(
    event: Exercise, exercised: Fact[date], held: Warrant, left: Balance, outcome: Settled, matter: Matter
) -> dict[str, AnyFact]:
    """What the settlement of the exercise states, by name."""
    readings = matter.terms.readings
    stated = ("certificate", "way", "shares_exercised", *(("new_certificate",) if left.carried else ()))
    return {
        **{name: event.fact(name, CLAUSE) for name in stated},
        "exercised_on": exercised,
        "holder_of_record_on": holder_of_record_on(event, exercised, readings),
        "last_day_to_deliver": last_day_to_deliver(event, readings),
        "holder_name": register.holder_name(held),
        "shares_before": held.shares,
        **outcome.steps,
        **left.facts(),
        **cash(event, left, outcome, readings),
        **section_2_2.legend(event),
    }


def _with_stock(event: Exercise, state: State, issued: Fact[Shares]) -> State:
    """The state with the shares issued; under reading R29, "yes", those exercised are deemed issued no more."""
    how = "the shares outstanding before and the shares issued"
    inputs, total = (state.issued, issued), state.issued.value + issued.value
    state = replace(state, reserved=section_3.reserved_after(event, state, issued))
    count = Fact(f"{event.id}.outstanding_after", total, "6(i)(B)", how, inputs, event=event.id)
    if not (own := state.deemed.get(deemed_issues.THE_WARRANT)):
        return deemed_issues.holding(event.id, state, count, state.deemed, state.deemed_total.value)
    left = max(own.deliverable - event.shares_exercised, NO_SHARES)
    now = replace(own, deliverable=left, delivered=own.delivered + issued.value)
    counted = deemed_issues.counting(state.deemed, state.deemed_total.value, now)
    given = (event.fact("shares_exercised", CLAUSE),)
    return deemed_issues.holding(event.id, state, count, *counted, given)


def _carried_through(event: Exercise, state: State, readings: Readings, really: Act) -> Act:
    """The exercise in a past that is supposed: for the shares really issued, with the Warrants really issued."""
    issued = really.facts["shares_issued"]
    after = _with_stock(event, state, issued)
    if held := register.find(event.certificate, state):
        left = balance(event, held, readings)
        new: tuple[Warrant, ...] = ()
        if "balance" in really.facts:
            shares = left.carried or left.unexercised._replace(value=NO_SHARES)
            new = (register.reissued(held, event, event.on, str(event.new_certificate), shares),)
        after = register.surrendered(after, held, event, event.on, *new)
    return Act(CLAUSE, after, {"shares_issued": issued}, of=really.of)


ACTS = {Exercise: exercise}
