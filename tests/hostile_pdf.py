"""Hostile PDF files: bombs, rings, lengths and counts that lie, locked files."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate

from hostile_sound import Made, Sound
from pypdf import PdfReader, PdfWriter

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


def pdf_files() -> Iterator[Made]:
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
