"""Exhibit D 6: "keep each Holder advised in writing as to the initiation ... and as to the completion thereof"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from warrant.book import Book, Entry
from warrant.events.event import Event
from warrant.events.of_registration import OfRegistration
from warrant.events.registration_completed import RegistrationCompleted
from warrant.events.registration_filed import RegistrationFiled
from warrant.exhibit_d.s1_definitions import advised
from warrant.exhibit_d.s6_procedures import (
    CLAUSE,
    COMPLETION,
    INITIATION,
    KEPT_CLAUSE,
    ceased_early,
    effective_since,
    kept_until,
    rights_apply,
)
from warrant.exhibit_d.underway import Underway
from warrant.facts import Fact
from warrant.obligations.obligation import Addressee, Obligation, notice
from warrant.section_17 import in_force

ADVICE: Mapping[type[Event], str] = {RegistrationFiled: INITIATION, RegistrationCompleted: COMPLETION}


def due(book: Book) -> Iterator[Obligation]:
    """Advice to each Holder of the initiation and of the completion of a registration; that it is kept effective."""
    for entry in book.entries:
        if isinstance(entry.event, OfRegistration) and type(entry.event) in ADVICE:
            yield from _advice(entry, entry.event, book)
    for underway in book.state.registrations.values():
        until, since = kept_until(underway), effective_since(underway)
        if until and since and rights_apply(underway, book.matter):
            yield from _kept(underway, until, since)


def _advice(entry: Entry, event: OfRegistration, book: Book) -> Iterator[Obligation]:
    underway, terms = entry.after.registrations[event.of], in_force(entry.after, book.matter).terms
    if rights_apply(underway, book.matter):
        for told in advised(underway, entry.after, terms, event.on):
            yield notice(ADVICE[type(event)], event, CLAUSE, Addressee(*told))


def _kept(underway: Underway, until: Fact[date], since: date) -> Iterator[Obligation]:
    """Done on its last day, unless the registration ceased to be effective before that day was over."""
    for told in underway.told:
        yield Obligation(
            kind="registration_kept_effective",
            document="",
            event=underway.event.id,
            clause=KEPT_CLAUSE,
            to=Addressee(*told),
            since=since,
            manner="do",
            by=until,
            done=None if ceased_early(underway) else until,
        )
