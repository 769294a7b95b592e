"""What kind of file some bytes are: asked of the bytes, before any reader is given them."""

from __future__ import annotations

import re
from pathlib import Path

from checks.read.unreadable import Unreadable

MAGIC_WITHIN = 1024
"""A PDF's first line may stand anywhere in the first 1024 bytes (ISO 32000-1, Annex H)."""

PLAIN_SUFFIX = ".txt"
"""Plain text bears no mark of its own, so that the file's name must say it."""

SAVE_AGAIN = "open it in the program that made it, and save it again"


def kind_of(path: Path, data: bytes) -> str:
    """The kind of a file by its bytes: the name of the module that reads it, which is imported when needed."""
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if b"%PDF-" in data[:MAGIC_WITHIN]:
        return "pdf"
    if not data:
        raise Unreadable(path, "is empty: make it again")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(path, "is locked with a password, or an old .doc: save it as .docx without a password")
    if _is_html(data[:MAGIC_WITHIN]):
        return "html"
    if path.suffix.lower() == PLAIN_SUFFIX:
        return "plain"
    raise Unreadable(path, "is neither a DOCX nor a PDF, HTML or text (.txt): save it as one of them")


def _is_html(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a page."""
    words = re.sub(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*", b"", head, flags=re.DOTALL).lower()
    return re.match(rb"<(?:!doctype html|html|head|body)\b", words) is not None
