"""Section 7.2: a Warrant divided among the many transferees of a list.

    a new Warrant or Warrants, of the same tenor as this Warrant but registered in the name of the transferee
    or transferees ... shall be made and delivered by Company upon surrender of this Warrant

The new Warrants are held as one, with the number of them for each number of shares; each has its line in the list. A
line that cannot be used does not stop the others: what they leave of the shares counts as one Warrant.

Not formalised: what a listed Holder does with its Warrant, and what Exhibit D and Section 9 give to it. Such an event
is refused; a Holder of whom one is to be told is made a transferee of a transfer before the division.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from warrant import register
from warrant.adjustment import Act, Effect
from warrant.errors import BadMatter
from warrant.events.dissolution import Dissolution
from warrant.events.division import Division
from warrant.events.event import Event
from warrant.exhibit_d import sections as exhibit_d
from warrant.facts import AnyFact, Fact
from warrant.listed import HolderList
from warrant.matter import Matter
from warrant.parts import Parts
from warrant.quantities import Shares
from warrant.readings import Readings
from warrant.section_5_divided import EACH, SUMMED
from warrant.section_6.vi_rounding import to_tenth
from warrant.section_7 import CLAUSE, costs, require_assignment, surrendered_by
from warrant.state import State, Warrant
from warrant.terms import Holder

UNSUPPORTED = (Dissolution, *(kind for section in exhibit_d.SECTIONS for kind in section.ACTS))
"""What gives rights or notices to each Holder by name, and is not computed for the Holders of a list."""


def division(event: Division, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """The surrendered Warrant cancelled, the new ones in the names of the Holders of the list, held as one."""
    old = surrendered_by(event, effect, state, matter, really)
    listed = matter.lists[event.id]
    if not really:
        _require_supported_here(event, state, matter)
        require_assignment(event, old)
    then = really.of if really and really.of else old
    parts = _parts(event, then.shares.value, listed)
    if then.shares.value != old.shares.value:
        parts = _in_proportion(parts, old.shares.value / then.shares.value, matter.terms.readings)
    new = _new(event, effect, old, listed, parts)
    after = register.divided(state, old, event, effect.on, new)
    return Act(CLAUSE, after, _facts(event, old, new), {}, old, ("shares_surrendered",))


def require_supported(event: Event, state: State) -> None:
    """``BadMatter`` at the line of an event that is not computed while Warrants are divided among listed Holders."""
    if isinstance(event, UNSUPPORTED):
        by = state.divided[0].certificate
        what = f"a {event.kind.replace('_', ' ')} goes by each Holder's name, which is not kept of those listed by {by}"
        raise event.refuse("", what, f"leave it out, or state the Holders of {by} as the transferees of a transfer")


def not_replayed(event: Event, divided: Warrant) -> BadMatter:
    """That the shares of listed Holders are not replayed (reading R20); the caller raises it."""
    what = f"reading R20 has the shares replayed, which is not done for the Holders of {divided.certificate}"
    return event.refuse("", what, "choose R20: section_5_once, or state the Holders as transferees of a transfer")


def _require_supported_here(event: Division, state: State, matter: Matter) -> None:
    """Refuses readings and a past under which the new Warrants are not computed."""
    if matter.terms.readings["R25"] == "aggregate":
        what = "reading R25 apportions the shares under all Warrants, which is not done for the Holders of a list"
        instead = "choose R25: each_on_its_own, or state them as the transferees of a transfer"
        raise event.refuse("holders", what, instead)
    if state.dissolution:
        what = f"holders: {state.dissolution.id} goes by each Holder's name, which is not kept for those of a list"
        raise event.refuse("holders", what, "state them as the transferees of a transfer")


def _parts(event: Division, whole: Shares, listed: HolderList) -> Parts:
    """The numbers of the list's lines, which make up the surrendered Warrant's; ``BadMatter`` where they do not.

    What the lines that can be used leave is that of those that cannot, counted as one Warrant.
    """
    total = listed.parts.total
    if total == whole:
        return listed.parts
    if listed.unusable and total < whole:
        return listed.parts.with_one_more(whole - total)
    what = f"holders: the lines of {listed.source.name} are for {total} shares together, and {event.certificate}"
    instead = "correct the list: its lines are for all the shares of the Warrant, no more and no fewer"
    raise event.refuse("holders", f"{what} is for {whole}", instead)


def _in_proportion(parts: Parts, ratio: Fraction, readings: Readings) -> Parts:
    """Where the past is replayed as it would have been: each for its part of the shares that there would have been."""
    return parts.each(lambda shares: to_tenth(shares * ratio, readings))


def _new(event: Division, effect: Effect, old: Warrant, listed: HolderList, parts: Parts) -> Warrant:
    """All new Warrants as one, numbered by the division."""
    number, source = event.id, event.source("holders")
    sources = dict.fromkeys(("", "name", "address"), source)
    holder = Holder(name=f"{listed.count} Holders in {listed.source.name}", state="", address=(), sources=sources)
    how = "all the shares under the Warrant transferred"
    if parts.total != old.shares.value:
        how = f"{EACH} its part of the shares, {SUMMED}"
    shares = Fact(f"{event.id}.{number}.shares", parts.total, CLAUSE, how, (old.shares,), event=event.id, source=source)
    return replace(register.reissued(old, event, effect.on, number, shares, holder), parts=parts, listed=listed.count)


def _facts(event: Division, old: Warrant, new: Warrant) -> Mapping[str, AnyFact]:
    stated = ("surrendered_on", "certificate", "assignor", "executed_on", "by", "stock_transfer_taxes", "expenses")
    facts: dict[str, AnyFact] = {name: event.fact(name, CLAUSE) for name in stated}
    facts |= {"attorney": event.fact("attorney", CLAUSE)} if event.attorney else {}
    how = "the form of Assignment: Exhibit B for the entire Warrant, Exhibit C for a part"
    facts["form"] = Fact(f"{event.id}.form", "Exhibit B", CLAUSE, how, event=event.id)
    return facts | {"shares_surrendered": old.shares, "shares_transferred": new.shares} | costs(event, "Company")


ACTS: Mapping[type[Event], Callable[..., Act]] = {Division: division}
