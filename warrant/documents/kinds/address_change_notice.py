"""The notice of another address for notices (Section 14), by Holder to Company or by Company to each Holder.

... to Holder at its address for notices set forth in the Agreement or to such other address as shall have been
furnished to Company in writing by Holder ... to Company at its address for notices set forth in the Agreement or to
such other address as shall have been furnished in writing to Holder by Company.
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant import register, section_1
from warrant.adjustment import Act
from warrant.book import Book, Entry
from warrant.documents.common import company, event_id, of_warrant, to_holder
from warrant.documents.document import Document
from warrant.events.address_change import AddressChange
from warrant.matter import Matter
from warrant.section_14_addresses import CLAUSE, address_lines
from warrant.section_17 import in_force

KIND = "address_change_notice"
SHORT = "AC"


def called_for(book: Book) -> Iterator[Document]:
    """One for each change within the Term: of a Holder's to Company, of Company's to the Holder of each Warrant."""
    for entry in book.entries:
        event, act, matter = entry.event, entry.act, in_force(entry.after, book.matter)
        if not (isinstance(event, AddressChange) and act and section_1.within_term(matter.terms, event.on)):
            continue
        if act.of:
            yield _by_holder(event, entry, act, matter)
            continue
        facts = {**company(book.matter.terms, entry.after.amended), **act.facts}
        for warrant in sorted(entry.after.warrants, key=register.numbered):
            yield to_holder(KIND, SHORT, CLAUSE, event, warrant, facts, act.rows)


def _by_holder(event: AddressChange, entry: Entry, act: Act, matter: Matter) -> Document:
    """A Holder's notice to Company, at Company's address then; it holds for all its Warrants."""
    assert act.of
    facts = {**company(matter.terms, entry.after.amended), **of_warrant(act.of), **act.facts}
    del facts["company_signatory_title"]
    facts["event"] = event_id(event.id, CLAUSE)
    moved = (each for each in entry.after.warrants if each.holder.name == act.of.holder.name)
    address = address_lines(f"{event.id}.company_address", matter.terms.company.address, event.id)
    rows = {
        **act.rows,
        "company_address": ({"line": facts["company_name"]}, *address),
        "warrants": tuple(of_warrant(each) for each in sorted(moved, key=register.numbered)),
        "holder_address": (),
    }
    return Document(KIND, SHORT, CLAUSE, event.on, event.id, act.of.certificate, facts, rows)
