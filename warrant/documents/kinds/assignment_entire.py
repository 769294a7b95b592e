"""The Assignment of an entire Warrant, in the form of Exhibit B, as executed for a transfer (7.2).

A new Warrant is made and delivered "upon surrender of this Warrant duly endorsed ... together with a properly
executed Assignment (in the form of Exhibit B or Exhibit C hereto, as the case may be)".
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.documents import assignment
from warrant.documents.document import Document

KIND = "assignment_entire"
SHORT = "AE"


def called_for(book: Book) -> Iterator[Document]:
    """One for each transfer in whole."""
    yield from assignment.of_each_transfer(KIND, SHORT, "Exhibit B", book)
