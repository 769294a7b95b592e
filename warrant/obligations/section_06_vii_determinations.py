"""Section 6(vii): Holder is informed of the Board's determination, may dispute it, and then a firm is selected."""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book, Entry
from warrant.events.determination import Determination
from warrant.events.dispute import Dispute
from warrant.matter import Matter
from warrant.obligations.obligation import Obligation, holder_of, notice, to_company
from warrant.section_6.vii_determination import (
    CLAUSE,
    NOTICE,
    disputes_of,
    in_time,
    last_day_to_dispute,
    outcome_of,
)
from warrant.state import Warrant


def due(book: Book) -> Iterator[Obligation]:
    """Of each determination by the Board its notice and the right to dispute it; of each dispute in time a firm."""
    for entry in book.entries:
        if isinstance(entry.event, Determination) and entry.event.by == "board":
            for warrant in entry.after.outstanding_warrants:
                yield notice(NOTICE, entry.event, CLAUSE, holder_of(warrant))
                yield _right_to_dispute(entry.event, warrant, book.matter)
        if isinstance(entry.event, Dispute):
            yield from _selection(entry.event, entry, book.matter)


def _right_to_dispute(event: Determination, warrant: Warrant, matter: Matter) -> Obligation:
    holder = warrant.holder.name
    last = last_day_to_dispute(f"{event.id}.{warrant.certificate}", event, holder, matter)
    disputes = (each for each in disputes_of(event, matter) if each.holder == holder)
    used = next((each for each in disputes if in_time(each, event, matter)), None)
    return Obligation(
        kind="determination_dispute",
        document="",
        event=event.id,
        clause=CLAUSE,
        to=to_company(matter.terms.company, warrant.certificate),
        since=event.determined_on,
        of="Holder",
        manner="may",
        by=last,
        done=used.fact("disputed_on", CLAUSE) if used else None,
        readings=("R40",) if last else (),
    )


def _selection(event: Dispute, entry: Entry, matter: Matter) -> Iterator[Obligation]:
    """The Board selects a firm, or the American Arbitration Association does in its place; no day is fixed."""
    of = next(each for each in matter.events if each.id == event.of)
    if not isinstance(of, Determination) or not in_time(event, of, matter):
        return
    outcome = outcome_of(event, matter)
    certificate = next(each for each in entry.after.warrants if each.holder.name == event.holder)
    yield Obligation(
        kind="firm_selection",
        document="",
        event=event.id,
        clause=CLAUSE,
        to=holder_of(certificate),
        since=event.disputed_on,
        of="Board of Directors",
        manner="do",
        done=outcome.fact("selected_on", CLAUSE) if outcome else None,
        readings=("R40",),
    )
