"""What is bound: a finished PDF file, opened, with what it claims to be."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from warrant.data import dataclass
from warrant.regex import regex

PDF_A_3A = (regex(rb"pdfaid:part(?:=\"|>)3\b"), regex(rb"pdfaid:conformance(?:=\"|>)A\b"))
PDF_UA_1 = (regex(rb"pdfuaid:part(?:=\"|>)1\b"),)
UNSAFE = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition")


class Unbindable(ValueError):
    """A file that cannot be bound: it is no PDF, is damaged, or is locked by a password."""


@dataclass(frozen=True)
class Exhibit:
    """A PDF to be bound under a title; ``note`` stands in the footer of its pages ("Tab 2.3").

    ``is_form``: it has fields to fill in, whose looks no standard for archives allows: it is bound as it is printed.
    """

    title: str
    note: str
    data: bytes
    is_form: bool = False


class Opened:
    """An exhibit as pikepdf reads it."""

    def __init__(self, exhibit: Exhibit) -> None:
        """Raises ``Unbindable`` for a file of which no page can be taken."""
        self.exhibit = exhibit
        try:
            self.pdf = pikepdf.open(io.BytesIO(exhibit.data))
            self.pages = len(self.pdf.pages)
        except (pikepdf.PdfError, pikepdf.PasswordError) as error:
            raise Unbindable(f"{exhibit.title} cannot be bound: {error}") from error
        if not self.pages:
            raise Unbindable(f"{exhibit.title} cannot be bound: it has no page")
        metadata = self._metadata()
        self.is_tagged = "/StructTreeRoot" in self.pdf.Root
        self.is_pdf_ua = self.is_tagged and all(each.search(metadata) for each in PDF_UA_1)
        # A form that Tenor printed has no colours or fonts but those that the binder's own claims cover.
        self.is_pdf_a = self.is_tagged and (exhibit.is_form or all(each.search(metadata) for each in PDF_A_3A))

    def require_inert(self) -> None:
        """Takes from the pages what runs by itself, and from a form its fields."""
        for page in self.pdf.pages:
            held = page.obj
            if "/AA" in held:
                del held["/AA"]
            if "/Annots" in held:
                _quieten(held)

    @property
    def top(self) -> float:
        """The upper edge of its first page, in points."""
        return float(self.pdf.pages[0].mediabox[3])

    @property
    def structure(self) -> Any:
        """The root of the tags; ``None`` where there are none."""
        return self.pdf.Root.get("/StructTreeRoot")

    def _metadata(self) -> bytes:
        found = self.pdf.Root.get("/Metadata")
        return bytes(found.read_bytes()) if isinstance(found, pikepdf.Stream) else b""


def _quieten(page: Any) -> None:
    kept = []
    for annotation in page.Annots:
        if annotation.get("/Subtype") == "/Widget" or _acts(annotation.get("/A")):
            continue
        if "/AA" in annotation:
            del annotation["/AA"]
        kept.append(annotation)
    if kept:
        page.Annots = pikepdf.Array(kept)
    else:
        del page["/Annots"]


def _acts(action: Any) -> bool:
    return isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) in UNSAFE


def is_bindable(data: bytes) -> bool:
    """Whether a file can be bound."""
    try:
        Opened(Exhibit("", "", data))
    except Unbindable:
        return False
    return True
