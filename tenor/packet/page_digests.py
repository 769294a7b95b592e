"""A digest of each page of a PDF: what is drawn on it and stands on it, wherever in the file it lies."""

from __future__ import annotations

import hashlib
import io
from typing import Any

import pikepdf

LEFT_OUT = frozenset(
    {"/Parent", "/P", "/StructParent", "/StructParents", "/Length", "/Filter", "/DecodeParms", "/Popup"}
)
"""What says where an object hangs, or how it is packed, and nothing of what it shows."""


def page_digests(data: bytes) -> list[str]:
    """The digest of every page in order; ``pikepdf.PdfError`` for a file that is none."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        digests = _Digests(pdf)
        return [digests.of_page(page.obj) for page in pdf.pages]


class _Digests:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._known: dict[tuple[int, int], bytes] = {}
        self._pages = {page.obj.objgen for page in pdf.pages}

    def of_page(self, page: Any) -> str:
        return hashlib.sha256(self._held(page)).hexdigest()

    def _of(self, value: Any) -> bytes:
        """What a value says, as bytes; of a page that a link leads to, that it is one: pages may have moved."""
        if not isinstance(value, pikepdf.Object):
            return repr(value).encode()
        if value.is_indirect:
            if value.objgen in self._pages:
                return b"page"
            if value.objgen not in self._known:
                self._known[value.objgen] = b""  # for what refers back to it
                self._known[value.objgen] = hashlib.sha256(self._held(value)).digest()
            return self._known[value.objgen]
        return self._held(value)

    def _held(self, value: Any) -> bytes:
        if isinstance(value, pikepdf.Array):
            return b"[" + b" ".join(map(self._of, value)) + b"]"
        if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            names = sorted(name for name in dict(value) if name not in LEFT_OUT)
            held = b"<<" + b" ".join(name.encode() + b" " + self._of(value[name]) for name in names) + b">>"
            return held + _drawn(value) if isinstance(value, pikepdf.Stream) else held
        return bytes(value.unparse())


def _drawn(stream: Any) -> bytes:
    try:
        return hashlib.sha256(stream.read_bytes()).digest()
    except pikepdf.PdfError:  # a picture in a form that is not unpacked
        return hashlib.sha256(stream.read_raw_bytes()).digest()
