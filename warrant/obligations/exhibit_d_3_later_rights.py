"""Exhibit D 3: "promptly give to Holder written notice thereof"; "within thirty (30) days of receipt"."""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.events.rights_granted import RightsGranted
from warrant.events.rights_incorporated import RightsIncorporated
from warrant.exhibit_d.s3_later_rights import CLAUSE, NOTICE, last_day_to_notify
from warrant.exhibit_d.underway import Told
from warrant.facts import AnyFact
from warrant.obligations.obligation import Addressee, Obligation, notice, to_company


def due(book: Book) -> Iterator[Obligation]:
    """A notice to each Holder of rights granted to another, and the Holder's right to have them incorporated."""
    for underway in book.state.registrations.values():
        event = underway.event
        for told in underway.told if isinstance(event, RightsGranted) else ():
            yield notice(NOTICE, event, CLAUSE, Addressee(*told))
            by = last_day_to_notify(event, told, book.matter, book.as_of)
            yield Obligation(
                kind="incorporation_of_rights",
                document="",
                event=event.id,
                clause=CLAUSE,
                to=to_company(book.matter.terms.company, told.certificate),
                since=event.on,
                of="Holder",
                manner="may",
                by=by,
                done=_notified(event.id, told, book),
                readings=by.readings if by else ("R42",),
            )


def _notified(granted: str, told: Told, book: Book) -> AnyFact | None:
    """The day of the Holder's first notice by which the rights are deemed incorporated."""
    for entry in book.entries:
        event = entry.event
        if not isinstance(event, RightsIncorporated) or (event.of, event.holder) != (granted, told.name):
            continue
        if entry.act and entry.act.facts["incorporated"].value == "yes":
            return event.fact("notified_on", CLAUSE)
    return None
