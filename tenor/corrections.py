"""The corrections of slips in new Warrants, as a reviewer is told of them: on the terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tenor.show import plain
from warrant.clauses import cited
from warrant.documents import Document, Row

STATED = ("id", "clause", "words", "corrected", "approved_by", "approved_on")


def approved(document: Document) -> tuple[Row, ...]:
    """The corrections that counsel approved for a document; none for any but a new Warrant."""
    return document.rows.get("corrections", ())


def approved_ids(document: Document) -> str:
    """The ids of the slips corrected in a document: "slip-01, slip-04"; empty where there are none."""
    return ", ".join(str(row["id"].value) for row in approved(document))


def correction_lines(documents: Iterable[Document]) -> Iterator[str]:
    """A line for each correction of each document."""
    for document in documents:
        for row in approved(document):
            stated = {name: plain(row[name].value) for name in STATED}
            change = _change(stated["words"], stated["corrected"])
            by = f"approved by {stated['approved_by']} on {stated['approved_on']}"
            yield f"corrected {document.stem}: {stated['id']}, {cited(stated['clause'])}: {change}, {by}"


def corrections_json(documents: Iterable[Document]) -> list[dict[str, Any]]:
    """The same for programs, each with its document's name."""
    return [
        {"document": document.stem, **{name: plain(row[name].value) for name in STATED}}
        for document in documents
        for row in approved(document)
    ]


def _change(words: str, corrected: str) -> str:
    if not words:
        return f"{corrected!r} is put in"
    return f"{words!r} becomes {corrected!r}" if corrected else f"{words!r} is left out"
