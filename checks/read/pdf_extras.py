"""What a PDF holds besides the text of its pages: attachments as bytes, the rest by name."""

from __future__ import annotations

from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from checks.read.pdf_notes import is_note
from checks.text import Attachment

ATTACHMENT_BYTES_MAX = 10_000_000
"""Enough for the facts of any document; pypdf itself bounds what it unpacks."""

WITHOUT_TEXT = ("/Link", "/Popup")


def unread_on_page(page: PageObject, pictures: int, where: str) -> Iterator[str]:
    """Sentences on the pictures, annotations and form fields of one page.

    Fields still to be filled in are left out, and Tenor's own notes.
    """
    if pictures:
        yield f"{where}: {pictures} picture{'s were' if pictures > 1 else ' was'} not read"
    for found in page.annotations or ():
        annotation = found.get_object()
        if not isinstance(annotation, DictionaryObject) or annotation.get("/Subtype") in WITHOUT_TEXT:
            continue
        if annotation.get("/Subtype") == "/Widget" and _is_empty(annotation):
            continue
        if is_note(annotation, page):
            continue
        kind = str(annotation.get("/Subtype", "")).lstrip("/")
        what = f"the form field {annotation.get('/T', '')!s}" if kind == "Widget" else f"an annotation ({kind})"
        yield f"{where}: {what} was not read"


def _is_empty(field: DictionaryObject) -> bool:
    """Whether a field holds nothing and shows nothing: a text without letters, a box that is not checked."""
    of = field.get("/Parent", field).get_object()
    kind, value = (of.get(name, field.get(name)) for name in ("/FT", "/V"))
    if kind == "/Btn":
        return {str(value or "/Off"), str(field.get("/AS", "/Off"))} == {"/Off"}
    return kind == "/Tx" and not str(value or "") and "/AP" not in field


def unread_in_file(reader: PdfReader, mute: set[str], where: str) -> Iterator[str]:
    """Sentences on attachments and fonts whose codes stand for no known letters."""
    large = [attachment.name for attachment in attachments(reader) if attachment.data is None]
    if large:
        yield f"{where}: attachments of more than {ATTACHMENT_BYTES_MAX:,} bytes were not read ({', '.join(large)})"
    for name in sorted(mute):
        yield f"{where}: text in the font {name} cannot be read: the file does not say what its codes mean"


def brought_in_file(reader: PdfReader, where: str) -> Iterator[str]:
    """Sentences on layers and dynamic forms, which show what a program or a person chooses."""
    root = reader.root_object
    if "/OCProperties" in root:
        yield f"{where}: layers were not told apart: the text of every layer was read, shown or not"
    form = root.get("/AcroForm")
    if form is not None and "/XFA" in form.get_object():
        yield f"{where}: a dynamic form (XFA) was not read"


def attachments(reader: PdfReader) -> tuple[Attachment, ...]:
    """The files attached to a PDF."""
    return tuple(_attachment(str(file.name), file.content) for file in reader.attachment_list)


def _attachment(name: str, data: bytes) -> Attachment:
    return Attachment(name, data if len(data) <= ATTACHMENT_BYTES_MAX else None)
