"""A chain of hashes: each entry holds that of the one before it, so that none can be changed, moved or left out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

Entry = Mapping[str, Any]
PREVIOUS, LINK = "prev", "link"


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def canonical(data: object) -> bytes:
    """The one way of writing something as JSON of which hashes are taken."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def chained(entries: Iterable[Entry], begin: str) -> list[Entry]:
    """The entries, each with the link of the one before it, the first with ``begin``, and with its own."""
    made: list[Entry] = []
    previous = begin
    for entry in entries:
        linked = {**entry, PREVIOUS: previous}
        previous = link_of(linked)
        made.append({**linked, LINK: previous})
    return made


def link_of(entry: Entry) -> str:
    """The hash of an entry, its own link aside."""
    return sha256(canonical({name: value for name, value in entry.items() if name != LINK}))


def last_link(entries: Iterable[Entry], begin: str) -> str:
    """The link of the last entry, or where the chain begins."""
    return str([begin, *(entry[LINK] for entry in entries)][-1])
