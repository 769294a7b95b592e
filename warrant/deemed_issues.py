"""The shares deemed issued under subdivision (3) of Section 6(i), and what the count of 6(i)(A)(x) is with them.

the total number of shares of Common Stock outstanding (including any shares of Common Stock deemed to have
been issued pursuant to subdivision (3) of this clause (i) ...)
"""

from __future__ import annotations

from collections.abc import Mapping

from warrant.altered import altered
from warrant.events.change import Change
from warrant.events.rights import OfRights
from warrant.facts import AnyFact, Fact
from warrant.quantities import NO_SHARES, Shares
from warrant.section_4 import Left
from warrant.state import Deemed, State
from warrant.terms import Terms

OPTIONS_AND_PREFERRED, THE_WARRANT = "section_4", "warrant"  # deemed issued on the first day, by no event


def deemed_at_issue(terms: Terms) -> dict[str, Deemed]:
    """What counts as deemed issued on the first day: nothing but under readings R3 and R29."""
    capital, found = terms.capitalisation, []
    if terms.readings["R3"] == "fully_diluted":
        total = capital.nonqualified_plan.options + capital.incentive_plan.options + capital.conversion_shares
        found.append(Deemed(OPTIONS_AND_PREFERRED, total, whole=total))
    if terms.readings["R29"] == "yes":
        found.append(Deemed(THE_WARRANT, terms.warrant_shares, whole=terms.warrant_shares))
    return {each.issue: each for each in found}


def total_at_issue(terms: Terms, deemed: Mapping[str, Deemed]) -> Fact[Shares]:
    """What the shares deemed issued on the first day count for together."""
    capital, inputs = terms.capitalisation, list[Fact[Shares]]()
    if OPTIONS_AND_PREFERRED in deemed:
        plans = {"nonqualified_plan": capital.nonqualified_plan, "incentive_plan": capital.incentive_plan}
        inputs += [plan.given(name, "options", "4(ii)") for name, plan in plans.items()]
        inputs.append(capital.given("section_4", "conversion_shares", "4(i)"))
    if THE_WARRANT in deemed:
        inputs.append(terms.given(terms.certificate, "warrant_shares", "preamble"))
    how, readings = "the shares deemed issued on the date of the Warrant", ("R3", "R29")
    total = sum_of(deemed)
    return Fact("warrant.deemed_counted", total, "6(i)3", how, tuple(inputs), readings=readings)


def sum_of(deemed: Mapping[str, Deemed]) -> Shares:
    """What shares deemed issued count for together."""
    return sum((each.counted for each in deemed.values()), NO_SHARES)


def counted(prefix: str, issued: Fact[Shares], total: Fact[Shares]) -> Fact[Shares]:
    """The shares that Section 6(i) counts; the issued ones alone where none is deemed issued."""
    if not total.value.amount:
        return issued
    how = "the shares outstanding and those deemed issued"
    value = issued.value + total.value
    return Fact(f"{prefix}.outstanding_counted", value, "6(i)(A)(x)", how, (issued, total))


def holding(
    prefix: str,
    state: State,
    issued: Fact[Shares],
    deemed: Mapping[str, Deemed],
    total: Shares,
    given: tuple[AnyFact, ...] = (),
    left: Left | None = None,
) -> State:
    """The state with other stock issued and deemed issued; ``given`` is that by which the latter changed."""
    deemed_total = state.deemed_total
    if total != deemed_total.value:
        how = "the shares deemed issued and not yet delivered, as the event changes them"
        inputs = (deemed_total, *given) if deemed_total.value.amount else given
        deemed_total = Fact(f"{prefix}.deemed_counted", total, "6(i)3", how, inputs, event=prefix)
    return altered(
        state,
        issued=issued,
        deemed=deemed,
        deemed_total=deemed_total,
        outstanding=counted(prefix, issued, deemed_total),
        left=left or state.left,
    )


def increase(event: Change, found: Deemed) -> Fact[Shares]:
    """The shares by which a change makes more deliverable."""
    how, value = "the shares deliverable from then on less those before", event.shares_deliverable - found.deliverable
    return Fact(f"{event.id}.increase", value, "6(ii)", how, (event.fact("shares_deliverable", "6(ii)"),))


def find(event: OfRights, deemed: Mapping[str, Deemed]) -> Deemed:
    """The rights that an event speaks of; ``BadMatter`` at its line where there are none of that id."""
    if event.of in deemed and event.of not in (OPTIONS_AND_PREFERRED, THE_WARRANT):
        return deemed[event.of]
    what = f"of: no rights were issued under the id {event.of} before {event.id} took effect"
    raise event.refuse("of", what, "write the id of a grant or convertible that stands before it")


def counting(deemed: Mapping[str, Deemed], total: Shares, changed: Deemed) -> tuple[Mapping[str, Deemed], Shares]:
    """What is deemed issued with one issue of rights changed or added, and what all count for together then."""
    before = deemed.get(changed.issue)
    total = total + changed.counted
    return {**deemed, changed.issue: changed}, total - before.counted if before else total
