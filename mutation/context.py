"""What a figure may be altered to from elsewhere in the matter: a stale value, another fact's value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.show import show
from mutation.figures import Figure
from warrant.documents import Document
from warrant.facts import AnyFact

STALE, ANOTHER = "stale", "another fact's"


def stale(figure: Figure, document: Document, documents: Sequence[Document]) -> str | None:
    """What the paper of the same kind before this one states there, or else the next one; the same Warrant's first."""
    of_kind = [each for each in documents if each.kind == document.kind]
    here = next(number for number, each in enumerate(of_kind) if each.id == document.id)
    nearest = [*reversed(of_kind[:here]), *of_kind[here + 1 :]]
    nearest.sort(key=lambda each: each.certificate != document.certificate)
    texts = (_shown(figure, fact) for each in nearest if (fact := _of_same_name(figure, each)))
    return next((text for text in texts if text and text != figure.text), None)


def another_fact(figure: Figure, figures: Iterable[Figure]) -> str | None:
    """What another figure of the page states that is shown in the same way: the next one behind it."""
    alike = [each for each in figures if each.kind == figure.kind and each.fact != figure.fact]
    alike.sort(key=lambda each: each.number < figure.number)
    return next((each.text for each in alike if each.text != figure.text), None)


def _of_same_name(figure: Figure, document: Document) -> AnyFact | None:
    if figure.row is None:
        return document.facts.get(figure.names[0])
    table, number = figure.row
    rows = document.rows.get(table, ())
    return rows[number - 1].get(figure.names[0]) if number <= len(rows) else None


def _shown(figure: Figure, fact: AnyFact) -> str | None:
    return None if fact.value is None else show(figure.kind, fact.value)
