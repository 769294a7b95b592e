"""Exhibit D 4: a demand that Company register Warrant Shares.

    After receipt of a written request from a Holder representing at least an aggregate of twenty percent (20%)
    of the total of all Warrant Shares then subject to purchase upon exercise of the Warrant ... the Company
    shall promptly notify all Holders of Warrants or Warrant Shares ... provided, that the Company shall not be
    required to effect more than three (3) registrations of any Warrant Shares pursuant to this Section 4, not
    including registration statements on Form S-3 which shall not count for purposes of this limitation.

Effective whether or not an Agreement is identified. What counts for the twenty percent is "subject to purchase": shares
purchased before count on neither side. A registration counts from its demand on, unless it is withdrawn before it is
effective. The limit is on registrations: notice of a demand beyond it is due all the same. Not formalised: best
efforts to effect the registration "as expeditiously as possible".
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from warrant.adjustment import Act
from warrant.events.demand import Demand
from warrant.events.registration_effective import RegistrationEffective
from warrant.events.registration_withdrawn import RegistrationWithdrawn
from warrant.exhibit_d.acting import answer, begun, done_once
from warrant.exhibit_d.s1_definitions import Holding, holdings, total
from warrant.exhibit_d.underway import Underway
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import Shares
from warrant.state import State

CLAUSE = "Exhibit D 4"
THRESHOLD, LIMIT, NOT_COUNTED, PART = Fraction(1, 5), 3, "S-3", "part"


def demand(event: Demand, state: State, matter: Matter) -> Act:
    """Whether Holders of enough Warrant Shares demand, and whether the registration is one too many.

    Raises ``BadMatter`` for one who is no Holder, or demands for more than it holds.
    """
    held = holdings(state, matter.terms, event.on)
    demanding = tuple(_demanding(event, held))
    theirs = _purchasable(event, "represented", "the Warrant Shares that those who demand may purchase", demanding)
    of_all = _purchasable(event, "subject_to_purchase", "all Warrant Shares subject to purchase", held)
    enough = _enough(event, theirs, of_all)
    counted = tuple(_counted(state))
    count = _count(event, counted)
    required = _required(event, enough, count)
    told = tuple(each.holder for each in held) if enough.value == "yes" else ()
    after = begun(state, Underway(event, told, required.value == "yes"))
    facts: dict[str, AnyFact] = {
        "represented": theirs,
        "subject_to_purchase": of_all,
        **{fact.name: fact for fact in enough.inputs if fact.name == PART},
        "enough": enough,
        "form": event.fact("form", CLAUSE),
        "counted_before": count,
        "required": required,
    }
    rows = {"registrations_counted": tuple({"demand": each.event.fact("form", CLAUSE)} for each in counted)}
    rows["demanded"] = tuple(_row(event, number, each) for number, each in enumerate(demanding))
    facts["demanded_in_all"] = _in_all(event, tuple(row["shares"] for row in rows["demanded"]))
    return Act(CLAUSE, after, facts, rows, results=("enough", "required"))


def _demanding(event: Demand, held: tuple[Holding, ...]) -> Iterator[Holding]:
    """What those who demand hold, in the order of the demand."""
    for each in event.demanded_by:
        holding = next((one for one in held if one.holder.name == each.name), None)
        if holding is None:
            what = f"name: {each.name} holds no Registrable Securities on {event.on}"
            raise each.refuse("name", what, "write the name of a Holder as the register has it")
        registrable = holding.registrable(event).value
        if each.shares > registrable:
            what = f"shares: {each.shares} are more than the {registrable} Registrable Securities of {each.name}"
            raise each.refuse("shares", what, "write no more than it holds")
        yield holding


def _enough(event: Demand, theirs: Fact[Shares], of_all: Fact[Shares]) -> Fact[str]:
    """Whether those who demand represent twenty percent of what is subject to purchase; just so much suffices."""
    if not of_all.value.amount:
        return answer(event, "enough", False, CLAUSE, "no Warrant Shares are subject to purchase", of_all)
    how = "the Warrant Shares represented, as a part of all that are subject to purchase"
    part = Fact(f"{event.id}.{PART}", theirs.value / of_all.value, CLAUSE, how, (theirs, of_all), event=event.id)
    enough = part.value >= THRESHOLD
    how = f"the part is {'not less' if enough else 'less'} than twenty percent"
    return answer(event, "enough", enough, CLAUSE, how, part)


def _purchasable(event: Demand, name: str, how: str, held: tuple[Holding, ...]) -> Fact[Shares]:
    inputs = tuple(shares for each in held for shares in each.purchasable)
    return Fact(f"{event.id}.{name}", total(inputs), CLAUSE, how, inputs, event=event.id)


def _counted(state: State) -> Iterator[Underway]:
    """The registrations under earlier demands that count for the limit."""
    for underway in state.registrations.values():
        earlier = underway.event
        if isinstance(earlier, Demand) and underway.required and not is_s_3(earlier) and not _came_to_nothing(underway):
            yield underway


def is_s_3(event: Demand) -> bool:
    """Whether a demand is for a registration on Form S-3, which does not count."""
    return event.form.upper().removeprefix("FORM").strip(" -").replace(" ", "-") in (NOT_COUNTED, "S3")


def _came_to_nothing(underway: Underway) -> bool:
    kinds = [type(each) for each in underway.events]
    return RegistrationWithdrawn in kinds and RegistrationEffective not in kinds


def _in_all(event: Demand, shares: tuple[AnyFact, ...]) -> Fact[Shares]:
    how = "the shares that those who demand ask to have registered"
    return Fact(f"{event.id}.demanded_in_all", total(shares), CLAUSE, how, shares, event=event.id)


def _count(event: Demand, counted: tuple[Underway, ...]) -> Fact[int]:
    forms = tuple(each.event.fact("form", CLAUSE) for each in counted)
    how = "the registrations demanded before, not including those on Form S-3"
    return Fact(f"{event.id}.counted_before", len(counted), CLAUSE, how, forms, event=event.id)


def _required(event: Demand, enough: Fact[str], count: Fact[int]) -> Fact[str]:
    """Whether Company is required to effect the registration."""
    form = event.fact("form", CLAUSE)
    if enough.value == "no":
        return answer(event, "required", False, CLAUSE, "too few Warrant Shares are represented", enough, count)
    if is_s_3(event):
        return answer(event, "required", True, CLAUSE, "a registration on Form S-3 does not count", enough, form, count)
    required = count.value < LIMIT
    how = f"{count.value} registrations count before it, and more than three are not required"
    return answer(event, "required", required, CLAUSE, how, enough, form, count)


def _row(event: Demand, number: int, holding: Holding) -> dict[str, AnyFact]:
    stated = event.demanded_by[number]
    prefix = f"{event.id}.{number}"
    given = {name: stated.given(prefix, name, CLAUSE, event.id) for name in ("name", "shares")}
    return {**given, "registrable": holding.registrable(event)}


ACTS = {Demand: done_once(demand)}
