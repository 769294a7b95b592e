"""The form of Exhibit C, not filled in: an Assignment of a part of a Warrant (7.2).

A new Warrant is made and delivered "together with a properly executed Assignment (in the form of Exhibit B or
Exhibit C hereto, as the case may be)".
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.documents import blank_form
from warrant.documents.document import Document

KIND = "blank_assignment_partial"
SHORT = "BP"


def called_for(book: Book) -> Iterator[Document]:
    """One for each Warrant issued."""
    yield from blank_form.for_each_warrant(KIND, SHORT, "7.2", book)
