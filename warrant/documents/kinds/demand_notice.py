"""The notice to all Holders of a demand that Company register Warrant Shares (Exhibit D 4).

the Company shall promptly notify all Holders of Warrants or Warrant Shares in writing of the receipt of such request
and each such Holder may elect, by written notice to the Company within fifteen (15) business days from the date of
such Holders's receipt of the Company's notice, to have its Warrant Shares included in such registration.
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.documents.common import readings_relied_on
from warrant.documents.document import Document
from warrant.documents.exhibit_d_letter import letter, registrable, to_company, to_each, where_yes
from warrant.events.demand import Demand
from warrant.exhibit_d.s2_company_registration import NOTICE
from warrant.exhibit_d.s4_demand import CLAUSE

KIND = NOTICE[Demand]
SHORT = "DR"


def called_for(book: Book) -> Iterator[Document]:
    """One for each demand of enough Warrant Shares, and each Holder on its day."""
    for entry in book.entries:
        event, act = entry.event, entry.act
        if isinstance(event, Demand) and act:
            given = {name: event.fact(name, CLAUSE) for name in ("demanded_on", "disposition")}
            facts = {**act.facts, **given, **where_yes("is_required", act.facts["required"])}
            relied_on = ("R42", "R6") if "is_required" in facts else ()
            readings = readings_relied_on(relied_on, event.id, book.matter.terms.readings)
            for told in to_each(entry, event.id):
                stated = facts | registrable(entry, told, book)
                rows = {**act.rows, **to_company(entry, book), "readings": readings}
                yield letter(KIND, SHORT, CLAUSE, entry, told, book, stated, rows)
