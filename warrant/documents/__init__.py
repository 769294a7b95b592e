"""The documents that a book calls for, each with the facts that it may state.

One file a kind in ``kinds/``, found by being there: ``KIND`` (the template's folder), ``SHORT`` (the
letters of its short id) and ``called_for(book)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from warrant.book import Book
from warrant.documents import kinds
from warrant.documents.document import Document, Row

__all__ = ["KINDS", "Document", "Row", "called_for"]


def _found() -> dict[str, ModuleType]:
    modules = [import_module(f"{kinds.__name__}.{module.name}") for module in iter_modules(kinds.__path__)]
    return {module.KIND: module for module in modules}


KINDS: Mapping[str, ModuleType] = _found()


def called_for(book: Book) -> tuple[Document, ...]:
    """Every document that a book calls for, by date, then in the order of effect."""
    documents: list[Document] = [document for kind in KINDS.values() for document in kind.called_for(book)]
    return tuple(sorted(documents, key=lambda document: (document.on, document.stem)))
