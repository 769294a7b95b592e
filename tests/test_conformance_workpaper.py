"""LibreOffice recalculates every workpaper, from formulas alone, to our figures; each follows Microsoft's schema."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from conformance_tools import schema_errors
from conftest import example_book
from random_matters import book_of
from recalculated import ByLibreOffice, by_libreoffice, off, parts, with_parts
from samples import NAMES

from tenor.packet.placing import workpaper
from tenor.packet.workpaper import workpaper_xlsx
from tenor.packet.workpaper.names import names_of
from warrant.book import Book

pytestmark = pytest.mark.conformance

SEEDS = range(40)


@pytest.fixture(scope="module")
def books() -> dict[str, Book]:
    """The examples, and some matters drawn at random."""
    return {name: example_book(name) for name in NAMES} | {f"random-{seed}": book_of(seed) for seed in SEEDS}


@pytest.fixture(scope="module")
def recalculated(books: dict[str, Book], tmp_path_factory: pytest.TempPathFactory) -> dict[str, ByLibreOffice]:
    workbooks = {name: workpaper_xlsx(book) for name, book in books.items()}
    return by_libreoffice(workbooks, tmp_path_factory.mktemp("recalculated"))


def test_libreoffice_recalculates_every_line_of_every_workpaper_to_our_figure(
    books: dict[str, Book], recalculated: dict[str, ByLibreOffice]
) -> None:
    for name, cells in recalculated.items():
        assert off(books[name], cells) == [], name


def test_every_tie_out_says_ok_and_the_verdict_that_all_do(recalculated: dict[str, ByLibreOffice]) -> None:
    for name, cells in recalculated.items():
        said = [word for _, word in cells.said()]
        assert set(said) == {"OK"}, name
        assert str(cells.at(cells.names["verdict"])).startswith("Every line recalculates"), name
    assert sum(len(list(cells.said())) for cells in recalculated.values()) > 2_000


def test_every_adjustment_of_every_example_comes_out_to_the_cent_and_to_the_tenth_of_a_share(
    books: dict[str, Book], recalculated: dict[str, ByLibreOffice]
) -> None:
    count = 0
    for name in NAMES:
        paper = workpaper(books[name])
        names, cells = names_of(paper.steps), recalculated[name]
        for each in books[name].adjustments:
            for fact, places in [(each.price_after, 2), *((share.after, 1) for share in each.shares)]:
                value = cells.at(cells.names[names[id(paper.step(fact).fact)]])
                assert Fraction(f"{value:.{places}f}") == fact.value.amount, (name, fact.id)
                count += 1
    assert count == 32


def test_libreoffice_finds_a_formula_that_was_altered(tmp_path_factory: pytest.TempPathFactory) -> None:
    workbook = workpaper_xlsx(example_book("ctc-cisco"))
    [(name, content)] = [each for each in parts(workbook).items() if b"ROUND(E_001_aggregate / " in each[1]]
    spoilt = content.replace(b"ROUND(E_001_aggregate / ", b"ROUND(0.01 + E_001_aggregate / ")
    made = by_libreoffice({"spoilt": with_parts(workbook, {name: spoilt})}, tmp_path_factory.mktemp("spoilt"))
    cells = made["spoilt"]
    broken = {(sheet, row) for (sheet, row, _), word in cells.said() if word == "BREAK"}
    assert cells.names["E_001_price_after"][:2] in broken
    assert cells.names["E_001_aggregate"][:2] not in broken


def test_the_workpaper_of_every_example_follows_the_schema_of_open_xml(books: dict[str, Book], tmp_path: Path) -> None:
    found = {}
    for name in NAMES:
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(workpaper_xlsx(books[name]))
        found[name] = schema_errors(path)
    assert not {name: said for name, said in found.items() if said}


def test_the_validator_finds_an_element_of_a_workbook_that_is_none(tmp_path: Path) -> None:
    workbook = workpaper_xlsx(example_book("merger"))
    sheet = "xl/worksheets/sheet1.xml"
    path = tmp_path / "spoilt.xlsx"
    path.write_bytes(
        with_parts(workbook, {sheet: parts(workbook)[sheet].replace(b"<sheetData>", b"<nothing/><sheetData>")})
    )
    assert any("nothing" in each for each in schema_errors(path))
