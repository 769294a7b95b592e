"""The notice to each Holder of registration rights granted to another (Exhibit D 3).

In the event that Company grants after the date hereof registration rights, including demand registration rights, to
any other holder of securities of Company, Company shall promptly give to Holder written notice thereof
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.documents.common import readings_relied_on
from warrant.documents.document import Document
from warrant.documents.exhibit_d_letter import letter, to_company, to_each, where_yes
from warrant.events.rights_granted import RightsGranted
from warrant.exhibit_d.s3_later_rights import CLAUSE, NOTICE

KIND = NOTICE
SHORT = "RG"


def called_for(book: Book) -> Iterator[Document]:
    """One for each grant and each Holder on its day."""
    for entry in book.entries:
        event, act = entry.event, entry.act
        if isinstance(event, RightsGranted) and act:
            facts = {**act.facts, "granted_on": event.fact("granted_on", CLAUSE)}
            facts |= where_yes("is_later_warrant", act.facts["later_warrant"])
            rows = {
                **to_company(entry, book),
                "readings": readings_relied_on(("R42",), event.id, book.matter.terms.readings),
            }
            for told in to_each(entry, event.id):
                yield letter(KIND, SHORT, CLAUSE, entry, told, book, facts, rows)
