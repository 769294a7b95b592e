"""The form of Exhibit A, not filled in: a Notice of Exercise (2.1).

Holder shall deliver to Company ... at any time and from time to time during the Term of this Warrant: (i) the
Notice of Exercise in the form of Exhibit A attached hereto
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.documents import blank_form
from warrant.documents.document import Document
from warrant.section_2_1_conditions import CLAUSE

KIND = "blank_notice_of_exercise"
SHORT = "BN"


def called_for(book: Book) -> Iterator[Document]:
    """One for each Warrant issued."""
    yield from blank_form.for_each_warrant(KIND, SHORT, CLAUSE, book)
