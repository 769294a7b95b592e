"""The notice to each Holder that Company determined to register stock (Exhibit D 2(a)(i)).

Company shall: (i) promptly give to each Holder written notice thereof (which shall include a list of the
jurisdictions in which Company intends to attempt to qualify such securities under the applicable blue sky or other
state securities laws); ... If the registration of which Company gives notice is for a registered public offering
involving an underwriting, Company shall so advise Holders as part of the written notice (2(b))
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.documents.common import readings_relied_on
from warrant.documents.document import Document
from warrant.documents.exhibit_d_letter import letter, registrable, to_company, to_each, where_yes
from warrant.events.registration import Registration
from warrant.exhibit_d.s2_company_registration import NOTICE, NOTICE_CLAUSE

KIND = NOTICE[Registration]
SHORT = "RN"


def called_for(book: Book) -> Iterator[Document]:
    """One for each registration that the clause does not exclude, and each Holder on its day."""
    for entry in book.entries:
        event, act = entry.event, entry.act
        if isinstance(event, Registration) and act:
            facts = dict(act.facts) | where_yes("involves_underwriting", act.facts["underwritten"])
            rows = {
                **act.rows,
                **to_company(entry, book),
                "readings": readings_relied_on(("R42",), event.id, book.matter.terms.readings),
            }
            for told in to_each(entry, event.id):
                stated = facts | registrable(entry, told, book)
                yield letter(KIND, SHORT, NOTICE_CLAUSE, entry, told, book, stated, rows)
