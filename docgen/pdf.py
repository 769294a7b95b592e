"""The PDF writer: one page of the vocabulary, laid out in the carried font, tagged, with its facts attached.

The file claims PDF/A-3A (ISO 19005-3) and PDF/UA-1 (ISO 14289-1); one with fields to fill in claims PDF/UA-1 alone,
since PDF/A allows no field whose look the reader's program makes. It holds no time and no chance: the same page and
facts give the same bytes in any process, on any day.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from lxml import etree
from lxml.etree import _Element

from docgen import fonts
from docgen.engine import import_weasyprint
from docgen.paper import paper_named
from docgen.resources import TEMPLATES
from docgen.vocabulary import has_fields, read_page

NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands where the format demands a date; the documents' own dates are in their text."""

PDF_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


Seen = Callable[[Any], object]


class Attached(NamedTuple):
    """The name and the description of the JSON file that a PDF bears."""

    name: str
    description: str


FACTS = Attached("facts.json", "The facts of this document and how each was computed")


def pdf(html: str, facts: bytes, *, paper: str = "Letter", attached: Attached = FACTS) -> bytes:
    """The page as a PDF file, with ``facts`` (JSON) attached as its source, under the name of ``attached``.

    Raises ValueError for a page outside the vocabulary, for a character that the carried font lacks,
    and for a paper that is not in ``docgen.paper``.
    """
    page = page_to_print(html)
    return written(laid_out(page, paper), facts, attached=attached, form=has_fields(page))


def page_to_print(html: str) -> _Element:
    """The page as a tree, once it is known to be of the vocabulary and of characters that can be printed."""
    page = read_page(html)
    fonts.require_characters("".join(map(str, page.itertext())))
    return page


def laid_out(page: _Element, paper: str) -> Any:
    """The page as WeasyPrint's document, its lines broken, on sheets of that name."""
    import_weasyprint()
    from weasyprint import HTML  # type: ignore[import-untyped]

    sheet = (TEMPLATES / "print.css").read_text(encoding="utf-8") + f"@page {{ size: {paper_named(paper).name} }}"
    source = etree.tostring(page, method="html", encoding="unicode")
    return HTML(string=source, url_fetcher=_fetcher()).render(
        stylesheets=[_style(sheet)],
        font_config=_configuration(),
        **_options(form=has_fields(page)),
    )


def written(document: Any, facts: bytes, *seen_by: Seen, attached: Attached = FACTS, form: bool = False) -> bytes:
    """WeasyPrint's document as a PDF file; the objects of the file are ``seen_by`` some before they are written."""

    def finisher(_document: object, objects: Any) -> None:
        for see in (*([] if form else [_claim_pdf_ua]), *seen_by):
            see(objects)

    with warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile open until it is collected.
        warnings.simplefilter("ignore", ResourceWarning)
        options = {"attachments": [_attachment(facts, attached)], **_options(form=form)}
        return bytes(document.write_pdf(finisher=finisher, **options))


def _options(*, form: bool) -> dict[str, Any]:
    return {"pdf_forms": form, "pdf_variant": "pdf/ua-1" if form else "pdf/a-3a"}


def _attachment(facts: bytes, attached: Attached) -> Any:
    """The facts as a file in the file; WeasyPrint would date it now."""
    from weasyprint import Attachment

    return Attachment(
        file_obj=io.BytesIO(facts),
        name=attached.name,
        description=attached.description,
        created=NO_DATE,
        modified=NO_DATE,
        relationship="Source",
    )


@cache
def _configuration() -> Any:
    """One font configuration for the process; a fresh one for each document leaks memory."""
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

    return FontConfiguration()


@cache
def _style(sheet: str) -> Any:
    """A style sheet as WeasyPrint has it, parsed once: that takes long, and nothing in it changes."""
    from weasyprint import CSS

    return CSS(string=sheet, font_config=_configuration(), url_fetcher=_fetcher())


def _fetcher() -> Any:
    """Fetches ``data:`` addresses and stops the run at any other: no network, no file of the machine."""
    from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

    return URLFetcher(allowed_protocols={"data"}, fail_on_errors=True)


def _claim_pdf_ua(written: Any) -> None:
    """Adds the claim of PDF/UA-1 to the file's metadata; WeasyPrint itself writes only one claim."""
    for part in written.objects:
        if getattr(part, "extra", {}).get("Type") == "/Metadata":
            part.stream = [b"".join(part.stream).replace(b"</rdf:RDF>", PDF_UA + b"</rdf:RDF>", 1)]
