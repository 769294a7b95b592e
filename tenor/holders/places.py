"""How a list is named to whoever reads: the URL of a database never with its password."""

from __future__ import annotations

import re

from warrant.errors import BadMatter, Problem
from warrant.facts import Source as Place
from warrant.listed import Source
from warrant.regex import regex

# To the last "@", and whatever a key calls a password: rather too much than too little.
PASSWORD = regex(r"(?<=://)([^:/?@]*):.*@", re.DOTALL)
SECRET = regex(r"([?&][^=&]*pass[^=&]*)=[^&]*", re.IGNORECASE)
HIDDEN = "***"


def shown(source: Source) -> str:
    """Where a list is kept, as messages, manifests and logs name it; passwords are hidden."""
    where = SECRET.sub(rf"\1={HIDDEN}", PASSWORD.sub(rf"\1:{HIDDEN}@", source.where))
    return f"{where}#{source.table}" if source.table else where


def place(source: Source, line: int, what: str, instead: str) -> Problem:
    """A mistake in a line of a list."""
    return Problem(Place(shown(source), line), what, instead)


def no_list(source: Source, what: str, instead: str, line: int = 1) -> BadMatter:
    """The error for a list that cannot be used at all; the caller raises it."""
    return BadMatter(place(source, line, what, instead))
