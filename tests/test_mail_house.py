"""Statements printed for a mail house: the order, the window, the pages, what is left out."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from conftest import SAMPLE, Outcome
from hypothesis import given
from hypothesis import strategies as st
from mail_house import HOLDERS, STEM, divided_matter, laid_out, manifest_rows, print_first

from docgen.paper import PAPERS
from tenor.guard import guarded, unguarded
from tenor.holders.columns import ADDRESS_LINES as IN_A_LIST
from tenor.mailhouse.manifest import ADDRESS_LINES, read_manifest
from tenor.mailhouse.press import Limits
from tenor.mailhouse.printing import Occupied
from tenor.mailhouse.window import Unfit, block, panel_of, window_over
from warrant.quantities import Shares

INCH = 72.0
Box = tuple[float, float, float, float]


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    return divided_matter(tmp_path / "matter")


def batch(matter: Path, number: int = 1) -> Path:
    return matter / "out" / "mailings" / STEM / f"batch-{number:04}.pdf"


def letters(path: Path, page: int) -> Iterator[tuple[str, Box]]:
    """Each letter that PDFium reads on a page, and where: left, bottom, right, top in points."""
    with pypdfium2.PdfDocument(path) as file:
        text = file[page].get_textpage()
        for at in range(text.count_chars()):
            if (letter := text.get_text_range(at, 1)).strip():
                yield letter, text.get_charbox(at)


def in_the_window(box: Box, height: float, panel: float, x: float, y: float, clear: float) -> bool:
    """Whether a box of a page shows whole, ``clear`` from every edge, where the sheet lies x to the right and y up."""
    left, bottom, right, top = (each / INCH for each in box)
    up = y + panel - height / INCH
    return (
        0.875 + clear <= left + x
        and right + x <= 5.375 - clear
        and 0.5 + clear <= bottom + up
        and top + up <= 1.625 - clear
    )


def touches_the_window(box: Box, height: float, panel: float, x: float, y: float) -> bool:
    left, bottom, right, top = (each / INCH for each in box)
    up = y + panel - height / INCH
    return right + x > 0.875 and left + x < 5.375 and top + up > 0.5 and bottom + up < 1.625


@pytest.mark.parametrize("panel", [None, 3.875])
def test_the_address_shows_in_the_window_however_the_sheet_lies_and_nothing_else_ever_does(
    matter: Path, panel: float | None
) -> None:
    print_first(matter, panel=panel)
    folded = panel or 11 / 3
    for sheet, address in enumerate(
        ("BoIto1BayRoadWaltham,Massachusetts02451", "AdaS.Fairweather5ElmStreetAustin,Texas78701")
    ):
        found = list(letters(batch(matter), 4 * sheet))
        for x in (0.0, 1.0):
            for y in (0.0, 4.125 - folded):
                shown = [(letter, box) for letter, box in found if touches_the_window(box, 792, folded, x, y)]
                assert "".join(letter for letter, _ in shown) == address
                assert all(in_the_window(box, 792, folded, x, y, 0.125) for _, box in shown)


@given(
    st.lists(st.text("AMWgijpqy .,", min_size=1, max_size=60).map(str.strip).filter(bool), min_size=2, max_size=7),
    st.sampled_from([("Letter", None), ("Letter", 4.0), ("A4", None), ("A4", 4.1)]),
)
def test_an_address_is_set_within_what_shows_always_or_refused(
    lines: list[str], fold: tuple[str, float | None]
) -> None:
    paper = PAPERS[fold[0]]
    window = window_over(paper, panel_of(paper, fold[1]))
    try:
        found = block(lines, window.for_address)
    except Unfit:
        return
    area = window.for_address
    assert found.leading >= found.size >= 9
    assert (len(found.lines) - 1) * found.leading + 0.92 * found.size <= area.bottom - area.top + 0.01
    assert "".join(found.lines).replace(" ", "").replace(",", "") == "".join(lines).replace(" ", "").replace(",", "")
    assert window.ever.left <= window.always.left and window.ever.bottom >= window.always.bottom


@pytest.mark.parametrize("inches", [3.0, 4.2])
def test_a_panel_that_does_not_go_into_the_envelope_is_refused(inches: float) -> None:
    with pytest.raises(ValueError, match=r"write a third of the sheet, 3\.667, to 4\.125"):
        panel_of(PAPERS["Letter"], inches)


def test_the_pages_of_a_piece_are_those_of_its_statement_in_content_and_text(tmp_path: Path) -> None:
    matter = divided_matter(tmp_path / "matter", statement=laid_out)
    print_first(matter)
    pieces = list(read_manifest(batch(matter).parent / "manifest.csv"))
    with pikepdf.open(batch(matter)) as bound, pypdfium2.PdfDocument(batch(matter)) as shown:
        for piece in pieces:
            [path] = (matter / "out" / STEM).glob(f"*/{piece.document}.pdf")
            with pikepdf.open(path) as statement, pypdfium2.PdfDocument(path) as alone:
                assert len(statement.pages) == piece.pages == piece.sheets - 1
                for number in range(piece.pages):
                    at = piece.sheet_from + number
                    assert (
                        bound.pages[at].Contents.read_raw_bytes() == statement.pages[number].Contents.read_raw_bytes()
                    )
                    assert text_of(shown, at) == text_of(alone, number) != ""
                    assert looks(shown, at) == looks(alone, number)


def text_of(file: pypdfium2.PdfDocument, page: int) -> str:
    return str(file[page].get_textpage().get_text_bounded())


def looks(file: pypdfium2.PdfDocument, page: int) -> bytes:
    return bytes(file[page].render(scale=0.5).buffer)


def test_a_batch_is_fit_for_a_press(tmp_path: Path) -> None:
    matter = divided_matter(tmp_path / "matter", statement=laid_out)
    print_first(matter)
    with pikepdf.open(batch(matter)) as bound:
        assert bound.pdf_version == "1.7" and "/StructTreeRoot" not in bound.Root
        for page in bound.pages:
            assert page.obj.MediaBox == page.obj.TrimBox and "/Annots" not in page.obj and "/Group" not in page.obj
        files = [each for each in bound.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
        names = [str(each.FontName) for each in files]
        assert all("/FontFile2" in each for each in files)
        # The bold face is the same in every statement: it is there once.
        assert len([name for name in names if name.endswith("-Bold")]) == 1
        for each in bound.objects:
            if isinstance(each, pikepdf.Dictionary):
                assert each.get("/SMask", pikepdf.Name("/None")) == pikepdf.Name("/None")
                assert float(each.get("/ca", 1)) == float(each.get("/CA", 1)) == 1


MANIFEST = """\
1,1,H-00003,Bo Ito,1 Bay Road,"Waltham, Massachusetts 02451",,,,,02451,first_class,3,4,1,4
1,2,H-00001,Ada S. Fairweather,5 Elm Street,"Austin, Texas 78701",,,,,78701,first_class,3,4,5,8
1,3,H-00002,'=Sum & Daughters,9 Mill Road,Floor 2,"Boise, Idaho 83702",,,,83702,first_class,3,4,9,12
2,1,H-00004,Zoë Ångström,7 Sea Lane,"Boise, Idaho 83702",,,,,83702,first_class,3,4,1,4
"""


def test_the_manifest_lists_the_pieces_in_the_order_of_postal_codes_and_then_of_certificates(matter: Path) -> None:
    print_first(matter, Limits(3))
    rows = manifest_rows(matter)
    expected = list(csv.reader(MANIFEST.splitlines()))
    assert [list(row.values())[:16] for row in rows] == expected
    for row in rows:
        [path] = (matter / "out" / STEM).glob(f"*/{row['document']}.pdf")
        assert row["sha256"] == sha256(path)
        assert row["batch_sha256"] == sha256(batch(matter, int(row["batch"])))
        assert row["batch_file"] == batch(matter, int(row["batch"])).name


def sha256(path: Path) -> str:
    from hashlib import sha256

    return sha256(path.read_bytes()).hexdigest()


def test_the_totals_are_those_of_the_batches(matter: Path) -> None:
    made = print_first(matter, Limits(500, sheets=9))
    totals = json.loads((made.folder / "totals.json").read_text("utf-8"))
    assert [(each["pieces"], each["pages"], each["sheets"]) for each in totals["batches"]] == [(2, 6, 8), (2, 6, 8)]
    assert (totals["pieces"], totals["pages"], totals["sheets"]) == (4, 12, 16) == (made.pieces, 12, made.sheets)
    assert totals["class_in_words"] == "mail, first class, postage prepaid"


def test_printed_on_both_sides_each_statement_begins_on_a_sheet_of_its_own(matter: Path) -> None:
    print_first(matter, duplex=True)
    assert [(row["sheets"], row["sheet_from"], row["sheet_to"]) for row in manifest_rows(matter)][1] == ("3", "4", "6")
    with pikepdf.open(batch(matter)) as bound:
        assert len(bound.pages) == 2 * 3 * len(HOLDERS)
        # Carrier, empty back, three pages, empty back.
        empty = ["/Contents" not in page.obj for page in bound.pages]
        assert empty == [False, True, False, False, False, True] * len(HOLDERS)


def test_a_statement_that_is_missing_or_altered_is_left_out_and_told(
    tmp_path: Path, tenor: Callable[..., Outcome]
) -> None:
    matter = divided_matter(tmp_path / "matter", statement=laid_out)
    run = matter / "out" / STEM
    (run / "0001" / f"{STEM}-H-00001.pdf").unlink()
    altered = run / "0002" / f"{STEM}-H-00004.pdf"
    altered.write_bytes(altered.read_bytes() + b"%")
    found = tenor("mail", "print", matter, "--event", "E-002")
    assert found.status == 1
    assert "H-00001: 0001/" in found.out and "cannot be read" in found.out
    assert "H-00004: 0002/" in found.out and "is not as it was made" in found.out
    assert "2 pieces in 1 batches, 8 sheets, 2 left out; 3 statements read back, 1 wrong" in found.out
    assert [row["certificate"] for row in manifest_rows(matter)] == ["H-00003", "H-00002"]
    assert (batch(matter).parent / "left_out.csv").read_text("utf-8").count("run tenor generate again") == 2


def test_a_holder_without_a_statement_and_a_statement_without_a_holder_are_told(matter: Path) -> None:
    path = matter / "out" / STEM / "0001" / "batch.csv"
    path.write_text(path.read_text("utf-8").replace("H-00001,2", "H-00099,2"), "utf-8")
    told = {each.certificate: each.why for each in print_first(matter).left_out}
    assert "no statement was made for line 2" in told["H-00001"] and "nobody who is in the list" in told["H-00099"]


def test_an_address_without_room_in_the_window_is_left_out_unless_the_fold_makes_room(tmp_path: Path) -> None:
    long = ("Attention: Corporate Trust Department", "One Monument Square, Seventh Floor, East Wing", "P.O. Box 9545")
    holders = (replace(HOLDERS[0], address=(*long, "Portland, Maine 04112")), *HOLDERS[1:])
    made = print_first(divided_matter(tmp_path / "thirds", holders))
    assert [each.certificate for each in made.left_out] == ["H-00001"] and "no room in the window" in made.left_out[
        0
    ].why
    assert not print_first(divided_matter(tmp_path / "longer", holders), panel=4.0).left_out


def test_a_print_is_made_again_the_same_and_another_does_not_take_its_place(matter: Path) -> None:
    first = print_first(matter)
    before = {path.name: path.read_bytes() for path in first.folder.iterdir()}
    assert print_first(matter).state == "unchanged"
    with pytest.raises(Occupied, match="may have gone out"):
        print_first(matter, Limits(1))
    assert {path.name: path.read_bytes() for path in first.folder.iterdir()} == before


def test_without_a_run_or_a_list_nothing_is_printed_and_why_is_said(
    tmp_path: Path, tenor: Callable[..., Outcome]
) -> None:
    matter = divided_matter(tmp_path / "divided")
    found = tenor("mail", "print", matter, "--event", "E-003")
    assert found.status == 2 and "holds no statements: run tenor generate first" in found.err
    found = tenor("mail", "print", SAMPLE)
    assert found.status == 2 and "owes no statement to a list of Holders" in found.err
    found = tenor("mail", "print", matter, "--event", "E-9")
    assert found.status == 2 and "there are E-002, E-003" in found.err


@given(st.text(st.sampled_from("'=+-@\t\ra0 ")))
def test_a_guarded_cell_begins_no_formula_and_is_unguarded_to_what_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_manifest_has_as_many_lines_of_address_as_a_list() -> None:
    assert ADDRESS_LINES == IN_A_LIST


def test_four_shares_of_the_list_are_those_of_the_warrant() -> None:
    assert sum(each.shares.amount for each in HOLDERS) == Shares.of("542,075").amount
