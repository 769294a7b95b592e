"""The notice of a claim, of the Indemnified Party to the Indemnifying Party (Exhibit D 7(iii)).

Each party entitled to indemnification under this Section 6 (the "Indemnified Party") shall give notice to the party
required to provide indemnification (the "Indemnifying Party") promptly after such Indemnified Party has actual
knowledge of any claim as to which indemnity may be sought ("this Section 6" is a slip for Section 7)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warrant.book import Book
from warrant.documents.document import Document
from warrant.documents.exhibit_d_letter import begun_by, letter, to_company
from warrant.events.indemnity_claim import IndemnityClaim
from warrant.exhibit_d.s7_indemnification import NOTICE, NOTICE_CLAUSE, require_party
from warrant.section_17 import in_force

KIND = NOTICE
SHORT = "IN"


def called_for(book: Book) -> Iterator[Document]:
    """One for each claim, of Company or of the Holder that it concerns."""
    for entry in book.entries:
        event, act = entry.event, entry.act
        if isinstance(event, IndemnityClaim) and act and act.facts["in_force"].value == "yes":
            underway = entry.after.registrations[event.of]
            told = require_party(event, underway, entry.after, in_force(entry.after, book.matter))
            facts = {**begun_by(underway, NOTICE_CLAUSE), **act.facts}
            paper = letter(KIND, SHORT, NOTICE_CLAUSE, entry, told, book, facts)
            yield paper if event.indemnified == "Company" else replace(paper, rows=to_company(entry, book))
