"""Exhibit D 7(iii): "shall give notice ... promptly after such Indemnified Party has actual knowledge of any claim"."""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book, Entry
from warrant.events.indemnity_claim import IndemnityClaim
from warrant.exhibit_d.acting import agreement_identified
from warrant.exhibit_d.s7_indemnification import NOTICE, NOTICE_CLAUSE, require_party
from warrant.obligations.obligation import Addressee, Obligation, notice, to_company
from warrant.section_17 import in_force


def due(book: Book) -> Iterator[Obligation]:
    """A notice of each claim, of the Indemnified Party to the Indemnifying Party."""
    if not agreement_identified(book.matter.terms):
        for entry in book.entries:
            if isinstance(entry.event, IndemnityClaim):
                yield _notice(entry, entry.event, book)


def _notice(entry: Entry, event: IndemnityClaim, book: Book) -> Obligation:
    told = require_party(event, entry.after.registrations[event.of], entry.after, in_force(entry.after, book.matter))
    from_company = event.indemnified == "Company"
    to = Addressee(*told) if from_company else to_company(book.matter.terms.company, told.certificate)
    return notice(NOTICE, event, NOTICE_CLAUSE, to, "Company" if from_company else "Holder")
