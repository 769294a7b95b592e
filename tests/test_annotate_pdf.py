"""Notes in PDFs of every make: where they lie, how they are entered, and which notes the reader takes for Tenor's."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from annotated import notes
from conftest import day
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Highlight
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from checks.annotations import Annotation, Span
from checks.read import read
from tenor.annotate.pdf import highlighted
from tenor.annotate.unmarked import Unmarked

ON = day("2002-12-31")
WORDS = "It is $3.17 now"
ANNOTATIONS = [
    Annotation("the whole \u00a7 \u2713", "error", None),
    Annotation("a price\nof two lines", "warning", Span(6, 11)),
]
LEFT, RIGHT = 118.34, 143.36
"""Where $3.17 begins and ends by Helvetica's widths, at 10 points from 100: It is = 278 278 278 222 500 278."""


def page_of(content: bytes = b"(It is $3.17 now) Tj", **entries: Any) -> PdfWriter:
    """A page of one line in Helvetica, untagged."""
    writer = PdfWriter()
    page = writer.add_blank_page(612, 792)
    names = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica", "Encoding": "WinAnsiEncoding"}
    font = DictionaryObject({NameObject(f"/{key}"): NameObject(f"/{name}") for key, name in names.items()})
    fonts = DictionaryObject({NameObject("/F"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = StreamObject()
    stream.set_data(b"BT /F 10 Tf 14 TL 100 500 Td " + content + b" ET")
    page[NameObject("/Contents")] = writer._add_object(stream)
    for key, value in entries.items():
        page[NameObject(f"/{key}")] = value
    return writer


def written(writer: PdfWriter, folder: Path) -> Path:
    path = folder / "paper.pdf"
    writer.write(path)
    return path


def marked(path: Path, annotations: list[Annotation] = ANNOTATIONS) -> Path:
    copy = path.with_name("copy.pdf")
    copy.write_bytes(highlighted(path, path.read_bytes(), annotations, ON))
    return copy


TURNED: dict[str, dict[str, Any]] = {
    "upright": {},
    "turned by a right angle": {"Rotate": NumberObject(90)},
    "upside down": {"Rotate": NumberObject(180)},
    "turned to the left": {"Rotate": NumberObject(270)},
    "cut": {"CropBox": ArrayObject(map(NumberObject, (30, 40, 500, 700)))},
    "cut and turned": {"CropBox": ArrayObject(map(NumberObject, (30, 40, 500, 700))), "Rotate": NumberObject(90)},
}


@pytest.mark.parametrize("entries", TURNED.values(), ids=TURNED)
def test_a_highlight_lies_over_the_words_however_the_page_is_shown(entries: dict[str, Any], tmp_path: Path) -> None:
    path = written(page_of(**entries), tmp_path)
    assert read(path).text.string == WORDS
    copy = marked(path)
    [_, note] = notes(copy)
    quad = [float(length) for length in note["/QuadPoints"]]
    assert quad == pytest.approx([LEFT, 508, RIGHT, 508, LEFT, 497.6, RIGHT, 497.6], abs=0.02)
    assert [each.words for each in read(copy).notes] == [annotation.words for annotation in ANNOTATIONS]


def test_a_highlight_follows_words_that_stand_upright_and_words_that_are_spaced(tmp_path: Path) -> None:
    upright = written(page_of(b"0 1 -1 0 300 400 Tm (It is $3.17 now) Tj"), tmp_path)
    quad = [float(length) for length in notes(marked(upright))[1]["/QuadPoints"]]
    assert quad == pytest.approx([292, 418.34, 292, 443.36, 302.4, 418.34, 302.4, 443.36], abs=0.02)
    spaced = written(page_of(b"2 Tc 10 Tw 200 Tz [(It is $3) -50 (.17 now)] TJ"), tmp_path)
    quad = [float(length) for length in notes(marked(spaced))[1]["/QuadPoints"]]
    # Six signs before it, two of them blanks; within it 25.02 and 0.5 back by kerning; all is twice as wide.
    assert quad[0] == pytest.approx(100 + 2 * (18.34 + 6 * 2 + 2 * 10), abs=0.02)
    assert quad[2] - quad[0] == pytest.approx(2 * (25.02 + 0.5 + 5 * 2), abs=0.02)


def test_words_on_two_lines_and_in_two_cells_have_a_box_each(tmp_path: Path) -> None:
    path = written(page_of(b"(It is) Tj T* ($3.17) Tj 80 0 Td (now) Tj"), tmp_path)
    assert read(path).text.string == "It is\n$3.17\tnow"
    [note] = notes(marked(path, [Annotation("all", "note", Span(0, 15))]))
    quads = [float(length) for length in note["/QuadPoints"]]
    assert [quads[at] for at in range(0, 24, 8)] == pytest.approx([100, 100, 180], abs=0.02)
    assert [quads[at + 5] for at in range(0, 24, 8)] == pytest.approx([497.6, 483.6, 483.6], abs=0.02)


def test_a_file_with_an_old_table_of_objects_is_appended_to_in_its_own_form(tmp_path: Path) -> None:
    path = written(page_of(), tmp_path)
    data = path.read_bytes()
    assert b"\nxref\n" in data
    added = marked(path).read_bytes()[len(data) :]
    assert b"xref\n" in added and b"trailer" in added and b"/XRef" not in added
    reader = PdfReader(io.BytesIO(data + added))
    assert reader.metadata == PdfReader(path).metadata
    assert "/StructTreeRoot" not in reader.root_object


def test_notes_of_others_are_kept_and_are_still_named_as_not_read(tmp_path: Path) -> None:
    writer = page_of()
    writer.add_annotation(0, FreeText(text="note", rect=(100, 100, 200, 200)))
    path = written(writer, tmp_path)
    copy = marked(path)
    assert [each["/Subtype"] for each in notes(copy)] == ["/FreeText", "/Text", "/Highlight"]
    assert [said.partition(", ")[2] for said in read(copy).unread] == ["page 1: an annotation (FreeText) was not read"]


def _bare_highlight(note: DictionaryObject) -> None:
    del note["/AP"]


def _black(note: DictionaryObject) -> None:
    note["/AP"]["/N"].get_object().set_data(b"/Wash gs 0 0 0 rg\n100 490 60 20 re\nf")  # type: ignore[index]


def _opaque(note: DictionaryObject) -> None:
    states: Any = note["/AP"]["/N"].get_object()["/Resources"]["/ExtGState"]  # type: ignore[index]
    states["/Wash"][NameObject("/BM")] = NameObject("/Normal")


def _words_drawn(note: DictionaryObject) -> None:
    look: Any = note["/AP"]["/N"].get_object()  # type: ignore[index]
    look.set_data(look.get_data() + b"\nBT /F 10 Tf 100 500 Td ($9.99) Tj ET")


def _other_colour(note: DictionaryObject) -> None:
    note[NameObject("/C")] = ArrayObject(map(FloatObject, (0, 0, 0)))


def _other_name(note: DictionaryObject) -> None:
    note[NameObject("/T")] = TextStringObject("A. Counsel")


def _other_kind(note: DictionaryObject) -> None:
    note[NameObject("/Subtype")] = NameObject("/Stamp")


def _over_words(note: DictionaryObject) -> None:
    note[NameObject("/Subtype")] = NameObject("/Text")


def _second_look(note: DictionaryObject) -> None:
    looks: Any = note["/AP"]
    looks[NameObject("/D")] = looks["/N"]


@pytest.mark.parametrize(
    "spoil",
    [
        _bare_highlight,
        _black,
        _opaque,
        _words_drawn,
        _other_colour,
        _other_name,
        _other_kind,
        _over_words,
        _second_look,
    ],
)
def test_a_note_that_could_hide_words_or_put_any_in_is_no_note_of_tenors(
    spoil: Callable[[DictionaryObject], None], tmp_path: Path
) -> None:
    copy = marked(written(page_of(), tmp_path), ANNOTATIONS[1:])
    assert len(read(copy).notes) == 1 and not read(copy).unread
    writer = PdfWriter(clone_from=copy)
    spoil(writer.pages[0]["/Annots"][0].get_object())  # type: ignore[index]
    spoilt = written(writer, tmp_path)
    assert not read(spoilt).notes
    assert len(read(spoilt).unread) == 1 and "an annotation (" in read(spoilt).unread[0]


def test_a_highlight_drawn_by_another_program_under_tenors_name_is_no_note_of_tenors(tmp_path: Path) -> None:
    writer = page_of()
    quad = ArrayObject(map(FloatObject, (100, 510, 150, 510, 100, 490, 150, 490)))
    other = Highlight(rect=(100, 490, 150, 510), quad_points=quad)
    other[NameObject("/T")] = TextStringObject("Tenor")
    writer.add_annotation(0, other)
    assert not read(written(writer, tmp_path)).notes


def test_a_file_whose_objects_are_not_counted_from_its_begin_is_left_alone(tmp_path: Path) -> None:
    path = written(page_of(), tmp_path)
    path.write_bytes(b"\n" + path.read_bytes())
    with pytest.raises(Unmarked, match="it is not sound"):
        highlighted(path, path.read_bytes(), ANNOTATIONS, ON)


def test_a_file_that_claims_pdf_a_1_is_left_alone_since_no_colour_may_show_through_there(tmp_path: Path) -> None:
    writer = page_of()
    metadata = StreamObject()
    metadata.set_data(b'<rdf:Description pdfaid:part="1" pdfaid:conformance="B"/>')
    writer.root_object[NameObject("/Metadata")] = writer._add_object(metadata)
    path = written(writer, tmp_path)
    with pytest.raises(Unmarked, match="claims PDF/A-1"):
        highlighted(path, path.read_bytes(), ANNOTATIONS, ON)


def test_notes_are_elements_of_a_tagged_file_in_a_table_that_is_a_tree(tmp_path: Path) -> None:
    writer = page_of()
    leaf = DictionaryObject({NameObject("/Limits"): ArrayObject([NumberObject(0), NumberObject(4)])})
    leaf[NameObject("/Nums")] = ArrayObject([NumberObject(4), ArrayObject()])
    tree = DictionaryObject({NameObject("/Kids"): ArrayObject([writer._add_object(leaf)])})
    root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot"), NameObject("/ParentTree"): tree})
    writer.root_object[NameObject("/StructTreeRoot")] = writer._add_object(root)
    copy = marked(written(writer, tmp_path))
    structure: Any = PdfReader(copy).root_object["/StructTreeRoot"]
    assert [each.get_object()["/S"] for each in structure["/K"]] == ["/Annot", "/Annot"]
    assert [each["/StructParent"] for each in notes(copy)] == [5, 6]
    assert structure["/ParentTree"]["/Kids"][1].get_object()["/Limits"] == [5, 6]
    assert structure["/ParentTreeNextKey"] == 7
    held = [each.get_object()["/K"][0]["/Obj"].get_object()["/NM"] for each in structure["/K"]]
    assert held == ["tenor-1", "tenor-2"]


def test_a_note_bears_the_day_as_of_which_was_judged(tmp_path: Path) -> None:
    path = written(page_of(), tmp_path)
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(highlighted(path, path.read_bytes(), ANNOTATIONS, day("2003-01-02")))
    assert {each[key] for each in notes(copy) for key in ("/M", "/CreationDate")} == {"D:20030102000000Z"}
