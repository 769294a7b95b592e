"""Obligations: what is due of whom to whom, under which clause, by when and by which method.

One file a clause, found by being in this folder, in the instrument's order; each defines ``due(book)``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from warrant.book import Book, once
from warrant.mailings import Mailing
from warrant.obligations.obligation import Addressee, Obligation, holder_of, to_company

__all__ = ["Addressee", "Obligation", "holder_of", "mailings_of", "obligations", "to_company"]


def _found() -> tuple[ModuleType, ...]:
    """The Sections by their numbers, then Exhibit D."""
    found = (module.name for module in iter_modules(__path__) if module.name != "obligation")
    names = sorted(found, key=lambda name: (name.startswith("exhibit"), name))
    return tuple(import_module(f"{__name__}.{name}") for name in names)


@once
def obligations(book: Book) -> Iterator[Obligation]:
    """What a book makes due, in the instrument's order."""
    for clause in CLAUSES:
        yield from clause.due(book)


def mailings_of(obligation: Obligation, book: Book, as_of: date) -> tuple[Mailing, ...]:
    """The mailings of an obligation's paper up to a day, in the file's order; none for what is not sent."""
    if not obligation.document or obligation.manner == "do":
        return ()
    mailings = book.matter.mailings
    return tuple(each for each in mailings if each.document == obligation.document and each.sent_on <= as_of)


# Last: the list of what is to be mailed is a kind of document, asks for obligations, and is found by their clauses.
CLAUSES = _found()
