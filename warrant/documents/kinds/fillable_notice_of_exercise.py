"""The form of Exhibit A to be filled in on a screen: a PDF with a field for each blank of the Notice of Exercise (2.1).

Holder shall deliver to Company ... at any time and from time to time during the Term of this Warrant: (i) the
Notice of Exercise in the form of Exhibit A attached hereto
"""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book
from warrant.documents import blank_form
from warrant.documents.document import Document
from warrant.section_2_1_conditions import CLAUSE

KIND = "fillable_notice_of_exercise"
SHORT = "FN"


def called_for(book: Book) -> Iterator[Document]:
    """One for each Warrant issued; as PDF alone, the one format whose fields need no program of their own."""
    yield from blank_form.for_each_warrant(KIND, SHORT, CLAUSE, book, formats=("pdf",))
