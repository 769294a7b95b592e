"""What hostile files are made of: the sound statement, and the record of one such file."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Sound(NamedTuple):
    """The sound statement in both formats, from which hostile files are made."""

    docx: bytes
    pdf: bytes


class Hostile(NamedTuple):
    """A hostile file: what it is called, how its name ends, how it is made."""

    name: str
    suffix: str
    make: Callable[[Sound], bytes]


Made = tuple[str, Callable[[Sound], bytes]]
"""What a hostile file is called, and how it is made."""
