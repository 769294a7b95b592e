"""Marks beside figures: a tick where a figure is as computed, a cross where it is not, each by its line."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from conftest import example_book
from packets import a_plan
from pypdf import PdfReader

from checks.run import check_files
from docgen.pdf import pdf
from tenor.packet.bind.binder import bind
from tenor.packet.bind.exhibit import Exhibit, Opened
from tenor.packet.computation_lines import Computation, computation
from tenor.packet.marks import Figure, Unplaced, figures, line_places
from tenor.redline.draft import page_of
from warrant.documents import Document, called_for

STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"


@pytest.fixture(scope="module")
def document() -> Document:
    return next(each for each in called_for(example_book("ctc-cisco")) if each.stem == STATEMENT)


@pytest.fixture(scope="module")
def lines(document: Document) -> Computation:
    return computation(example_book("ctc-cisco"), [document])


def found(path: Path, lines: Computation) -> list[Figure]:
    book = example_book("ctc-cisco")
    assert book.as_of
    [case] = check_files(book, [path], book.as_of, complete=False).cases
    return list(figures(case, path.read_bytes(), lines))


def test_a_figure_that_is_not_as_computed_bears_a_cross_and_leads_to_the_line_that_says_what_is(
    document: Document, lines: Computation, tmp_path: Path
) -> None:
    path = tmp_path / f"{STATEMENT}.pdf"
    page = page_of(document)
    caption = page.index("Warrant Price in effect after this adjustment")
    path.write_bytes(pdf(page[:caption] + page[caption:].replace("$3.77", "$3.17", 1), b"{}"))
    crossed = [each for each in found(path, lines) if each.mark == "cross"]
    assert [each.fact for each in crossed] == ["E-001.price_after"]
    place = lines.place(document.facts["price_after"])
    assert crossed[0].place == place
    assert crossed[0].says == f"Is not as computed in {place}: E-001.price_after = $3.77"


def test_the_box_of_a_figure_holds_its_words_and_no_others(
    lines: Computation, example_paper: Callable[[str, str], Path]
) -> None:
    path = example_paper("ctc-cisco", f"{STATEMENT}.pdf")
    document = pypdfium2.PdfDocument(path)
    prices = [each for each in found(path, lines) if each.fact == "E-001.price_after"]
    assert len(prices) > 2
    for each in prices:
        left, bottom, right, top = each.box
        words = document[each.page].get_textpage().get_text_bounded(left=left, bottom=bottom, right=right, top=top)
        assert words.strip() == "$3.77"


def test_lines_that_are_not_printed_in_their_order_stop_the_packet(
    lines: Computation, example_paper: Callable[[str, str], Path]
) -> None:
    with pytest.raises(Unplaced, match="not printed in their order"):
        line_places(example_paper("ctc-cisco", f"{STATEMENT}.pdf").read_bytes(), lines)


def test_a_figure_without_a_line_stops_the_packet(
    document: Document, example_paper: Callable[[str, str], Path]
) -> None:
    none = computation(example_book("merger"), ())
    with pytest.raises(Unplaced, match="has no line in the computation"):
        found(example_paper("ctc-cisco", f"{STATEMENT}.pdf"), none)


def test_a_form_to_be_filled_in_is_bound_without_its_fields_and_with_its_words(
    sample_paper: Callable[[str, str], Path],
) -> None:
    data = sample_paper("fillable_notice_of_exercise", "pdf").read_bytes()
    bound = bind([Opened(Exhibit("A form", "Tab 1", data, is_form=True))], a_plan())
    reader = PdfReader(io.BytesIO(bound))
    assert PdfReader(io.BytesIO(data)).get_fields()
    assert not reader.get_fields()
    assert "NOTICE OF EXERCISE" in reader.pages[0].extract_text()
    assert b"pdfaid:part" in reader.root_object["/Metadata"].get_object().get_data()  # type: ignore[union-attr]
