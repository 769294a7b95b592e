"""The facts that a paper by others may state of a document: its own, and those of its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from warrant.documents import Document
from warrant.facts import AnyFact

OF_WORDS = frozenset({"holder_address", "company_address", "considered", "readings", "legends"})
"""Tables whose rows are words."""


def tables(document: Document) -> Mapping[str, Sequence[Mapping[str, AnyFact]]]:
    """The rows of figures of a document, by the name of their table."""
    return {name: rows for name, rows in document.rows.items() if name not in OF_WORDS}


def facts_of(document: Document) -> Mapping[str, AnyFact]:
    """The facts of a document by name, with those of each table that has but one row."""
    of_rows: dict[str, AnyFact] = {}
    for rows in tables(document).values():
        if len(rows) == 1:
            of_rows |= rows[0]
    return of_rows | dict(document.facts)


def facts_named(name: str, document: Document) -> Sequence[AnyFact]:
    """The facts of a name: one, or that of each row of a table."""
    if fact := facts_of(document).get(name):
        return (fact,)
    return tuple(row[name] for rows in tables(document).values() for row in rows if name in row)
