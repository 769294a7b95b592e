"""LibreOffice opens the Word files, prints all their words on well broken pages, and saves them unharmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from annotated import comments, on_words_all_over
from conformance_libreoffice import converted
from conformance_pages import (
    Layout,
    drawn_blanks,
    empty_pages,
    heads,
    layout,
    left_behind,
    parted,
    scant_pages,
    signature_blocks,
)
from conftest import example_book
from lxml import etree
from planting import replaced
from samples import NAMES, files_of, of_each_kind

from checks.read import read
from checks.run import Report, check_files
from checks.text import Paper
from tenor.annotate.word import commented
from warrant.book import Book

pytestmark = pytest.mark.conformance

STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"
TEXT_AND_FIGURES = ("FIG", "TXT")


@pytest.fixture(scope="module", params=NAMES)
def example(request: pytest.FixtureRequest) -> str:
    """The name of an example."""
    return str(request.param)


@pytest.fixture(scope="module")
def files(example: str, example_out: Callable[[str], Path]) -> list[Path]:
    """Of each kind that the example calls for one Word file; where it has a redline, that and the older paper."""
    found = files_of(of_each_kind(example), example_out(example), "docx")
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


@pytest.fixture(scope="module")
def saved(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By their stems the Word files as LibreOffice saves them."""
    return converted(files, "docx", tmp_path_factory.mktemp("saved"))


def judged_on(book: Book) -> date:
    """The day as of which the papers of a book are judged."""
    return book.as_of or book.matter.terms.as_of or date.max


def comparisons(report: Report) -> Counter[str]:
    """How many comparisons were made under each rule of text or figures."""
    codes = (each.rule.code for each in report.outcomes)
    return Counter(code for code in codes if code.startswith(TEXT_AND_FIGURES))


def controls(path: Path) -> list[tuple[str, str]]:
    """The alias and the words of each content control, in their order."""
    paper = read(path)
    return [(each.alias, paper.text.string[each.start : each.end]) for each in paper.controls]


def test_libreoffice_prints_the_words_of_the_word_file_and_draws_its_blanks(laid_out: dict[Path, Layout]) -> None:
    """White space apart. ``layout`` refuses any other difference than underscores that a tab's leader draws."""
    assert {path.name: laid.blanks for path, laid in laid_out.items()} == {
        path.name: drawn_blanks(path) for path in laid_out
    }


def test_no_page_is_empty(laid_out: dict[Path, Layout]) -> None:
    assert not {path.name: found for path, laid in laid_out.items() if (found := empty_pages(laid))}


def test_no_page_bears_a_signature_alone_or_next_to_nothing(printed: dict[Path, tuple[Paper, Paper]]) -> None:
    assert not {path.name: found for path, (docx, pdf) in printed.items() if (found := scant_pages(docx, pdf))}


def test_no_head_stands_last_on_a_page(printed: dict[Path, tuple[Paper, Paper]], laid_out: dict[Path, Layout]) -> None:
    for path, (docx, _) in printed.items():
        assert heads(path, docx), path.name
        assert not left_behind(heads(path, docx), laid_out[path]), path.name


def test_no_signature_block_stands_on_two_pages(
    printed: dict[Path, tuple[Paper, Paper]], laid_out: dict[Path, Layout]
) -> None:
    for path, (docx, _) in printed.items():
        assert signature_blocks(docx) or "By:" not in docx.text.string, path.name
        assert not parted(signature_blocks(docx), laid_out[path]), path.name


def test_a_file_saved_by_libreoffice_passes_every_check_of_text_and_figures(
    example: str, files: list[Path], saved: dict[str, Path]
) -> None:
    """LibreOffice drops the tags, ids and locks of content controls; their titles name the facts too."""
    book = example_book(example)
    before = check_files(book, files, judged_on(book), complete=False)
    after = check_files(book, [saved[path.stem] for path in files], judged_on(book), complete=False)
    assert [each.check for each in after.findings if each.rule.code.startswith(TEXT_AND_FIGURES)] == []
    made_before, made_after = comparisons(before), comparisons(after)
    assert made_before.total() > 100
    assert made_before == made_after


def test_a_file_saved_by_libreoffice_keeps_the_name_of_every_control(files: list[Path], saved: dict[str, Path]) -> None:
    for path in files:
        before, after = controls(path), controls(saved[path.stem])
        assert before and after == before, path.name


def test_a_figure_altered_before_libreoffice_saves_the_file_is_found_after_it(
    generated: Path, sample_book: Book, tmp_path: Path
) -> None:
    altered = replaced(generated / f"{STATEMENT}.docx", tmp_path, ">$3.77<", ">$3.17<")
    [saved] = converted([altered], "docx", tmp_path / "by-libreoffice").values()
    report = check_files(sample_book, [saved], judged_on(sample_book), complete=False)
    facts = {each.check.fact for each in report.findings if each.rule.code == "FIG-01"}
    assert facts == {"E-001.price_after"}


def test_a_head_that_a_page_break_cuts_off_is_found_in_what_libreoffice_prints(generated: Path, tmp_path: Path) -> None:
    source = next(generated.glob("*extraordinary-dividend-notice*.docx"))
    end_of_head = 'Participation and Adjustment</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="BodyText"/>'
    path = replaced(source, tmp_path / "broken", end_of_head, f"{end_of_head}<w:pageBreakBefore/>")
    docx, pdf = read(path), read(converted([path], "pdf", tmp_path)[path.stem])
    assert left_behind(heads(path, docx), layout(docx, pdf)) == ["Participation and Adjustment"]


def test_a_comment_stands_in_libreoffice_over_the_words_that_it_is_on(
    sample_paper: Callable[[str, str], Path], tmp_path: Path
) -> None:
    """But for words that are a part of a control: LibreOffice takes a control for a field, which it does not part."""
    source = sample_paper("adjustment_statement", "docx")
    paper = read(source)
    whole = [
        each
        for each in on_words_all_over(paper)
        if each.at and not any(c.start <= each.at.start < c.end and each.at != (c.start, c.end) for c in paper.controls)
    ]
    path = tmp_path / "commented.docx"
    path.write_bytes(commented(source, source.read_bytes(), whole, date(2002, 12, 31)))
    [body] = etree.parse(converted([path], "fodt", tmp_path)["commented"]).iter("{*}body")
    over, said = _commented(body)
    assert len(said) == len(whole) == len(comments(path.read_bytes())) > 50
    assert over == said


def _commented(body: Any) -> tuple[dict[str, str], dict[str, str]]:
    """By the name of each comment in LibreOffice's own format the words that it is on, and what it says."""
    over: dict[str, str] = {}
    said: dict[str, str] = {}
    open_: set[str] = set()

    def walk(element: Any) -> None:
        name = etree.QName(element).localname
        label = next((value for key, value in element.items() if key.endswith("}name")), "")
        if name == "annotation":
            said[label] = "".join(element.find("{*}p").itertext())
            over[label] = ""
            open_.add(label)
        elif name == "annotation-end":
            open_.discard(label)
        else:
            say(element.text)
            for child in element:
                walk(child)
        say(element.tail)

    def say(words: str | None) -> None:
        for label in open_:
            over[label] += words or ""

    walk(body)
    return over, said
