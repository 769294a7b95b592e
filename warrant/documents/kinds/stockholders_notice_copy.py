"""The cover under which Holder is forwarded a copy of the notice given to stockholders.

In the event Company shall propose to take any action of the types described in clauses (iii), (iv), or (v) of
this Section 6, Company shall forward, at the same time and in the same manner, to Holder such notice, if any,
which Company shall give to the holders of capital stock of Company.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from warrant import section_14
from warrant.book import Book
from warrant.documents.common import company, to_holder
from warrant.documents.document import Document
from warrant.facts import AnyFact
from warrant.section_6.x_stockholders_notice import CLAUSE, NOTICE, NoticeGiven, facts, notices_given

KIND = NOTICE
SHORT = "SN"


def called_for(book: Book) -> Iterator[Document]:
    """One cover for each notice given to stockholders and each Warrant outstanding on that day."""
    for given in notices_given(book):
        stated = _facts(given, book)
        for warrant in given.then.warrants:
            yield to_holder(KIND, SHORT, CLAUSE, given.event, warrant, stated)


def _facts(given: NoticeGiven, book: Book) -> Mapping[str, AnyFact]:
    methods = section_14.methods_for_statement(book.matter.terms.readings)
    return {
        **company(book.matter.terms, given.then.amended),
        **facts(given),
        "statement_sent_by": section_14.sent_by(methods, given.event.id, "6(viii)", "R14"),
    }
