"""Builds DOCX files from raw XML, so that a test can put any carrier of text into one."""

import io
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
}


def r(text, properties=""):
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content, properties=""):
    """A paragraph of raw content; plain words become one run."""
    inner = content if content.startswith("<") else r(content) if content else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def table(*rows):
    """A table of rows of paragraphs' XML or words."""
    cells = ("".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def field(code, result):
    """A complex field."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        sign.format("begin")
        + f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        + sign.format("separate")
        + result
        + sign.format("end")
    )


def docx_bytes(body, parts=(), links=(), extra=()):
    """The bytes of a DOCX: the body's XML, parts as (kind, inner XML), further relationships and members."""
    members, relations, signs = {}, list(links), ""
    for at, (kind, inner) in enumerate(parts, 1):
        members[f"word/part{at}.xml"] = f"<w:{ROOTS[kind]} {NAMESPACES}>{inner}</w:{ROOTS[kind]}>"
        relations.append(f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="part{at}.xml"/>')
        signs += f'<w:{kind}Reference r:id="rId{at}"/>' if kind in ("header", "footer") else ""
    members["word/document.xml"] = (
        f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{signs}</w:sectPr></w:body></w:document>"
    )
    relationships = f'<Relationships xmlns="{PACKAGE}">{{}}</Relationships>'
    members["word/_rels/document.xml.rels"] = relationships.format("".join(relations))
    members["_rels/.rels"] = relationships.format(
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    )
    members["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    members.update(extra)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def write_docx(folder: Path, body, parts=(), links=(), extra=(), name="paper.docx"):
    """A DOCX file in a folder; see ``docx_bytes``."""
    path = folder / name
    path.write_bytes(docx_bytes(body, parts, links, extra))
    return path
