"""What Exhibit D forbids and a matter states all the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from warrant.book import Book, Entry
from warrant.data import dataclass
from warrant.events.event import Event
from warrant.events.registration_cutback import RegistrationCutback
from warrant.events.registration_expenses import RegistrationExpenses
from warrant.events.registration_withdrawn import RegistrationWithdrawn
from warrant.events.rights_granted import RightsGranted
from warrant.exhibit_d.s6_procedures import rights_apply


@dataclass(frozen=True)
class Covenant:
    """One thing that Exhibit D asks of Company, held against one event: what was found, what was agreed."""

    event: Event
    on: date
    clause: str
    asks: str
    kept: bool
    found: str
    agreed: str
    fact: str


def covenants(book: Book) -> Iterator[Covenant]:
    """What Exhibit D asks of Company beside notices and statements, as the events of a book keep or break it."""
    for entry in book.entries:
        match entry.event:
            case RightsGranted():
                yield from _no_better_rights(entry, entry.event)
            case RegistrationWithdrawn():
                yield from _kept_effective(entry, entry.event, book)
            case RegistrationExpenses():
                yield from _borne(entry, entry.event)
            case RegistrationCutback():
                yield from _allocated(entry, entry.event)


def _no_better_rights(entry: Entry, event: RightsGranted) -> Iterator[Covenant]:
    """Section 4: no holder of a later warrant has rights more favorable than Holder's under it."""
    if event.later_warrant == "yes":
        better = event.better_than_section_4 == "yes"
        rights = "more" if better else "no more"
        yield Covenant(
            event,
            entry.effect.on,
            "Exhibit D 4",
            "no holder of a later warrant has better registration rights",
            not better,
            f"{event.granted_to} has rights {rights} favorable than those of Section 4",
            "no rights more favorable than those of Section 4",
            f"{event.id}.better_than_section_4",
        )


def _kept_effective(entry: Entry, event: RegistrationWithdrawn, book: Book) -> Iterator[Covenant]:
    """Section 6(i): a registration is kept effective for its period."""
    facts = entry.act.facts if entry.act else {}
    if "kept_effective_until" in facts and rights_apply(entry.after.registrations[event.of], book.matter):
        until = facts["kept_effective_until"]
        yield Covenant(
            event,
            entry.effect.on,
            "Exhibit D 6(i)",
            "the registration is kept effective for its period",
            facts["kept"].value == "yes",
            f"withdrawn on {event.withdrawn_on}",
            f"kept effective until {until.value}",
            until.id,
        )


def _borne(entry: Entry, event: RegistrationExpenses) -> Iterator[Covenant]:
    """Section 5: Registration Expenses are not Holder's."""
    if entry.act:
        yield Covenant(
            event,
            entry.effect.on,
            "Exhibit D 5",
            "Company or Other Shareholders bear the Registration Expenses",
            entry.act.facts["as_agreed"].value == "yes",
            f"borne by {event.borne_by.replace('_', ' ')}",
            "borne by Company or Other Shareholders",
            f"{event.id}.registration_expenses",
        )


def _allocated(entry: Entry, event: RegistrationCutback) -> Iterator[Covenant]:
    """Section 2(b): what each was given is its part of the shares available."""
    for row in entry.act.rows["allocation"] if entry.act and event.as_made else ():
        made, allocated = row.get("as_made"), row["allocated"]
        yield Covenant(
            event,
            entry.effect.on,
            "Exhibit D 2(b)",
            f"{row['name'].value} is given its part of the shares available",
            made is not None and made.value == allocated.value,
            f"{made.value} shares" if made else "no shares stated",
            f"{allocated.value} shares",
            allocated.id,
        )
