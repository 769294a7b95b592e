"""Ways to make a PDF show other than what it holds, each played on a finished statement of adjustment.

A trick takes the bytes of the statement and gives those of the spoilt one. It says which rule finds it, what the
finding says, and at which words or on which page. Where it can be, the file reads $3.77 as before, and the eye sees
$4.77.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, StreamObject
from pypdf.generic import TextStringObject as Words

from checks.read.pdf_places import PagePlaces
from docgen.fonts import FOLDER

PRICE = "$3.77"
SAID = "HIDDEN 99.99"
AT = "1 0 0 1 330 60 Tm"
"""A free place at the foot of the first page, right of nothing and above the footer's line."""


def name(text: str) -> NameObject:
    return NameObject(f"/{text}")


def held(**entries: Any) -> DictionaryObject:
    return DictionaryObject({name(key): value for key, value in entries.items()})


def numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(value) for value in values)


class Spoilt:
    """A paper that is being spoilt: its writer, its first page, and the box of its price on it."""

    def __init__(self, data: bytes) -> None:
        places = PagePlaces(Path("paper.pdf"), data)
        start = places.text.string.index(PRICE)
        page, corners = places.boxes(start, start + len(PRICE))[0]
        assert page == 0
        self.left, self.bottom = corners[2]
        self.right, self.top = corners[1]
        self.writer = PdfWriter(clone_from=io.BytesIO(data))
        self.page: Any = self.writer.pages[0]
        self.root: Any = self.writer.root_object
        self.resource("Font", "FX", held(Type=name("Font"), Subtype=name("Type1"), BaseFont=name("Helvetica")))

    def resource(self, kind: str, called: str, value: Any) -> None:
        """Puts a resource on the page."""
        resources = self.page["/Resources"].get_object()
        there = resources.get(f"/{kind}", DictionaryObject()).get_object()
        resources[name(kind)] = there
        there[name(called)] = self.writer._add_object(value)

    def draw(self, content: str) -> None:
        """Draws behind all that there is, on the page as it is measured."""
        before = self.page.get_contents().get_data()
        stream = StreamObject()
        stream.set_data(b"q\n" + before + b"\nQ\nq\n" + content.encode("latin-1") + b"\nQ")
        self.page[name("Contents")] = self.writer._add_object(stream)

    def over_price(self, how: str = "1 g") -> str:
        """A box over the price."""
        return (
            f"{how} {self.left:.2f} {self.bottom:.2f} {self.right - self.left:.2f} {self.top - self.bottom:.2f} re f "
        )

    def other_price(self, text: str = "$4.77") -> str:
        """Another price where the price stands."""
        return f"0 g BT /FX 11 Tf 1 0 0 1 {self.left:.2f} {self.bottom + 3:.2f} Tm ({text}) Tj ET"

    def form(self, content: str, **entries: Any) -> StreamObject:
        """A form XObject."""
        stream = StreamObject()
        fonts = held(Font=held(FX=self.page["/Resources"]["/Font"].raw_get("/FX")))
        stream.update(held(Type=name("XObject"), Subtype=name("Form"), Resources=fonts, **entries))
        stream.set_data(content.encode("latin-1"))
        return stream

    def picture(self, width: int, height: int, shades: bytes) -> None:
        """A picture in shades of grey by the name /IM."""
        stream = StreamObject()
        stream.update(held(Type=name("XObject"), Subtype=name("Image"), ColorSpace=name("DeviceGray")))
        stream.update(held(Width=NumberObject(width), Height=NumberObject(height), BitsPerComponent=NumberObject(8)))
        stream.set_data(shades)
        self.resource("XObject", "IM", stream)

    def annotate(self, **entries: Any) -> Any:
        """An annotation on the page, to be printed."""
        note = self.writer._add_object(held(Type=name("Annot"), F=NumberObject(4), **entries))
        self.page[name("Annots")] = ArrayObject([*self.page.get("/Annots", ()), note])
        return note

    def written(self) -> bytes:
        written = io.BytesIO()
        self.writer.write(written)
        return written.getvalue()


@dataclass(frozen=True)
class Trick:
    """A way to spoil a paper: the rules that find it, what the first says, at which words or else on which page."""

    play: Callable[[Spoilt], None]
    rules: tuple[str, ...]
    said: str
    words: str | None = None
    page: int | None = 1


TRICKS: dict[str, Trick] = {}
CONTROLS: dict[str, Callable[[Spoilt], None]] = {}
"""What looks like a trick and is none: it must stay unsaid."""


def trick(*rules: str, said: str, words: str | None = None, page: int | None = 1) -> Callable[..., Any]:
    def enter(play: Callable[[Spoilt], None]) -> Callable[[Spoilt], None]:
        TRICKS[play.__name__] = Trick(play, rules, said, words, page)
        return play

    return enter


def control(play: Callable[[Spoilt], None]) -> Callable[[Spoilt], None]:
    CONTROLS[play.__name__] = play
    return play


# Words that the file itself says are not to be seen


@trick("FIL-02", said="drawn without ink", words=SAID)
def words_without_ink(paper):
    paper.draw(f"BT /FX 12 Tf 3 Tr {AT} ({SAID}) Tj ET")


@trick("FIL-02", said="white", words=SAID)
def white_words(paper):
    paper.draw(f"BT /FX 12 Tf 1 1 1 rg {AT} ({SAID}) Tj ET")


@trick("FIL-02", said="white", words=SAID)
def words_that_are_nearly_white(paper):
    paper.draw(f"BT /FX 12 Tf 0.985 g {AT} ({SAID}) Tj ET")


@trick("FIL-02", said="too small", words=SAID)
def tiny_words(paper):
    paper.draw(f"BT /FX 0.2 Tf {AT} ({SAID}) Tj ET")


@trick("FIL-02", said="outside the page", words=SAID)
def words_off_the_page(paper):
    paper.draw(f"BT /FX 12 Tf 1 0 0 1 60 -500 Tm ({SAID}) Tj ET")


@trick("FIL-02", said="outside the page", words="Statement of Adjustment of Warrant Price")
def a_page_cut_smaller(paper):
    paper.page[name("CropBox")] = numbers(0, 0, 612, 690)


# Words that only a look at the page tells


@trick("FIL-03", said="leaves no ink", words="HIDDEN")
def pale_words(paper):
    paper.draw(f"BT /FX 12 Tf 0.93 g {AT} ({SAID}) Tj ET")


@trick("FIL-03", said="leaves no ink", words="HIDDEN")
def yellow_words(paper):
    paper.draw(f"BT /FX 12 Tf 1 1 0.6 rg {AT} ({SAID}) Tj ET")


@trick("FIL-03", said="leaves no ink", words=PRICE)
def a_white_box_over_the_price(paper):
    paper.draw(paper.over_price())


@trick("FIL-03", "FIL-09", said="leaves no ink", words=PRICE)
def a_white_picture_over_the_price(paper):
    paper.picture(2, 2, b"\xff" * 4)
    wide, high = paper.right - paper.left, paper.top - paper.bottom
    paper.draw(f"{wide:.2f} 0 0 {high:.2f} {paper.left:.2f} {paper.bottom:.2f} cm /IM Do")


@trick("FIL-02", "FIL-03", said="printed over by other words", words=PRICE)
def another_price_upon_the_price(paper):
    paper.draw(paper.over_price() + paper.other_price())


@trick("FIL-03", said="leaves no ink", words=PRICE)
def another_price_in_a_form_upon_the_price(paper):
    form = paper.form(paper.over_price(), BBox=numbers(0, 0, 612, 792))
    paper.resource("XObject", "FM", form)
    paper.draw("/FM Do")


@trick("FIL-03", "FIL-06", said="leaves no ink", words="HIDDEN")
def words_on_a_layer_that_is_off(paper):
    layer = paper.writer._add_object(held(Type=name("OCG"), Name=Words("hidden")))
    shown = held(OFF=ArrayObject([layer]), Order=ArrayObject([layer]))
    paper.root[name("OCProperties")] = held(OCGs=ArrayObject([layer]), D=shown)
    paper.page["/Resources"][name("Properties")] = held(MC0=layer)
    paper.draw(f"/OC /MC0 BDC BT /FX 12 Tf {AT} ({SAID}) Tj ET EMC")


@trick("FIL-03", said="leaves no ink", words="HIDDEN")
def words_that_are_transparent(paper):
    paper.resource("ExtGState", "GT", held(ca=NumberObject(0), CA=NumberObject(0)))
    paper.draw(f"/GT gs BT /FX 12 Tf {AT} ({SAID}) Tj ET")


@trick("FIL-03", said="leaves no ink", words="HIDDEN")
def words_that_are_cut_off_by_a_path(paper):
    paper.draw(f"0 0 1 1 re W n BT /FX 12 Tf {AT} ({SAID}) Tj ET")


@trick("FIL-03", said="leaves no ink", words="HIDDEN")
def words_of_the_colour_of_their_ground(paper):
    paper.draw(f"0.5 g 325 55 120 20 re f BT /FX 12 Tf {AT} ({SAID}) Tj ET")


@trick("FIL-03", said="ink upon it", words="3")
def a_stroke_that_makes_an_eight_of_a_three(paper):
    x, y = paper.left + (paper.right - paper.left) * 0.24, paper.bottom + 4
    paper.draw(f"1 w {x:.2f} {y:.2f} m {x:.2f} {y + 6:.2f} l S")


@trick("FIL-03", said="a part cannot be seen", words="7")
def a_white_box_that_makes_a_one_of_a_seven(paper):
    x = paper.left + (paper.right - paper.left) * 0.82
    paper.draw(f"1 g {x:.2f} {paper.bottom:.2f} 3 {paper.top - paper.bottom:.2f} re f")


@trick("FIL-02", said="printed over by other words", words=PRICE)
def another_price_printed_upon_the_price(paper):
    paper.draw(paper.other_price())


@trick("FIL-03", "FIL-09", said="leaves no ink", words=PRICE)
def a_note_that_covers_the_price(paper):
    box = numbers(paper.left, paper.bottom, paper.right, paper.top)
    look = paper.form(paper.over_price() + paper.other_price(), BBox=box)
    looks = held(N=paper.writer._add_object(look))
    paper.annotate(Subtype=name("FreeText"), Rect=box, Contents=Words(""), DA=Words("/FX 11 Tf"), AP=looks)


# Ink that is no word


@trick("FIL-09", said="picture")
def a_price_as_a_picture(paper):
    paper.picture(8, 8, bytes(255 * ((at // 8 + at) % 2) for at in range(64)))
    paper.draw("40 0 0 12 330 60 cm /IM Do")


class _Path(BasePen):  # type: ignore[misc]
    """Writes an outline as operators of a page, ``scale`` points for a unit, from ``x`` and ``y``."""

    def __init__(self, glyphs: Any, x: float, y: float, scale: float) -> None:
        super().__init__(glyphs)
        self.x, self.y, self.scale, self.parts = x, y, scale, []

    def _point(self, point: tuple[float, float]) -> str:
        return f"{self.x + point[0] * self.scale:.2f} {self.y + point[1] * self.scale:.2f}"

    def _moveTo(self, pt: Any) -> None:
        self.parts.append(f"{self._point(pt)} m")

    def _lineTo(self, pt: Any) -> None:
        self.parts.append(f"{self._point(pt)} l")

    def _curveToOne(self, pt1: Any, pt2: Any, pt3: Any) -> None:
        self.parts.append(" ".join(map(self._point, (pt1, pt2, pt3))) + " c")

    def _closePath(self) -> None:
        self.parts.append("h")


@trick("FIL-04", said="neither words nor rules")
def a_price_drawn_as_paths(paper):
    font = TTFont(FOLDER / "TenorSerif-Regular.ttf")
    glyphs, cmap, x = font.getGlyphSet(), font.getBestCmap(), 330.0
    for letter in "$4.77":
        pen = _Path(glyphs, x, 60, 12 / font["head"].unitsPerEm)
        glyphs[cmap[ord(letter)]].draw(pen)
        paper.draw(" ".join(pen.parts) + " f")
        x += 6


@trick("FIL-04", said="where no word was read")
def a_price_whose_letters_are_said_to_be_blanks(paper):
    blanks = StreamObject()
    blanks.set_data(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <20> <0020> endbfrange "
        b"5 beginbfchar <24> <0020> <34> <0020> <2E> <0020> <37> <0020> <33> <0020> endbfchar "
        b"endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    there = paper.page["/Resources"]["/Font"]["/FX"].get_object()
    there[name("ToUnicode")] = paper.writer._add_object(blanks)
    paper.draw(f"BT /FX 12 Tf {AT} ($4.77) Tj ET")


# Letters, actions, updates, fields


@trick("FIL-05", said="is not its glyph")
def glyphs_that_stand_for_other_letters(paper):
    for font in paper.page["/Resources"]["/Font"].values():
        there = font.get_object()
        if "/ToUnicode" in there:
            stream = there["/ToUnicode"].get_object()
            words = stream.get_data().replace(b"<0034>", b"<00zz>").replace(b"<0033>", b"<0034>")
            changed = StreamObject()
            changed.set_data(words.replace(b"<00zz>", b"<0033>"))
            there[name("ToUnicode")] = paper.writer._add_object(changed)


@trick("FIL-06", said="runs a script when it is opened", page=None)
def a_script_that_runs_when_the_file_is_opened(paper):
    paper.root[name("OpenAction")] = held(S=name("JavaScript"), JS=Words("this.getField('x').value = '1'"))


@trick("FIL-06", said="starts a program", page=None)
def a_program_that_is_started_when_the_file_is_closed(paper):
    paper.root[name("AA")] = held(WC=held(S=name("Launch"), F=Words("cmd.exe")))


@trick("FIL-06", said="sends what is in its fields")
def a_form_that_is_sent_at_a_click(paper):
    action = held(S=name("SubmitForm"), F=Words("https://example.com"))
    paper.annotate(Subtype=name("Link"), Rect=numbers(60, 500, 160, 516), A=action)


@trick("FIL-09", said="form field price")
def a_field_that_looks_other_than_its_value(paper):
    looks = held(N=paper.writer._add_object(paper.form("BT /FX 12 Tf 2 4 Td (4.77) Tj ET", BBox=numbers(0, 0, 99, 16))))
    entries = {"FT": name("Tx"), "T": Words("price"), "V": Words("3.77"), "DA": Words("/FX 12 Tf"), "AP": looks}
    field = paper.annotate(Subtype=name("Widget"), Rect=numbers(330, 56, 430, 72), **entries)
    paper.root[name("AcroForm")] = held(Fields=ArrayObject([field]))


def updated(data: bytes) -> bytes:
    """The paper with its first page turned upside down by what is appended behind its end."""
    writer = PdfWriter(io.BytesIO(data), incremental=True)
    writer.pages[0][name("Rotate")] = NumberObject(180)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def told_otherwise(data: bytes) -> bytes:
    """The paper with another word said of drawn words (ActualText), as programs that read aloud have it."""
    paper = Spoilt(data)
    paper.draw(f"/Span <</ActualText ({SAID})>> BDC BT /FX 12 Tf {AT} (VISIBLE 11.11) Tj ET EMC")
    return paper.written()


# What is no trick


@control
def words_in_a_form(paper):
    paper.resource("XObject", "FM", paper.form(f"BT /FX 12 Tf {AT} (SEEN 77.77) Tj ET", BBox=numbers(0, 0, 612, 792)))
    paper.draw("/FM Do")


@control
def grey_words_and_a_rule_below_them(paper):
    paper.draw(f"BT /FX 12 Tf 0.6 g {AT} (SEEN 77.77) Tj ET 0 G 0.5 w 330 57 m 400 57 l S")


@control
def words_on_a_shaded_ground(paper):
    paper.draw(f"0.55 g 320 52 120 24 re f 0 g BT /FX 12 Tf {AT} (SEEN 77.77) Tj ET")


@control
def words_up_the_page(paper):
    paper.draw("BT /FX 12 Tf 0 1 -1 0 30 300 Tm (SEEN 77.77 upward) Tj ET")


@control
def words_askew(paper):
    paper.draw("BT /FX 12 Tf 0.996 0.087 -0.087 0.996 330 60 Tm (SEEN 77.77) Tj ET")


@control
def bold_words_made_by_printing_twice(paper):
    paper.draw(f"BT /FX 12 Tf {AT} (SEEN 77.77) Tj 1 0 0 1 330.3 60 Tm (SEEN 77.77) Tj ET")


@control
def a_link_to_an_address_and_an_opening_at_the_first_page(paper):
    paper.annotate(Subtype=name("Link"), Rect=numbers(60, 500, 160, 516), A=held(S=name("URI"), URI=Words("https://a")))
    paper.root[name("OpenAction")] = ArrayObject([paper.page.indirect_reference, name("Fit")])


def spoilt(data: bytes, play: Callable[[Spoilt], None]) -> bytes:
    """The bytes of a paper after a trick."""
    paper = Spoilt(data)
    play(paper)
    return paper.written()


def reads(data: bytes) -> str:
    """What a program that trusts the file reads on its first page."""
    return PdfReader(io.BytesIO(data)).pages[0].extract_text()
