"""The Assignment of a part of a Warrant, in the form of Exhibit C, as executed for a transfer (7.2).

A new Warrant is made and delivered "upon surrender of this Warrant duly endorsed ... together with a properly
executed Assignment (in the form of Exhibit B or Exhibit C hereto, as the case may be)".
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.documents import assignment
from warrant.documents.document import Document

KIND = "assignment_partial"
SHORT = "AP"


def called_for(book: Book) -> Iterator[Document]:
    """One for each transfer in part."""
    yield from assignment.of_each_transfer(KIND, SHORT, "Exhibit C", book)
