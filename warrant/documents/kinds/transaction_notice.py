"""The notice of a proposed merger, consolidation, sale, reorganization or reclassification (Section 8), to each Holder.

In the case of any proposed consolidation or merger of Company with another entity, or the proposed sale of all or
substantially all of its assets ..., or any proposed reorganization or reclassification of the capital stock of Company,
... Company shall give 30 days' prior written notice thereof to Holder hereof.
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_8, section_8_papers, section_9, section_14
from warrant.book import Book
from warrant.documents.common import company, expires_on, to_holder
from warrant.documents.document import Document
from warrant.facts import AnyFact
from warrant.obligations.section_08_transactions import NOTICE
from warrant.section_8_papers import Proposed
from warrant.state import Warrant

KIND = NOTICE
SHORT = "NT"


def called_for(book: Book) -> Iterator[Document]:
    """One for each transaction proposed in the Term and each Warrant outstanding on the day of the proposal."""
    for each in section_8_papers.proposed(book):
        becomes = section_8_papers.as_proposed(each.event, each.then)
        for warrant in each.then.warrants:
            rows = {"receives": section_8_papers.received(each.event, warrant, becomes)}
            yield to_holder(KIND, SHORT, section_8.CLAUSE, each.event, warrant, _facts(each, warrant, book), rows)


def _facts(each: Proposed, warrant: Warrant, book: Book) -> dict[str, AnyFact]:
    terms, amended = book.matter.terms, each.then.amended
    facts = company(terms, amended) | section_8_papers.facts(each.event)
    facts |= {
        "last_day_of_notice": section_8.last_day_of_notice(each.event, terms.readings),
        "sent_by": section_14.sent_by(section_9.METHODS, each.event.id, "8"),
        "price_in_effect": each.then.price,
        "shares_purchasable": warrant.shares,
        "expires_on": expires_on(book, amended),
    }
    return {name: fact for name, fact in facts.items() if name not in ("provision_made_on", "assumed_on")}
