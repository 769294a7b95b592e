"""Section 3: shares authorised and reserved, sufficient for the exercise of the Warrants at all times.

    Company further covenants and agrees that Company shall at all times have authorized and reserved, free
    from preemptive rights, a sufficient number of shares of Common Stock to provide for the exercise of the
    rights represented by this Warrant.

Authorised, less outstanding, less what is reserved for others, has to be as much as is purchasable; and so has what
the Board has reserved for the Warrants, where the matter states that. For others are reserved what is left of the
plans of Section 4(ii) and of the preferred of Section 4(i), and what is deliverable under rights issued since.

A split restates what is left of Section 4; it neither authorises nor reserves. Not formalised: preemptive rights.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from warrant.adjustment import Act, Effect
from warrant.book import Book
from warrant.data import dataclass
from warrant.deemed_issues import OPTIONS_AND_PREFERRED, THE_WARRANT
from warrant.events.authorisation import Authorisation
from warrant.events.event import Event
from warrant.events.reservation import Reservation
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.quantities import NO_SHARES, Shares
from warrant.state import State
from warrant.terms import Terms

CLAUSE = "3"


@dataclass(frozen=True)
class Sufficiency:
    """What there is and what is needed at one moment: after an event, or "issue".

    ``short`` is what ``available`` lacks for ``purchasable``. ``reserved`` and ``reserved_short`` are ``None`` where
    the matter states no reservation.
    """

    after: str
    authorised: Fact[Shares]
    outstanding: Fact[Shares]
    for_others: Fact[Shares]
    available: Fact[Shares]
    purchasable: Fact[Shares]
    short: Fact[Shares]
    reserved: Fact[Shares] | None
    reserved_short: Fact[Shares] | None

    @property
    def leaves_none(self) -> bool:
        """Whether more is outstanding and reserved for others than is authorised."""
        return self.outstanding.value + self.for_others.value > self.authorised.value

    @property
    def is_short(self) -> bool:
        """Whether shares authorised or reserved are short."""
        return bool(self.short.value.amount or (self.reserved_short and self.reserved_short.value.amount))

    def facts(self) -> dict[str, AnyFact]:
        """Every count, by name."""
        return {name: fact for name, fact in vars(self).items() if isinstance(fact, Fact)}


def sufficiencies(book: Book) -> Iterator[Sufficiency]:
    """The counts at issue and after every event that moved any of them, in the order of effect."""
    before = sufficiency("issue", book.at_issue, book.matter.terms)
    yield before
    for entry in book.entries:
        now = sufficiency(entry.event.id, entry.after, book.matter.terms)
        if _counts(now) != _counts(before):
            yield now
        before = now


def _counts(of: Sufficiency) -> dict[str, object]:
    return {name: fact.value for name, fact in of.facts().items()}


def sufficiency(after: str, state: State, terms: Terms) -> Sufficiency:
    """The counts of a state, which is in effect ``after`` an event or at issue."""
    prefix = f"{after}.section_3"
    authorised = state.authorised or terms.capitalisation.given("section_4", "authorised_common", "4(i)")
    how = "the shares reserved for others"
    others, issued = _total(f"{prefix}.for_others", how, tuple(for_each(prefix, state).values())), state.issued
    held = tuple(warrant.shares for warrant in state.outstanding_warrants)
    purchasable = _total(f"{prefix}.purchasable", "the shares purchasable under all Warrants", held)
    taken = issued.value + others.value
    how, inputs = (
        "the shares authorised less those outstanding and those reserved for others",
        (authorised, issued, others),
    )
    available = Fact(f"{prefix}.available", max(authorised.value - taken, NO_SHARES), CLAUSE, how, inputs)
    how, lacking = "what those available lack for the shares purchasable", taken + purchasable.value - authorised.value
    short = Fact(f"{prefix}.short", max(lacking, NO_SHARES), CLAUSE, how, (*inputs, purchasable))
    reserved, reserved_short = state.reserved, None
    if reserved:
        how, value = "what those reserved lack for the shares purchasable", purchasable.value - reserved.value
        needed = (purchasable, reserved)
        reserved_short = Fact(f"{prefix}.reserved_short", max(value, NO_SHARES), CLAUSE, how, needed)
    return Sufficiency(after, authorised, issued, others, available, purchasable, short, reserved, reserved_short)


def for_each(prefix: str, state: State) -> dict[str, Fact[Shares]]:
    """What is reserved for others: room and options of each plan, for the preferred, for rights issued since."""
    left = state.left
    how, inputs = "the common shares into which the preferred outstanding is convertible", (left.preferred, left.ratio)
    preferred = Fact(f"{prefix}.for_preferred", left.preferred.value * left.ratio.value, CLAUSE, how, inputs)
    ours = (OPTIONS_AND_PREFERRED, THE_WARRANT)
    deliverable = sum((each.deliverable for id, each in state.deemed.items() if id not in ours), NO_SHARES)
    how = "the shares deliverable under options, rights and convertibles issued since"
    since = Fact(f"{prefix}.deliverable", deliverable, CLAUSE, how)
    room = {f"room_{plan}": fact for plan, fact in left.room.items()}
    options = {f"options_{plan}": fact for plan, fact in left.options.items()}
    return {**room, **options, "preferred": preferred, "since": since}


def _total(id: str, how: str, parts: tuple[Fact[Shares], ...]) -> Fact[Shares]:
    return Fact(id, sum((each.value for each in parts), NO_SHARES), CLAUSE, how, parts)


def authorise(event: Event, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """Another count of authorised Common Stock."""
    authorised = event.fact("authorised_common", CLAUSE)
    return Act(CLAUSE, replace(state, authorised=authorised), {"authorised_common": authorised})


def reserve(event: Event, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """Another count of shares reserved for the Warrants."""
    reserved = event.fact("shares_reserved", CLAUSE)
    return Act(CLAUSE, replace(state, reserved=reserved), {"shares_reserved": reserved})


def reserved_after(event: Event, state: State, issued: Fact[Shares]) -> Fact[Shares] | None:
    """What stays reserved once shares are issued upon an exercise; ``None`` where no reservation is stated."""
    if not (before := state.reserved):
        return None
    how, value = "the shares reserved before less those issued", max(before.value - issued.value, NO_SHARES)
    return Fact(f"{event.id}.reserved_after", value, CLAUSE, how, (before, issued), event=event.id)


ACTS: Mapping[type[Event], Callable[..., Act]] = {Authorisation: authorise, Reservation: reserve}
