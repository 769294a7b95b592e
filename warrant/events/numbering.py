"""How certificates are numbered: each number names a Warrant and the files about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warrant.events.event import Mistaken
from warrant.regex import regex

LONGEST = 20
NUMBER = regex(rf"(?=.*\d)[A-Za-z0-9][A-Za-z0-9-]{{0,{LONGEST - 1}}}", re.ASCII)
INSTEAD = f"write at most {LONGEST} letters, digits and hyphens with a digit among them, such as W-2"


def misnumbered(field: str, certificate: str) -> Iterator[Mistaken]:
    """The mistake of a number that cannot name a certificate, if it is one."""
    if not NUMBER.fullmatch(certificate):
        yield Mistaken(field, f"{certificate!r} cannot name a certificate", INSTEAD)
