"""The record of what came of a dispute: the firm, who selected it, its price, and the adjustments that this changes.

... by a nationally recognized independent investment banking or accounting firm selected by the Board of
Directors of Company (or if such selection cannot be made, by a nationally recognized independent investment
banking or accounting firm selected by the American Arbitration Association in accordance with its rules).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant.book import Book, Entry
from warrant.documents.common import company, event_id
from warrant.documents.document import Document
from warrant.events.determination import Determination
from warrant.events.dispute import Dispute
from warrant.events.dispute_outcome import DisputeOutcome
from warrant.facts import AnyFact, Fact
from warrant.section_6.vii_computations import changed_by
from warrant.section_6.vii_determination import CLAUSE, last_day_to_dispute

KIND = "dispute_outcome"
SHORT = "DO"


def called_for(book: Book) -> Iterator[Document]:
    """One record for each outcome."""
    events = {each.id: each for each in book.matter.events}
    for entry in book.entries:
        event = entry.event
        if not isinstance(event, DisputeOutcome) or not entry.act:
            continue
        dispute = events[event.of]
        assert isinstance(dispute, Dispute)
        of = events[dispute.of]
        assert isinstance(of, Determination)
        changed = changed_by(event, book)
        facts = {**_facts(entry, book), **entry.act.facts, **_disputed(dispute, of, book)}
        if changed is not None:
            name, how = "changed_count" if changed else "nothing_changed", "the adjustments that the outcome changes"
            facts[name] = Fact(f"{event.id}.{name}", len(changed), CLAUSE, how, event=event.id)
        yield Document(KIND, SHORT, CLAUSE, event.on, event.id, "", facts, {"changed": changed or ()})


def _facts(entry: Entry, book: Book) -> Mapping[str, AnyFact]:
    return {**company(book.matter.terms, entry.after.amended), "event": event_id(entry.event.id, CLAUSE)}


def _disputed(dispute: Dispute, of: Determination, book: Book) -> Mapping[str, AnyFact]:
    """The determination that was disputed, and by whom, on which day, by which last day."""
    facts: dict[str, AnyFact] = {
        "dispute": event_id(dispute.id, CLAUSE),
        "determination": event_id(of.id, CLAUSE),
        "holder": dispute.fact("holder", CLAUSE),
        "disputed_on": dispute.fact("disputed_on", CLAUSE),
        "for_day": of.fact("for_day", CLAUSE),
        "board_price": of.fact("price", CLAUSE),
        "board_determined_on": of.fact("determined_on", CLAUSE),
    }
    if last := last_day_to_dispute(dispute.id, of, dispute.holder, book.matter):
        facts |= {"informed_on": last.inputs[0], "last_day_to_dispute": last}
    return facts
