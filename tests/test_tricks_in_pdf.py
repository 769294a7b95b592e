"""Every trick that makes a PDF show other than it holds is found by the rule named for it, at its place."""

from __future__ import annotations

import importlib.util
import io
import math
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
import tricks_in_pdf as tricks
from conftest import SAMPLE
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import NumberObject, StreamObject

from checks.annotations import Annotation, Span
from checks.apart import READERS
from checks.inspect import inspect
from checks.inspect.pdf_glyphs import OUTLINES
from checks.inspect.pdf_page import SEEN
from checks.outcome import Outcome, outcomes_of
from checks.read import paper_of, pdf_second, read
from checks.read.pdf_sight import WHITE
from tenor.annotate.pdf import highlighted

STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1.pdf"
NO_FAULT = "note"
FOREIGN = "no glyph of the font Helvetica was compared: it is not one whose outlines are known"
"""What is said of the font in which tricks are written, beside what is said of the trick."""


@pytest.fixture(scope="module")
def statement(generated: Path) -> bytes:
    return (generated / STATEMENT).read_bytes()


def script(name: str) -> ModuleType:
    """A program in ``scripts/``, which is no package."""
    path = Path(__file__).parent.parent / "scripts" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(folder: Path, data: bytes, render: bool = True) -> list[Outcome]:
    path = folder / STATEMENT
    path.write_bytes(data)
    outcomes = outcomes_of("file", [READERS.file(path, "drawn" if render else "inspected")], {"FIL"})
    failed = (each for each in outcomes if not each.check.passed and each.severity != NO_FAULT)
    return [each for each in failed if each.check.found != FOREIGN]


@pytest.mark.parametrize("name", tricks.TRICKS)
def test_a_trick_is_found_by_the_rules_named_for_it_at_its_place(tmp_path, statement, name):
    trick = tricks.TRICKS[name]
    outcomes = found(tmp_path, tricks.spoilt(statement, trick.play))
    assert {each.rule.code for each in outcomes} == set(trick.rules)
    assert all(each.severity == "error" for each in outcomes)
    told = [each.check for each in outcomes if each.rule.code == trick.rules[0] and trick.said in each.check.found]
    assert told
    if trick.words:
        assert any(trick.words in check.found and check.place.page == trick.page for check in told)
    elif trick.page:
        assert any(f"page {trick.page}" in f"{check.place} {check.found}" for check in told)


@pytest.mark.parametrize("name", tricks.CONTROLS)
def test_what_is_no_trick_stays_unsaid(tmp_path, statement, name):
    assert found(tmp_path, tricks.spoilt(statement, tricks.CONTROLS[name])) == []


def test_a_change_behind_the_end_of_a_file_is_found(tmp_path, statement):
    [outcome] = found(tmp_path, tricks.updated(statement))
    assert (outcome.rule.code, outcome.severity) == ("FIL-08", "error")
    assert outcome.check.found.startswith(f"page 1 was changed or added behind byte {len(statement.rstrip()):,}")
    assert outcome.check.place.page == 1


def test_words_that_a_program_reads_in_place_of_those_drawn_are_found_by_the_second_reader(tmp_path, statement):
    path = tmp_path / STATEMENT
    path.write_bytes(tricks.told_otherwise(statement))
    [view] = [each for each in read(path).second if each.ours or each.theirs]
    assert view.page == 1 and "H" in view.theirs and "V" in view.ours


def test_glyphs_that_stand_for_other_letters_read_as_another_price(tmp_path, statement):
    path = tmp_path / STATEMENT
    path.write_bytes(tricks.spoilt(statement, tricks.TRICKS["glyphs_that_stand_for_other_letters"].play))
    assert tricks.PRICE not in read(path).text.string


def test_notes_of_tenors_own_hide_nothing_and_change_nothing(tmp_path, statement, generated):
    at = read(generated / STATEMENT).text.string.index(tricks.PRICE)
    notes = [Annotation("the whole", "note", None), Annotation("a price", "error", Span(at, at + 5))]
    copy = highlighted(generated / STATEMENT, statement, notes, date(2002, 12, 31))
    assert copy.startswith(statement) and found(tmp_path, copy) == []
    again = highlighted(generated / STATEMENT, copy, notes[1:], date(2002, 12, 31))
    assert again.startswith(copy) and found(tmp_path, again) == []
    assert {each.rule.code for each in found(tmp_path, tricks.updated(copy))} == {"FIL-08"}


def test_a_change_hidden_among_notes_is_found(tmp_path, statement, generated):
    notes = [Annotation("the whole", "note", None)]
    copy = highlighted(generated / STATEMENT, tricks.updated(statement), notes, date(2002, 12, 31))
    assert {each.rule.code for each in found(tmp_path, copy)} == {"FIL-08"}


def test_a_font_that_is_not_carried_is_an_error_in_a_file_of_ours_and_a_note_in_any_other(tmp_path, statement):
    paper = tricks.Spoilt(statement)
    paper.draw("")
    path = tmp_path / STATEMENT
    told = []
    for producer in ("WeasyPrint 70.0", "LibreOffice 7.4"):
        paper.writer.add_metadata({"/Producer": producer})
        path.write_bytes(paper.written())
        told += [each for each in outcomes_of("file", [READERS.file(path, "drawn")], {"FIL"}) if not each.check.passed]
    assert [(each.rule.code, each.severity, each.check.found) for each in told] == [
        ("FIL-05", "error", FOREIGN),
        ("FIL-05", "note", FOREIGN),
    ]


@pytest.mark.usefixtures("drawn")
def test_the_command_draws_pages_unless_it_is_told_not_to(tmp_path, generated, tenor):
    told = [tenor("check", SAMPLE, generated / STATEMENT, *options).out for options in ((), ("--no-render",))]
    silent = [out[out.index("Compared nothing") :] for out in told]
    assert [("FIL-03" in each, "FIL-04" in each) for each in silent] == [(False, False), (True, True)]


def test_a_drawing_in_a_file_of_another_maker_is_a_warning(tmp_path, statement):
    paper = tricks.Spoilt(statement)
    tricks.a_price_drawn_as_paths(paper)
    paper.writer.add_metadata({"/Producer": "LibreOffice 7.4"})
    outcomes = found(tmp_path, paper.written())
    assert {(each.rule.code, each.severity) for each in outcomes} == {("FIL-04", "warning")}


def test_without_drawing_nothing_is_said_of_what_the_eye_sees(tmp_path, statement):
    path = tmp_path / STATEMENT
    path.write_bytes(tricks.spoilt(statement, tricks.TRICKS["a_white_box_over_the_price"].play))
    told = {each.rule.code for each in outcomes_of("file", [READERS.file(path, "inspected")], {"FIL"})}
    assert not told & {"FIL-03", "FIL-04"} and {"FIL-01", "FIL-05", "FIL-08", "FIL-09"} <= told
    assert {each.rule.code for each in found(tmp_path, path.read_bytes())} == {"FIL-03"}


@given(
    grey=st.integers(0, 100).map(lambda hundredths: hundredths / 100),
    size=st.integers(7, 36),
    angle=st.sampled_from([0, 0, 0, 5, 45, 90, 180, 270, 333]),
    turned=st.sampled_from([0, 90, 180, 270]),
    ground=st.sampled_from([1.0, 1.0, 0.5]),
    words=st.text("0123456789$.,ABCXYZabcxyz", min_size=1, max_size=8),
)
@settings(max_examples=60)
def test_words_are_seen_if_and_only_if_they_differ_from_their_ground(grey, size, angle, turned, ground, words):
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    at = f"{cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} 306 396 Tm"
    drawn = f"{ground} g 0 0 612 792 re f BT /F {size} Tf {grey} g {at} ({words}) Tj ET"
    data = page_of(drawn, turned)
    path = Path("paper.pdf")
    paper = paper_of(path, data)
    assert paper.text.string == words
    told = {each.kind for each in inspect(path, data, paper).sightings} & {"unseen"}
    assume(abs(abs(grey - ground) * 255 - SEEN) > 5)  # on the line between, where shades are rounded
    assert bool(told or paper.hidden) == (abs(grey - ground) * 255 < SEEN or grey >= WHITE)


def test_words_drawn_thousands_of_times_at_one_place_are_hidden_but_the_last_and_keep_no_check_busy():
    drawn = "".join(f"(upon {number:04}) Tj 0 0 Td " for number in range(3_000))
    hidden = paper_of(Path("paper.pdf"), page_of(f"BT /F 12 Tf 100 700 Td {drawn}ET", 0)).hidden
    assert {each.why for each in hidden} == {"printed over by other words"}
    assert len(hidden) == 2_999


def page_of(content: str, turned: int) -> bytes:
    """A page of some content in Helvetica, shown turned."""
    writer = PdfWriter()
    page = writer.add_blank_page(612, 792)
    font = tricks.held(Type=tricks.name("Font"), Subtype=tricks.name("Type1"), BaseFont=tricks.name("Helvetica"))
    page[tricks.name("Resources")] = tricks.held(Font=tricks.held(F=font))
    stream = StreamObject()
    stream.set_data(content.encode())
    page[tricks.name("Contents")] = writer._add_object(stream)
    page[tricks.name("Rotate")] = NumberObject(turned)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_file_that_pdfium_cannot_draw_is_an_error_and_does_not_end_the_check(tmp_path, statement, monkeypatch):
    child = tmp_path / "child.py"
    child.write_text("import os\nos.abort()\n")
    path = Path(STATEMENT)
    paper = paper_of(path, statement)
    pdf_second.SECOND.end()
    monkeypatch.setattr(pdf_second, "PROGRAM", child)
    sightings = inspect(path, statement, paper).sightings
    pdf_second.SECOND.end()
    assert [each.said for each in sightings] == ["its pages could not be drawn: PDFium broke off"]


def test_the_outlines_that_glyphs_are_held_against_are_those_of_the_carried_faces():
    """Write them anew with: python scripts/outlines.py."""
    assert OUTLINES.read_text("utf-8") == script("outlines").written()


def test_the_paper_as_it_was_written_is_silent(tmp_path, statement):
    assert found(tmp_path, statement) == []
    assert found(tmp_path, tricks.Spoilt(statement).written()) == []
