"""The notice by which each Holder is informed of the Board's determination of the Current Market Price.

    ... the Current Market Price shall be determined in good faith by the Board of Directors of Company or, if such
    determination cannot be made or if Holder disputes in writing any determination so made by the Company's Board of
    Directors within 30 days of being informed of such determination, by a nationally recognized independent
    investment banking or accounting firm ...

It tells the thirty days in words and no last day: this depends on its own mailing, which is made after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant import section_14
from warrant.book import Book, Entry
from warrant.documents.common import company, company_address, readings_relied_on, to_holder
from warrant.documents.document import Document, Row
from warrant.events.determination import Determination
from warrant.facts import AnyFact, Fact
from warrant.section_6.vii_computations import computations
from warrant.section_6.vii_determination import CLAUSE, NOTICE, days_to_dispute

KIND = NOTICE
SHORT = "DN"


def called_for(book: Book) -> Iterator[Document]:
    """One notice for each determination by the Board and each Warrant outstanding when it was made."""
    for entry in book.entries:
        event = entry.event
        if isinstance(event, Determination) and event.by == "board" and entry.act:
            facts, rows = _facts(entry, event, book), _rows(entry, event, book)
            if known := len(rows["computations"]):
                how, id = "the computations known when it was determined", f"{event.id}.known_computations"
                facts["known_computations"] = Fact(id, known, CLAUSE, how, event=event.id)
            for warrant in entry.after.warrants:
                yield to_holder(KIND, SHORT, CLAUSE, event, warrant, facts, rows)


def _facts(entry: Entry, event: Determination, book: Book) -> dict[str, AnyFact]:
    assert entry.act
    return {
        **company(book.matter.terms, entry.after.amended),
        **entry.act.facts,
        "days_to_dispute": days_to_dispute(event),
        "sent_by": section_14.sent_by(section_14.METHODS, event.id, CLAUSE),
    }


def _rows(entry: Entry, event: Determination, book: Book) -> Mapping[str, tuple[Row, ...]]:
    assert entry.act
    relied_on = {
        id for rows in entry.act.rows.values() for row in rows for fact in row.values() for id in fact.readings
    }
    relied_on |= {id for fact in entry.act.facts.values() for id in fact.readings} | {"R40"}
    return {
        **entry.act.rows,
        "company_address": company_address(book.matter.terms, entry.after.amended),
        "computations": tuple(computations(event, book)),
        "readings": readings_relied_on(relied_on, event.id, book.matter.terms.readings),
    }
