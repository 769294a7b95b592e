"""Texts of the matter that the carried font cannot print, each told at its line."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.fonts import require_characters
from warrant.documents import Document
from warrant.errors import BadMatter, Problem
from warrant.facts import Source


def require_letters(documents: Iterable[Document]) -> None:
    """``BadMatter`` for each text of the matter that has a letter which the carried font lacks."""
    problems: dict[str, Problem] = {}
    for document in documents:
        rows = (fact for rows in document.rows.values() for row in rows for fact in row.values())
        for fact in (*document.facts.values(), *rows):
            try:
                require_characters(str(fact.value))
            except ValueError as error:
                source = fact.source or Source("warrant.yaml", 1)
                problems[fact.id] = Problem(source, f"{fact.id}: {error}", "write it in Latin letters")
    if problems:
        raise BadMatter(*problems.values())
