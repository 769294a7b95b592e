"""The advice to each Holder of the completion of a registration, and how long it was kept effective (Exhibit D 6).

Company shall keep each Holder advised in writing as to the initiation of each registration and as to the completion
thereof. Company shall, at its expense: (i) keep such registration effective for a period of one hundred twenty (120)
days or until Holder or Holders have completed the distribution ..., whichever first occurs
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.documents.document import Document
from warrant.documents.exhibit_d_letter import advice
from warrant.events.registration_completed import RegistrationCompleted
from warrant.exhibit_d.s6_procedures import COMPLETION

KIND = COMPLETION
SHORT = "CA"


def called_for(book: Book) -> Iterator[Document]:
    """One for each completion of a registration pursuant to the Registration Rights, and each Holder told of it."""
    yield from advice(KIND, SHORT, RegistrationCompleted, book)
