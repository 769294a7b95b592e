"""The list of Holders to whom a Warrant was divided: where it is kept, and its lines.

A division (``warrant.events.division``) registers new Warrants in the names of many transferees (Section 7.2). Who
they are stands in a list that is read anew, line by line, whenever it is needed: nothing here is kept for each of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from warrant.mailings import Method
from warrant.parts import Parts
from warrant.quantities import Shares


@dataclass(frozen=True, slots=True)
class Source:
    """Where a list is kept: a file of the matter, with a sheet of it, or the URL of a database, with a table there."""

    where: str
    table: str | None = None

    @property
    def name(self) -> str:
        """What the list is called in papers: the file, or the table of a database, whose URL may hold a password."""
        return self.table or "a database" if self.is_database else self.where

    @property
    def is_database(self) -> bool:
        """Whether it is kept in a database, by its URL."""
        return "://" in self.where


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


class Sending(NamedTuple):
    """One mailing to a listed Holder: when, how, and whether to its name at its address, as the list has them."""

    sent_on: date
    method: Method
    so_addressed: bool
    received_on: date | None = None


Sendings = tuple[Sending, ...]
"""All mailings of one paper to one listed Holder, in the order of their days."""


@dataclass(frozen=True)
class HolderList:
    """What a matter keeps of a list: how many new Warrants there are for each number of shares, and what was mailed.

    ``unusable`` is the number of lines that cannot be used. ``sent`` has, by a paper's name without the certificate,
    how many listed Holders it was mailed to in which way, ``sha256`` the hashes of the files that were mailed.
    """

    source: Source
    parts: Parts
    unusable: int = 0
    sent: Mapping[str, Mapping[Sendings, int]] = field(default_factory=dict)
    sha256: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """The lines of the list, each a Holder, those that cannot be used among them."""
        return self.parts.count + self.unusable
