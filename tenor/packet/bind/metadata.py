"""What a binder claims of itself, its labels, its bookmarks, and the file within it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from html import escape
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from docgen.pdf import NO_DATE, PDF_UA
from warrant.data import dataclass

PDF_A = (
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ' pdfaid:part="3" pdfaid:conformance="A"/>'
)
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{claims}
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>\
<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True)
class Bookmark:
    """A line of the outline: its words, its page counted from 0, and the lines below it."""

    words: str
    page: int
    below: tuple[Bookmark, ...] = field(default=())


def claim(pdf: pikepdf.Pdf, title: str, *, pdf_a: bool, pdf_ua: bool) -> None:
    """Writes the metadata: the title, and the standards that the file follows."""
    claims = (PDF_A if pdf_a else "") + (PDF_UA.decode() if pdf_ua else "")
    metadata = pdf.make_stream(XMP.format(claims=claims, title=escape(title, quote=False)).encode("utf-8"))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata


def label(pdf: pikepdf.Pdf, labels: Sequence[str]) -> None:
    """Labels each page with words of its own; a viewer shows them in place of the number."""
    numbers = [each for page, words in enumerate(labels) for each in (page, Dictionary(P=String(words)))]
    pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))


def outline(pdf: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """Writes the bookmarks, with what is below those of the first level folded."""
    with pdf.open_outline() as made:
        made.root.extend(_item(each) for each in bookmarks)
    pdf.Root.PageMode = Name.UseOutlines


def _item(bookmark: Bookmark) -> OutlineItem:
    item = OutlineItem(bookmark.words, bookmark.page)
    item.children.extend(_item(each) for each in bookmark.below)
    item.is_closed = True
    return item


def attach(pdf: pikepdf.Pdf, name: str, description: str, data: bytes) -> None:
    """Puts a JSON file into the file, as the data from which it was made."""
    file = pdf.make_stream(data)
    day = String(f"D:{NO_DATE:%Y%m%d%H%M%S}Z")
    file.Type, file.Subtype = Name.EmbeddedFile, Name("/application/json")
    file.Params = Dictionary(Size=len(data), ModDate=day, CreationDate=day)
    held: Any = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(name),
            UF=String(name),
            Desc=String(description),
            AFRelationship=Name.Source,
            EF=Dictionary(F=file, UF=file),
        )
    )
    # The names of destinations, which exhibits bring with them, stand there, too.
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([String(name), held]))
    pdf.Root.AF = Array([held])
