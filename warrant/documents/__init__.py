"""The documents that a book calls for, each with the facts that it may state.

One file a kind in ``kinds/``, found by being there: ``KIND`` (the template's folder), ``SHORT`` (the
letters of its short id) and ``called_for(book)``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from warrant.book import Book, once
from warrant.documents import kinds
from warrant.documents.document import Document, Row
from warrant.documents.mailed import first_mailings, known_after
from warrant.known import book_known_on
from warrant.mailings import Mailing

__all__ = ["KINDS", "Document", "Row", "called_for", "computed"]


def _found() -> dict[str, ModuleType]:
    modules = [import_module(f"{kinds.__name__}.{module.name}") for module in iter_modules(kinds.__path__)]
    return {module.KIND: module for module in modules}


KINDS: Mapping[str, ModuleType] = _found()


@once
def called_for(book: Book) -> tuple[Document, ...]:
    """Every document that a book calls for, by date, then in the order of effect.

    One that was mailed is history: it is as the facts known on the day of its first mailing have it.
    """
    documents = {document.stem: document for document in computed(book)}
    for stem, mailing in first_mailings(book).items():
        if then := _as_mailed(stem, mailing, documents.get(stem), book):
            documents[stem] = then
    return tuple(sorted(documents.values(), key=lambda document: (document.on, document.stem)))


@once
def computed(book: Book) -> tuple[Document, ...]:
    """Every document that a book calls for, by all that it knows, whatever was mailed."""
    return tuple(document for kind in KINDS.values() for document in kind.called_for(book))


def _as_mailed(stem: str, mailing: Mailing, now: Document | None, book: Book) -> Document | None:
    """A paper as known on the day of its mailing; ``None`` where nothing that became known later can change it."""
    until = None
    if now:
        effects = (entry.effect.on for entry in book.entries if entry.event.id == now.event)
        until = max(mailing.sent_on, now.on, *effects)
    if not any(known_after(book, mailing.sent_on, until)):
        return None
    known = book_known_on(book, mailing.sent_on)
    kinds = (KINDS[now.kind],) if now else KINDS.values()
    papers: Iterator[Document] = (each for kind in kinds for each in kind.called_for(known)) if known else iter(())
    return next((each for each in papers if each.stem == stem), None)
