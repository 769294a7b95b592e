"""The list of Holders to whom a Warrant was divided: where it is kept, and its lines.

A division (``warrant.events.division``) registers new Warrants in the names of many transferees (Section 7.2). Who
they are stands in a list that is read anew, line by line, whenever it is needed: nothing here is kept for each of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from warrant.quantities import Shares


@dataclass(frozen=True, slots=True)
class Source:
    """Where a list is kept: a file of the matter or the URL of a database, with the name of its table."""

    where: str
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list: a new Warrant, in whose name it is registered, and its shares at the division.

    ``line`` is the number of the line, or of the row, from 1. ``address`` is that for notices, ``postal_code`` what
    mail is sorted by, empty where the list has none.
    """

    line: int
    certificate: str
    name: str
    address: tuple[str, ...]
    shares: Shares
    postal_code: str = ""


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A line of a list that cannot be used, and ``what`` is wrong with it: why, and what to write instead.

    ``certificate`` is empty where it cannot be told.
    """

    line: int
    certificate: str
    what: str
