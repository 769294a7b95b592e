"""Section 3: what Company certifies of the shares authorised and reserved, and when.

The clause calls for no certificate. One is given with each adjustment of the Warrant Price, which moves what is
purchasable, upon a change of what is authorised or reserved, and on a Holder's request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from warrant import register, section_1
from warrant.adjustment import Act, Effect
from warrant.book import Book, Entry
from warrant.data import dataclass
from warrant.events.authorisation import Authorisation
from warrant.events.event import Event
from warrant.events.reservation import Reservation
from warrant.events.reservation_request import ReservationRequest
from warrant.facts import AnyFact, Fact
from warrant.matter import Matter
from warrant.section_3 import CLAUSE, Sufficiency, for_each, sufficiency
from warrant.section_17 import in_force
from warrant.state import State
from warrant.terms import Terms

OCCASIONS = (Authorisation, Reservation, ReservationRequest)

Rows = tuple[Mapping[str, AnyFact], ...]


@dataclass(frozen=True)
class Certified:
    """What is certified upon one event: the counts, what is reserved for each of the others, the Warrants."""

    entry: Entry
    counts: Sufficiency
    others: Rows
    warrants: Rows


def certificates(book: Book) -> Iterator[Certified]:
    """One upon each event that calls for it within the Term, while a Warrant is outstanding."""
    for entry in book.entries:
        state, terms = entry.after, in_force(entry.after, book.matter).terms
        called_for = entry.adjustment or isinstance(entry.event, OCCASIONS)
        if called_for and state.outstanding_warrants and section_1.within_term(terms, entry.effect.on):
            yield _certified(entry, terms)


def _certified(entry: Entry, terms: Terms) -> Certified:
    event, state = entry.event.id, entry.after
    counts = sufficiency(event, state, terms)
    reserved = for_each(f"{event}.section_3", state)
    others: Rows = tuple({"purpose": _purpose(event, name, terms), "shares": fact} for name, fact in reserved.items())
    return Certified(entry, counts, others, _warrants(state))


def _warrants(state: State) -> Rows:
    return tuple(
        {
            "certificate": Fact(f"{each.certificate}.certificate", each.certificate, "7.1", "the Warrant register"),
            "holder": register.holder_name(each),
            "shares": each.shares,
        }
        for each in sorted(state.outstanding_warrants, key=register.numbered)
    )


def _purpose(event: str, name: str, terms: Terms) -> Fact[str]:
    """For what shares are reserved, in words."""
    nonqualified, incentive = terms.capitalisation.nonqualified_plan.name, terms.capitalisation.incentive_plan.name
    words = {
        "room_nonqualified": f"{nonqualified}: stock and options still to be granted",
        "room_incentive": f"{incentive}: stock and options still to be granted",
        "options_nonqualified": f"{nonqualified}: options of the date of the Warrant still outstanding",
        "options_incentive": f"{incentive}: options of the date of the Warrant still outstanding",
        "preferred": "Conversion of the preferred stock of the date of the Warrant still outstanding",
        "since": "Options, rights and convertible securities issued since the date of the Warrant",
    }
    return Fact(f"{event}.section_3.purpose.{name}", words[name], CLAUSE, "for what they are reserved", event=event)


def request(event: ReservationRequest, effect: Effect, state: State, matter: Matter, really: Act | None) -> Act:
    """A Holder asks what is reserved: nothing changes. ``BadMatter`` for a Warrant that is not outstanding."""
    of = register.named(event, "certificate", state) if not really else really.of
    return Act(CLAUSE, state, {"requested_on": event.fact("requested_on", CLAUSE)}, of=of)


ACTS: Mapping[type[Event], Callable[..., Act]] = {ReservationRequest: request}
