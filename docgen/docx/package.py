"""The file around the text: an empty document with our own styles, and bytes that repeat."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.document import Document as OpenDocument
from docx.shared import Inches, Twips
from lxml import etree

from docgen.docx.styles_part import styles
from docgen.docx.wml import Element, w
from docgen.paper import Paper

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ZIP_DATE = (1980, 1, 1, 0, 0, 0)

CONTENT_TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{WORD}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{WORD}.settings+xml"/>
</Types>"""
PACKAGE_RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""
DOCUMENT_RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/settings" Target="settings.xml"/>
</Relationships>"""


def empty_document(paper: Paper) -> OpenDocument:
    """A document without text: our styles and settings, the sheet, margins of an inch, no part besides.

    python-docx's own template is not used: it carries a thumbnail, a theme and 800 kB of other styles.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("[Content_Types].xml", CONTENT_TYPES)
        package.writestr("_rels/.rels", PACKAGE_RELATIONS)
        package.writestr("word/_rels/document.xml.rels", DOCUMENT_RELATIONS)
        package.writestr("word/document.xml", etree.tostring(w("document", w("body", w("sectPr")))))
        package.writestr("word/styles.xml", etree.tostring(styles()))
        package.writestr("word/settings.xml", etree.tostring(_settings()))
    document = Document(written)
    section = document.sections[0]
    section.page_width, section.page_height = Twips(paper.width), Twips(paper.height)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Twips(paper.margin))
    section.header_distance = section.footer_distance = Inches(0.5)
    return document


def saved(document: OpenDocument) -> bytes:
    """The document as a file: members in the order of their names, each dated 1980, so that bytes repeat."""
    raw, packed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            target.writestr(member, source.read(name))
    return packed.getvalue()


def _settings() -> Element:
    names = {"compatibilityMode": 15, "enableOpenTypeFeatures": 1, "doNotFlipMirrorIndents": 1}
    uri = "http://schemas.microsoft.com/office/word"
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", *(w("compatSetting", name=name, uri=uri, val=value) for name, value in names.items())),
        w("themeFontLang", val="en-US"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
