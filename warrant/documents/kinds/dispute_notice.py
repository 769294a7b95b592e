"""The writing by which a Holder disputes the Board's determination of the Current Market Price.

... or if Holder disputes in writing any determination so made by the Company's Board of Directors within 30 days
of being informed of such determination ...
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant import section_14
from warrant.book import Book, Entry
from warrant.documents.common import company, company_address, event_id, of_warrant
from warrant.documents.document import Document
from warrant.events.determination import Determination
from warrant.events.dispute import Dispute
from warrant.facts import AnyFact
from warrant.section_6.vii_determination import CLAUSE, days_to_dispute, in_time, last_day_to_dispute

KIND = "dispute_notice"
SHORT = "HD"


def called_for(book: Book) -> Iterator[Document]:
    """One notice to Company for each dispute, in time or not, under the Holder's first certificate."""
    for entry in book.entries:
        event = entry.event
        if isinstance(event, Dispute):
            of = next(each for each in book.matter.events if each.id == event.of)
            warrant = next(each for each in entry.after.warrants if each.holder.name == event.holder)
            assert isinstance(of, Determination)
            facts = {**of_warrant(warrant), **_facts(event, of, entry, book)}
            rows = {"company_address": company_address(book.matter.terms, entry.after.amended)}
            yield Document(KIND, SHORT, CLAUSE, event.on, event.id, warrant.certificate, facts, rows)


def _facts(event: Dispute, of: Determination, entry: Entry, book: Book) -> Mapping[str, AnyFact]:
    """What is disputed, and the thirty days where they have begun and the dispute falls within them."""
    facts: dict[str, AnyFact] = {
        **company(book.matter.terms, entry.after.amended),
        "event": event_id(event.id, CLAUSE),
        "determination": event_id(of.id, CLAUSE),
        **{name: of.fact(name, CLAUSE) for name in ("for_day", "price", "determined_on")},
        "disputed_on": event.fact("disputed_on", CLAUSE),
        "days_to_dispute": days_to_dispute(of),
        "sent_by": section_14.sent_by(section_14.METHODS, event.id, CLAUSE),
    }
    last = last_day_to_dispute(event.id, of, event.holder, book.matter)
    if last and last.inputs[0].value <= event.disputed_on and in_time(event, of, book.matter):
        facts |= {"informed_on": last.inputs[0], "last_day_to_dispute": last}
    return facts
