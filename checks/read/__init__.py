"""The readers: a finished file, made by anyone, read back as text with places.

``read`` looks at what is in a file, not at its name; plain text alone must be named .txt, since nothing in it says
that it is meant to be read. It bounds sizes and counts before it parses, opens
nothing outside the file, and turns every failure on bad input into ``Unreadable``. It does not bound
time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from checks.read.docx import read_docx
from checks.read.html import is_html, read_html
from checks.read.pdf import read_pdf
from checks.read.plain import SUFFIX, read_plain
from checks.read.unreadable import Unreadable
from checks.text import Paper

__all__ = ["FILE_BYTES_MAX", "Unreadable", "bytes_of", "paper_of", "read"]

FILE_BYTES_MAX = 100_000_000
"""The largest file that is read, in bytes: a binder of a thousand pages has some ten million."""

MAGIC_WITHIN = 1024
"""A PDF's first line may stand anywhere in the first 1024 bytes (ISO 32000-1, Annex H)."""

SAVE_AGAIN = "open it in the program that made it, and save it again"


def read(path: Path) -> Paper:
    """The paper in a DOCX, PDF, HTML or text file; ``Unreadable`` for any other file, or one damaged or locked."""
    return paper_of(path, bytes_of(path))


def paper_of(path: Path, data: bytes) -> Paper:
    """The paper in the bytes of such a file, as ``read`` has it."""
    reader = _reader(path, data)
    try:
        return replace(reader(path, data), sha256=hashlib.sha256(data).hexdigest())
    except Unreadable:
        raise
    # A parser given hostile bytes may raise anything; one bad file must not take the others with it.
    except Exception as error:
        reason = f"{type(error).__name__}: {str(error)[:200]}".rstrip(": ")
        raise Unreadable(path, f"is damaged and cannot be read ({reason}): {SAVE_AGAIN}") from error


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; ``Unreadable`` for one that cannot be opened, or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(FILE_BYTES_MAX + 1)
    except OSError as error:
        raise Unreadable(path, f"cannot be opened ({error.strerror}): check its name and rights") from error
    if len(data) > FILE_BYTES_MAX:
        raise Unreadable(path, f"has more than {FILE_BYTES_MAX:,} bytes: divide it, or leave out its pictures")
    return data


def _reader(path: Path, data: bytes) -> Callable[[Path, bytes], Paper]:
    if data.startswith(b"PK\x03\x04"):
        return read_docx
    if b"%PDF-" in data[:MAGIC_WITHIN]:
        return read_pdf
    if not data:
        raise Unreadable(path, "is empty: make it again")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(path, "is locked with a password, or an old .doc: save it as .docx without a password")
    if is_html(data[:MAGIC_WITHIN]):
        return read_html
    if path.suffix.lower() == SUFFIX:
        return read_plain
    raise Unreadable(path, "is neither a DOCX nor a PDF, HTML or text (.txt): save it as one of them")
