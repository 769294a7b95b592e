"""The statement of the provision made for Holder in a transaction of Section 8, to each Holder, upon its effect.

... lawful and adequate provision shall be made whereby Holder shall thereafter have the right to receive upon the basis
and upon the terms and conditions specified herein, in lieu of the shares of the Common Stock of Company immediately
theretofore purchasable hereunder, such shares of stock, securities or assets ...
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant import section_8, section_8_papers, section_9, section_14
from warrant.book import Book
from warrant.documents.common import company, expires_on, to_holder
from warrant.documents.document import Document

KIND = "provision_for_holder"
SHORT = "PH"


def called_for(book: Book) -> Iterator[Document]:
    """One for each transaction that took effect and each Warrant outstanding then."""
    for each in section_8_papers.proposed(book):
        if not each.entry:
            continue
        after, event = each.entry.after, each.event
        sent_by = section_14.sent_by(section_9.METHODS, event.id, section_8.CLAUSE)
        for warrant in after.warrants:
            facts = company(book.matter.terms, after.amended) | section_8_papers.facts(event)
            facts |= {"price_in_effect": after.price, "shares_purchasable": warrant.shares, "sent_by": sent_by}
            facts |= {"expires_on": expires_on(book, after.amended)}
            rows = {"receives": section_8_papers.received(event, warrant, after)}
            yield to_holder(KIND, SHORT, section_8.CLAUSE, event, warrant, facts, rows)
