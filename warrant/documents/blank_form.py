"""A form of the Exhibits with nothing filled in, one for each Warrant issued, to be filled in by its Holder."""

from __future__ import annotations

from collections.abc import Iterator

from warrant import register
from warrant.book import Book
from warrant.documents.common import company, of_warrant
from warrant.documents.document import FORMATS, Document
from warrant.state import Amended

ISSUE = "issue"


def for_each_warrant(
    kind: str, short: str, clause: str, book: Book, formats: tuple[str, ...] = FORMATS
) -> Iterator[Document]:
    """The blank form for each Warrant ever issued but those of a list, with Company's name of then and the certificate."""
    terms = book.matter.terms
    for warrant in (line.warrant for line in register.certificates(book.state)):
        facts = {
            "company_name": company(terms, _amended_when_issued(warrant.issued_by, book))["company_name"],
            "certificate": of_warrant(warrant)["certificate"],
        }
        on, by = warrant.issued_on or terms.issued_on, warrant.issued_by or ISSUE
        yield Document(kind, short, clause, on, by, warrant.certificate, facts, formats=formats)


def _amended_when_issued(event: str | None, book: Book) -> Amended | None:
    """The terms that were not as executed when a Warrant was issued by an event; none for the first."""
    return next((entry.after.amended for entry in book.entries if entry.event.id == event), None)
