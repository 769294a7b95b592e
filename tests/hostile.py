"""Hostile files: what somebody might send to crash, hang, fill, deceive or take over whoever reads it.

Each is made anew from a sound statement, whose name it keeps, so that a reader who let it pass would check it as that
statement. No file here is harmful to keep; none is kept.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import accumulate
from typing import NamedTuple
from warnings import catch_warnings, simplefilter

from docx_builder import NAMESPACES, PACKAGE
from pypdf import PdfReader, PdfWriter

BODY = "word/document.xml"
CELL_END = b"<w:p/></w:tc></w:tr></w:tbl>"
PARAGRAPH = b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>"


class Sound(NamedTuple):
    """The sound statement in both formats, from which hostile files are made."""

    docx: bytes
    pdf: bytes


class Hostile(NamedTuple):
    """A hostile file: what it is called, how its name ends, how it is made."""

    name: str
    suffix: str
    make: Callable[[Sound], bytes]


# DOCX


def members(data: bytes) -> dict[str, bytes]:
    """The parts of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return buffer.getvalue()


def with_part(sound: Sound, name: str, data: bytes) -> bytes:
    """The statement with one part exchanged or added."""
    return archive({**members(sound.docx), name: data})


def in_body(sound: Sound, xml: bytes) -> bytes:
    """The statement with XML put at the head of its body."""
    whole = members(sound.docx)[BODY]
    at = whole.index(b">", whole.index(b"<w:body")) + 1
    return with_part(sound, BODY, whole[:at] + xml + whole[at:])


def with_doctype(sound: Sound, doctype: str, entity: str = "&a;", encoding: str = "utf-8") -> bytes:
    """The statement with a DTD, and an entity in its title."""
    whole = members(sound.docx)[BODY].decode().partition("?>")[2]
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    text = whole.replace("<w:body>", f"<w:body><w:p><w:r><w:t>{entity}</w:t></w:r></w:p>", 1)
    data = (head + doctype + text).encode(encoding, "ignore")
    return with_part(sound, BODY, data.replace(b"<!", b"+ADwAIQ-") if encoding == "utf-7" else data)


def laughs() -> str:
    """A billion laughs: ten entities, each ten of the one before."""
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE w [<!ENTITY a0 "ha">{levels}<!ENTITY a "&a9;">]>'


def lying(sound: Sound) -> bytes:
    """An archive whose directory says that a part of a hundred million bytes has a thousand."""
    data = bytearray(with_part(sound, BODY, b" " * 100_000_000))
    at = data.rindex(BODY.encode()) - 46
    struct.pack_into("<I", data, at + 24, 1_000)
    return bytes(data)


def overlapping(sound: Sound) -> bytes:
    """An archive of three hundred names for the same bytes, each of a million."""
    data = archive({"word/a.xml": b" " * 1_000_000})
    at = data.rindex(b"PK\x01\x02")
    entry, end = data[at : data.rindex(b"PK\x05\x06")], data.rindex(b"PK\x05\x06")
    whole = data[:at] + entry * 300
    return whole + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 300, 300, len(entry) * 300, at, 0) + data[end + 22 :]


def in_itself(sound: Sound) -> bytes:
    """Archives in archives, a hundred deep, the innermost a copy of the statement."""
    inner = sound.docx
    for _ in range(100):
        inner = with_part(sound, "word/embeddings/again.docx", inner) if len(inner) < 2_000_000 else inner
    return inner


def twice(sound: Sound, name: str = BODY) -> bytes:
    """Two parts of one name, of which one program shows the first and another the last."""
    buffer = io.BytesIO(sound.docx)
    with zipfile.ZipFile(buffer, "a") as file, catch_warnings():
        simplefilter("ignore")
        file.writestr(name, members(sound.docx)[BODY].replace(b"3.77", b"3.17"))
    return buffer.getvalue()


def linked(sound: Sound, kind: str, target: str, mode: str = "Internal") -> bytes:
    """The statement with one more relationship."""
    name = "word/_rels/document.xml.rels"
    link = (
        f'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="{mode}"/></Relationships>'
    )
    return with_part(sound, name, members(sound.docx)[name].replace(b"</Relationships>", link.encode()))


def styles_in_a_ring(sound: Sound) -> bytes:
    """Two styles, each based on the other, and a paragraph in one of them."""
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    styles = f"<w:styles {NAMESPACES}>{style.format('A', 'B')}{style.format('B', 'A')}</w:styles>"
    paragraph = b'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>3.77</w:t></w:r></w:p>'
    parts = members(in_body(sound, paragraph))
    return archive({**parts, "word/styles.xml": styles.encode()})


def numbered(sound: Sound, form: str, start: str) -> bytes:
    """A list whose first number is printed with as many letters as its start says."""
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    item = (
        b'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    )
    whole = Sound(linked(Sound(in_body(sound, item), b""), "numbering", "numbers.xml"), b"")
    return with_part(whole, "word/numbers.xml", numbering.encode())


def nested(opening: bytes, closing: bytes, depth: int, inside: bytes = b"<w:p/>") -> bytes:
    """Elements within elements."""
    return opening * depth + inside + closing * depth


def flagged(sound: Sound) -> bytes:
    """An archive that says that its parts are locked."""
    data = bytearray(sound.docx)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(sign, start)) >= 0:
            data[start + at] |= 1
            start += 4
    return bytes(data)


def docx_files() -> Iterator[tuple[str, Callable[[Sound], bytes]]]:
    """Hostile Word files by what they are."""
    yield "a part of 60 million blanks", lambda sound: with_part(sound, BODY, b" " * 60_000_000)
    yield (
        "a thumbnail of 60 million bytes",
        lambda sound: with_part(sound, "docProps/thumbnail.jpeg", bytes(60_000_000)),
    )
    yield "a part that shrinks a thousand times", lambda sound: in_body(sound, PARAGRAPH % (b"A" * 5_000_000))
    yield "a directory that lies about a size", lying
    yield "three hundred names for the same bytes", overlapping
    yield "six thousand parts", lambda sound: archive({**members(sound.docx), **{f"x/{n}": b"" for n in range(6_000)}})
    yield "an archive within itself", in_itself
    yield "two bodies of one name", twice
    yield "two bodies of one name but for its case", partial(twice, name="word/Document.xml")
    yield "a part named out of the archive", lambda sound: with_part(sound, "../../outside.xml", b"<a/>")
    yield "a part packed by LZMA", lambda sound: archive(members(sound.docx), zipfile.ZIP_LZMA)
    yield "locked parts", flagged
    yield "a billion laughs", lambda sound: with_doctype(sound, laughs())
    yield (
        "one long entity, many times",
        lambda sound: with_doctype(sound, f'<!DOCTYPE w [<!ENTITY a "{"x" * 50_000}">]>', "&a;" * 5_000),
    )
    yield (
        "an entity that is a file",
        lambda sound: with_doctype(sound, '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'),
    )
    yield (
        "an entity on the network",
        lambda sound: with_doctype(sound, '<!DOCTYPE w [<!ENTITY a SYSTEM "http://127.0.0.1:9/a">]>'),
    )
    yield (
        "a DTD on the network",
        lambda sound: with_doctype(sound, '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/a.dtd">', ""),
    )
    yield (
        "an entity of parameters",
        lambda sound: with_doctype(sound, "<!DOCTYPE w [<!ENTITY % p \"<!ENTITY a '3.17'>\"> %p;]>"),
    )
    yield (
        "a DTD in the signs of UTF-7",
        lambda sound: with_doctype(sound, '<!DOCTYPE w [<!ENTITY a "3.17">]>', encoding="utf-7"),
    )
    for encoding in ("utf-16", "cp037"):
        yield (
            f"a DTD in {encoding}",
            partial(with_doctype, doctype='<!DOCTYPE w [<!ENTITY a "3.17">]>', encoding=encoding),
        )
    yield (
        "five thousand controls in one another",
        lambda sound: in_body(sound, nested(b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>", 5_000)),
    )
    yield (
        "eighty tables in one another",
        lambda sound: in_body(sound, nested(b"<w:tbl><w:tr><w:tc>", CELL_END, 80, PARAGRAPH % b"$3.17")),
    )
    yield (
        "fields that never end",
        lambda sound: in_body(sound, b"<w:p>" + b'<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 5_000 + b"</w:p>"),
    )
    yield "a hundred thousand paragraphs", lambda sound: in_body(sound, (PARAGRAPH % b"$3.77 and 3.17 ") * 100_000)
    yield "a number of ten thousand digits", lambda sound: in_body(sound, PARAGRAPH % (b"$" + b"7" * 10_000))
    yield (
        "a cell over a billion columns",
        lambda sound: in_body(
            sound,
            b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p><w:r><w:t>3.17</w:t></w:r></w:p>'
            b"</w:tc></w:tr></w:tbl>",
        ),
    )
    yield "styles in a ring", styles_in_a_ring
    yield "a list that begins at two billion in Roman numbers", partial(numbered, form="upperRoman", start="2000000000")
    yield "a list that begins at two billion in letters", partial(numbered, form="lowerLetter", start="2000000000")
    yield "a list that begins at ten to the five thousandth", partial(numbered, form="decimal", start="1" + "0" * 5_000)
    yield "a body that is its own header", partial(linked, kind="header", target="document.xml")
    yield "a body that is its own footnotes", partial(linked, kind="footnotes", target="document.xml")
    yield "a part that is no XML", lambda sound: with_part(sound, BODY, b"\x00\xff not XML")
    yield "a body that breaks off", lambda sound: with_part(sound, BODY, members(sound.docx)[BODY][:-200])
    yield (
        "relationships that are missing",
        lambda sound: with_part(sound, "_rels/.rels", f'<Relationships xmlns="{PACKAGE}"/>'.encode()),
    )
    yield "a locked document of Office", lambda sound: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000)


# PDF

HEAD = b"%PDF-1.7\n"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = b"BT /F 9 Tf 90 400 Td (Warrant Price in effect $3.77) Tj ET"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def raw_pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of raw objects, the first of which is its catalogue."""
    parts = [b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(objects, 1)]
    offsets = list(accumulate(map(len, parts), initial=len(HEAD)))
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets[:-1])
    size = len(objects) + 1
    end = b"trailer <</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, offsets[-1])
    return HEAD + b"".join(parts) + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end


def one_page(
    contents: bytes, *more: bytes, page: bytes = b"", resources: bytes = b"", catalogue: bytes = b"", font: bytes = FONT
) -> bytes:
    """A PDF of one page: objects 1 to 5 are catalogue, pages, page, contents, font; ``more`` begin with 6."""
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>%s>>/Contents 4 0 R%s>>"
        % (resources, page),
        contents,
        font,
        *more,
    )


def deflated(length: int, times: int = 1) -> bytes:
    """A stream of blanks, packed one time upon another."""
    packer = zlib.compressobj(9)
    million = b" " * 1_000_000
    data = b"".join(packer.compress(million) for _ in range(length // 1_000_000)) + packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[%s]" % (b"/FlateDecode" * times))


def forms(levels: int) -> bytes:
    """Forms that draw the next one twice each."""
    drawn = []
    for level in range(levels):
        last = level == levels - 1
        inner = b"" if last else b"/XObject<</X %d 0 R>>" % (7 + level)
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 600 600]/Resources<</Font<</F 5 0 R>>%s>>" % inner
        drawn.append(stream(WORDS if last else b"/X Do /X Do", entries))
    return one_page(stream(b"/X Do"), *drawn, resources=b"/XObject<</X 6 0 R>>")


def many_pages(count: int) -> bytes:
    """As many pages as said, all alike."""
    kids = b" ".join(b"%d 0 R" % (5 + at) for at in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>/Contents 4 0 R>>"
    pages = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)
    return raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, FONT, stream(WORDS), *([page] * count))


def locked(sound: Sound, user: str) -> bytes:
    """The statement under a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sound.pdf)))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def to_unicode(cmap: bytes) -> bytes:
    """A page in a font with a map from codes to letters."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    head = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
    return one_page(stream(WORDS), stream(head + cmap + b" endcmap"), font=font)


def previous_in_a_ring() -> bytes:
    """A table of objects that names itself as the one before."""
    data = one_page(stream(WORDS))
    at = int(data.rpartition(b"startxref\n")[2].split()[0])
    return data.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev %d>>" % at)


def pdf_files() -> Iterator[tuple[str, Callable[[Sound], bytes]]]:
    """Hostile PDF files by what they are."""

    def always(data: Callable[[], bytes]) -> Callable[[Sound], bytes]:
        return lambda sound: data()

    yield "a page of 300 million blanks", always(lambda: one_page(deflated(300_000_000, 2)))
    yield "a page packed a thousand times", always(lambda: one_page(deflated(1_000_000, 1_000)))
    yield "a page of LZW that is none", always(lambda: one_page(stream(b"\x80" * 100_000, b"/Filter/LZWDecode")))
    yield "a page of runs", always(lambda: one_page(stream(b"\x81 " * 1_000_000, b"/Filter/RunLengthDecode")))
    yield (
        "a form that draws itself",
        always(
            lambda: one_page(
                stream(b"/X Do"),
                stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
                resources=b"/XObject<</X 6 0 R>>",
            )
        ),
    )
    yield "thirty forms that draw the next twice", always(lambda: forms(30))
    yield "sixteen forms that draw the next twice", always(lambda: forms(16))
    yield (
        "pages that are their own pages",
        always(lambda: raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 4>>")),
    )
    yield (
        "a page that is its own parent",
        always(
            lambda: raw_pdf(
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>",
                stream(WORDS),
            )
        ),
    )
    yield (
        "pages in one another without end",
        always(
            lambda: raw_pdf(
                b"<</Type/Catalog/Pages 2 0 R>>",
                *(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (at + 3) for at in range(5_000)),
                b"<</Type/Page/MediaBox[0 0 612 792]>>",
            )
        ),
    )
    yield "a hundred thousand pages", always(lambda: many_pages(100_000))
    yield "no page", always(lambda: raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"))
    yield (
        "a billion pages, it says",
        always(lambda: raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 1000000000>>")),
    )
    yield "no catalogue", always(lambda: raw_pdf(b"null"))
    yield (
        "arrays in one another without end",
        always(lambda: one_page(stream(WORDS), catalogue=b"/X " + b"[" * 20_000 + b"]" * 20_000)),
    )
    yield (
        "dictionaries in one another without end",
        always(lambda: one_page(stream(WORDS), catalogue=b"/X " + b"<</X " * 20_000 + b">>" * 20_000)),
    )
    yield (
        "a length that is its own length",
        always(lambda: one_page(b"<</Length 6 0 R>>stream\n" + WORDS + b"\nendstream", b"6 0 R")),
    )
    yield (
        "a length that is a stream of that length",
        always(lambda: one_page(b"<</Length 4 0 R>>stream\n" + WORDS + b"\nendstream")),
    )
    yield (
        "a length of a thousand billion",
        always(lambda: one_page(b"<</Length 1000000000000>>stream\n" + WORDS + b"\nendstream")),
    )
    yield "a length below nothing", always(lambda: one_page(b"<</Length -100>>stream\n" + WORDS + b"\nendstream"))
    yield "a table before that is itself", always(previous_in_a_ring)
    yield (
        "an object that stands in itself",
        always(
            lambda: one_page(b"6 0 R", stream(b"6 0 7 10 " + b"<<>> " * 10, b"/Type/ObjStm/N 2/First 9/Extends 6 0 R"))
        ),
    )
    yield (
        "contents of fifty thousand streams",
        always(lambda: one_page(b"[" + b"6 0 R " * 50_000 + b"]", stream(WORDS * 20))),
    )
    yield "a million states saved", always(lambda: one_page(stream(b"q " * 1_000_000 + WORDS)))
    yield "a million operands", always(lambda: one_page(stream(b"1 " * 1_000_000 + b"m " + WORDS)))
    yield "a string of open brackets", always(lambda: one_page(stream(b"BT /F 9 Tf " + b"(" * 200_000)))
    yield "arrays of operands without end", always(lambda: one_page(stream(b"[" * 200_000 + WORDS)))
    yield "a picture in the text that never ends", always(lambda: one_page(stream(b"BI /W 9 ID " + b"a EI" * 100_000)))
    yield (
        "a number of ten thousand digits",
        always(lambda: one_page(stream(b"BT /F 9 Tf 90 400 Td ($" + b"7" * 10_000 + b") Tj ET"))),
    )
    yield (
        "a font that maps four billion codes",
        always(lambda: to_unicode(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange")),
    )
    yield (
        "a font that maps a code to a novel",
        always(lambda: to_unicode(b"1 beginbfchar <24> <%s> endbfchar" % (b"0041" * 200_000))),
    )
    yield (
        "a font that descends from itself",
        always(lambda: one_page(stream(WORDS), font=b"<</Type/Font/Subtype/Type0/BaseFont/X/DescendantFonts[5 0 R]>>")),
    )
    yield (
        "a font of a million widths",
        always(
            lambda: one_page(
                stream(WORDS),
                font=b"<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar 0/Widths[" + b"500 " * 1_000_000 + b"]>>",
            )
        ),
    )
    yield (
        "attachments in a ring",
        always(lambda: one_page(stream(WORDS), b"<</Kids[6 0 R]>>", catalogue=b"/Names<</EmbeddedFiles 6 0 R>>")),
    )
    yield (
        "an attachment of 300 million blanks",
        always(
            lambda: one_page(
                stream(WORDS),
                b"<</Names[(facts.json) 7 0 R]>>",
                b"<</Type/Filespec/F(facts.json)/EF<</F 8 0 R>>>>",
                deflated(300_000_000),
                catalogue=b"/Names<</EmbeddedFiles 6 0 R>>",
            )
        ),
    )
    yield (
        "form fields in a ring",
        always(
            lambda: one_page(
                stream(WORDS),
                b"<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/Parent 6 0 R/Kids[6 0 R]/T(a)>>",
                page=b"/Annots[6 0 R]",
                catalogue=b"/AcroForm<</Fields[6 0 R]>>",
            )
        ),
    )
    yield (
        "a hundred thousand annotations",
        always(
            lambda: one_page(
                stream(WORDS),
                b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(3.17)>>",
                page=b"/Annots[" + b"6 0 R " * 100_000 + b"]",
            )
        ),
    )
    yield "a password to open it", partial(locked, user="secret")
    yield "a password to change it", partial(locked, user="")


# HTML and text


def page(body: str, head: str = "") -> bytes:
    """An HTML page."""
    return f"<!DOCTYPE html><html><head><title>t</title>{head}</head><body>{body}</body></html>".encode()


def html_files() -> Iterator[tuple[str, Callable[[Sound], bytes]]]:
    """Hostile pages by what they are."""
    words = "<p>Warrant Price in effect $3.77</p>"
    yield "a hundred thousand boxes in one another", lambda sound: page("<div>" * 100_000 + words)
    yield "two hundred tables in one another", lambda sound: page("<table><tr><td>" * 200 + words)
    yield "a million paragraphs", lambda sound: page(words * 500_000)
    yield "an entity of its own", lambda sound: b'<!DOCTYPE html [<!ENTITY a "3.77">]><html><body>&a;</body></html>'
    yield "an encoding that hides", lambda sound: page(words, '<meta charset="utf-7">')
    yield "brackets of a style without end", lambda sound: page(words, f"<style>p {{ color: {'(' * 50_000} }}</style>")
    yield (
        "selectors in one another without end",
        lambda sound: page(words, f"<style>{':not(' * 2_000}p{')' * 2_000} {{ color: red }}</style>"),
    )
    yield (
        "a thousand styles for ten thousand boxes",
        lambda sound: page(
            "<div><p>a</p></div>" * 10_000, "<style>" + "div * p, p ~ p { color: #111 } " * 1_000 + "</style>"
        ),
    )
    yield (
        "a list that begins at a billion in Roman numbers",
        lambda sound: page('<ol type="I" start="1000000000"><li>a</ol>'),
    )
    yield "a cell over a billion columns", lambda sound: page("<table><tr><td colspan=1000000000>3.17</table>")
    yield "an attribute of five million letters", lambda sound: page(f'<p title="{"a" * 5_000_000}">3.17</p>')


def text_files() -> Iterator[tuple[str, Callable[[Sound], bytes]]]:
    """Hostile texts by what they are."""
    yield "ten million lines", lambda sound: b"3\n" * 10_000_000
    yield "a line of twenty million letters", lambda sound: b"$3.77 " * 4_000_000
    yield "bytes that are nothing", lambda sound: b"3.77\0\0\0"
    yield "half a letter", lambda sound: b"3.77 \xe2\x82"
    yield "a number of ten thousand digits", lambda sound: b"$" + b"7" * 10_000


def misnamed() -> Iterator[Hostile]:
    """Sound files, and none, under names of another kind."""
    yield Hostile("a PDF named .docx", ".docx", lambda sound: sound.pdf)
    yield Hostile("a Word file named .pdf", ".pdf", lambda sound: sound.docx)
    yield Hostile("a page named .pdf", ".pdf", lambda sound: page("<p>$3.77</p>"))
    yield Hostile("a text named .docx", ".docx", lambda sound: b"Warrant Price in effect $3.77")
    yield Hostile("a picture named .pdf", ".pdf", lambda sound: b"\x89PNG\r\n\x1a\n" + bytes(500))
    yield Hostile("a Word file named .html", ".html", lambda sound: sound.docx)
    yield Hostile("nothing named .pdf", ".pdf", lambda sound: b"")
    yield Hostile("a PDF behind a page", ".html", lambda sound: page("<p>$3.77</p>") + sound.pdf)


SLOW = frozenset(
    (
        "a part of 60 million blanks",
        "a thumbnail of 60 million bytes",
        "a directory that lies about a size",
        "an archive within itself",
        "a page of 300 million blanks",
        "an attachment of 300 million blanks",
        "a million operands",
        "a thousand styles for ten thousand boxes",
        "a line of twenty million letters",
        "a page of runs",
        "a font of a million widths",
        "a hundred thousand annotations",
        "a hundred thousand pages",
        "a hundred thousand boxes in one another",
        "a million paragraphs",
    )
)
"""What takes more than a moment to make or to refuse."""


def cut(sound: Sound, kind: str, tenth: int) -> bytes:
    """The statement up to some tenth of its bytes."""
    whole: bytes = getattr(sound, kind)
    return whole[: len(whole) * tenth // 10]


def corpus() -> tuple[Hostile, ...]:
    """Every hostile file."""
    made = {".docx": docx_files, ".pdf": pdf_files, ".html": html_files, ".txt": text_files}
    found = [Hostile(name, suffix, make) for suffix, files in made.items() for name, make in files()]
    found += misnamed()
    for kind in ("docx", "pdf"):
        found += [
            Hostile(f"cut at {tenth} tenths", f".{kind}", partial(cut, kind=kind, tenth=tenth))
            for tenth in range(1, 10)
        ]
    return tuple(found)
