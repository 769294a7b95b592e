"""Hostile Word files: zip bombs, XML bombs, and documents that a reader might follow without end."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping
from functools import partial
from warnings import catch_warnings, simplefilter

from docx_builder import NAMESPACES, PACKAGE
from hostile_sound import Made, Sound

BODY = "word/document.xml"
CELL_END = b"<w:p/></w:tc></w:tr></w:tbl>"
PARAGRAPH = b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>"


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


def docx_files() -> Iterator[Made]:
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
