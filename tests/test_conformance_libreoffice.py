"""LibreOffice opens the Word files, prints all their words on well broken pages, and saves them unharmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from conformance_libreoffice import converted
from conformance_pages import (
    Layout,
    drawn_blanks,
    empty_pages,
    heads,
    layout,
    left_behind,
    parted,
    signature_blocks,
)
from planting import replaced

from checks.read import read
from checks.run import Outcome, check_files
from checks.text import Paper
from warrant.book import Book

pytestmark = pytest.mark.conformance

AS_OF = date(2002, 12, 31)
STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"


@pytest.fixture(scope="module")
def files(generated: Path) -> list[Path]:
    found = sorted(generated.glob("*.docx"))
    assert found
    return found


@pytest.fixture(scope="module")
def printed(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[Path, tuple[Paper, Paper]]:
    """Each Word file as read, and as read from the PDF that LibreOffice makes of it."""
    made = converted(files, "pdf", tmp_path_factory.mktemp("printed"))
    return {path: (read(path), read(made[path.stem])) for path in files}


@pytest.fixture(scope="module")
def laid_out(printed: dict[Path, tuple[Paper, Paper]]) -> dict[Path, Layout]:
    return {path: layout(docx, pdf) for path, (docx, pdf) in printed.items()}


def text_and_figures(outcomes: Iterable[Outcome]) -> list[Outcome]:
    return [each for each in outcomes if each.rule.code.startswith(("FIG", "TXT"))]


def test_libreoffice_prints_the_words_of_the_word_file_and_draws_its_blanks(laid_out: dict[Path, Layout]) -> None:
    """White space apart. ``layout`` refuses any other difference than underscores that a tab's leader draws."""
    assert {path.name: laid.blanks for path, laid in laid_out.items()} == {
        path.name: drawn_blanks(path) for path in laid_out
    }


def test_no_page_is_empty(laid_out: dict[Path, Layout]) -> None:
    assert not {path.name: found for path, laid in laid_out.items() if (found := empty_pages(laid))}


def test_no_head_stands_last_on_a_page(printed: dict[Path, tuple[Paper, Paper]], laid_out: dict[Path, Layout]) -> None:
    for path, (docx, _) in printed.items():
        assert heads(path, docx), path.name
        assert not left_behind(heads(path, docx), laid_out[path]), path.name


def test_no_signature_block_stands_on_two_pages(
    printed: dict[Path, tuple[Paper, Paper]], laid_out: dict[Path, Layout]
) -> None:
    for path, (docx, _) in printed.items():
        assert signature_blocks(docx), path.name
        assert not parted(signature_blocks(docx), laid_out[path]), path.name


def test_a_file_saved_by_libreoffice_passes_every_check_of_text_and_figures_that_the_file_itself_passes(
    files: list[Path], sample_book: Book, tmp_path: Path
) -> None:
    """LibreOffice drops the tags, ids and locks of content controls; their aliases and bookmarks it keeps."""
    saved = converted(files, "docx", tmp_path).values()
    before, after = (check_files(sample_book, paths, AS_OF, complete=False) for paths in (files, saved))
    assert not [each.check for each in text_and_figures(after.findings)]
    passed_before, passed_after = (
        Counter(each.rule.code for each in text_and_figures(report.outcomes)) for report in (before, after)
    )
    assert passed_after == passed_before
    assert passed_after["FIG-06"] > 50


def test_a_figure_altered_before_libreoffice_saves_the_file_is_found_after_it(
    generated: Path, sample_book: Book, tmp_path: Path
) -> None:
    altered = replaced(generated / f"{STATEMENT}.docx", tmp_path / "altered", ">$3.77<", ">$3.17<")
    saved = converted([altered], "docx", tmp_path)
    report = check_files(sample_book, saved.values(), AS_OF, complete=False)
    assert {"FIG-01", "FIG-06"} <= {each.rule.code for each in report.findings}


def test_a_head_that_a_page_break_cuts_off_is_found_in_what_libreoffice_prints(generated: Path, tmp_path: Path) -> None:
    source = next(generated.glob("*extraordinary-dividend-notice*.docx"))
    end_of_head = 'Participation and Adjustment</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="BodyText"/>'
    path = replaced(source, tmp_path / "broken", end_of_head, f"{end_of_head}<w:pageBreakBefore/>")
    docx, pdf = read(path), read(converted([path], "pdf", tmp_path)[path.stem])
    assert left_behind(heads(path, docx), layout(docx, pdf)) == ["Participation and Adjustment"]
