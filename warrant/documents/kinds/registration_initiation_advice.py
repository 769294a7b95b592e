"""The advice to each Holder of the initiation of a registration (Exhibit D 6).

Company shall keep each Holder advised in writing as to the initiation of each registration and as to the completion
thereof.
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.documents.document import Document
from warrant.documents.exhibit_d_letter import advice
from warrant.events.registration_filed import RegistrationFiled
from warrant.exhibit_d.s6_procedures import INITIATION

KIND = INITIATION
SHORT = "IA"


def called_for(book: Book) -> Iterator[Document]:
    """One for each registration statement filed pursuant to the Registration Rights, and each Holder told of it."""
    yield from advice(KIND, SHORT, RegistrationFiled, book)
