"""Exhibit D 2: "promptly give to each Holder written notice thereof"; "within fifteen (15) days"; "so advise all"."""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.events.registration import Registration
from warrant.exhibit_d import s2_allocation
from warrant.exhibit_d.s2_advice import advised
from warrant.exhibit_d.s2_company_registration import (
    NOTICE,
    NOTICE_CLAUSE,
    REQUEST_CLAUSE,
    last_day_to_request,
    requests_in_time,
)
from warrant.exhibit_d.s2_underwriting import ADVICE
from warrant.exhibit_d.underway import Underway
from warrant.obligations.obligation import Addressee, Obligation, notice, to_company


def due(book: Book) -> Iterator[Obligation]:
    """Notice to each Holder of a registration, its right to be included, advice of an underwriter's limit."""
    for underway in book.state.registrations.values():
        if isinstance(underway.event, Registration):
            yield from notices(underway, NOTICE_CLAUSE)
            yield from elections(underway, book, REQUEST_CLAUSE, "registration_request")
    for each in advised(book):
        yield notice(ADVICE, each.entry.event, s2_allocation.CLAUSE, Addressee(*each.to))


def notices(underway: Underway, clause: str) -> Iterator[Obligation]:
    """The notice of a registration or demand, due promptly to each Holder to be told."""
    event = underway.event
    for told in underway.told:
        yield notice(NOTICE[type(event)], event, clause, Addressee(*told))


def elections(underway: Underway, book: Book, clause: str, kind: str) -> Iterator[Obligation]:
    """The right of each Holder to be told to have its shares included, lost when its period has run."""
    event, matter = underway.event, book.matter
    requests = requests_in_time(underway, matter)
    for told in underway.told if underway.required else ():
        by = last_day_to_request(underway, told, matter, book.as_of)
        made = (each for each in requests if each.holder == told.name)
        done = [each.fact("requested_on", clause) for each in made]
        yield Obligation(
            kind=kind,
            document="",
            event=event.id,
            clause=clause,
            to=to_company(matter.terms.company, told.certificate),
            since=event.on,
            of="Holder",
            manner="may",
            by=by,
            done=done[0] if done else None,
            readings=by.readings if by else ("R42",),
        )
