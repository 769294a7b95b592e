"""The PDF files are what they claim to be, by veraPDF; and no page of them is broken in a wrong place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from annotated import ANNOTATED_KINDS, on_words_all_over
from conformance_files import link_every_kind
from conformance_pages import (
    Differs,
    drawn_blanks,
    empty_pages,
    heads,
    layout,
    left_behind,
    paragraphs,
    parted,
    scant_pages,
    signature_blocks,
)
from conformance_verapdf import STANDARDS, Verdict, verdicts
from conftest import day
from pypdf import PdfReader, PdfWriter
from samples import SAMPLES
from test_redline import EDITS, ON, SAMPLE

from checks.read import read
from checks.text import Paper, Place, Text
from docgen.docx import docx
from docgen.pdf import pdf
from docgen.render import render
from tenor.annotate.pdf import highlighted
from tenor.redline.page import redline

SPOILT: dict[str, tuple[Callable[[PdfWriter], None], dict[str, set[str]]]] = {
    "as-it-was.pdf": (lambda _: None, {"PDF/A-3A": set(), "PDF/UA-1": set()}),
    "no-colour-profile.pdf": (
        lambda file: file.root_object.__delitem__("/OutputIntents"),
        {"PDF/A-3A": {"6.2.4.3-2"}, "PDF/UA-1": set()},
    ),
    "not-marked-as-tagged.pdf": (
        lambda file: file.root_object.__delitem__("/MarkInfo"),
        {"PDF/A-3A": {"6.7.2.2-1"}, "PDF/UA-1": {"6.2-1"}},
    ),
    "no-language.pdf": (
        lambda file: file.root_object.__delitem__("/Lang"),
        {"PDF/A-3A": set(), "PDF/UA-1": {"7.2-2", "7.2-33", "7.2-34"}},
    ),
}
"""What is taken out of a file, and the clauses of each standard that it then breaks."""


def claims(path: Path) -> dict[str, bool]:
    """The standards that a file claims; one with fields to fill in claims PDF/UA-1 alone."""
    metadata = PdfReader(path).root_object["/Metadata"].get_object().get_data()
    return {"PDF/A-3A": b"pdfaid:part" in metadata, "PDF/UA-1": b"pdfuaid:part" in metadata}


@pytest.fixture(scope="module")
def every_kind(example_out: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of every kind from every example."""
    return link_every_kind(example_out, tmp_path_factory.mktemp("every-kind"))


@pytest.fixture(scope="module")
def judged(every_kind: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Verdict]]:
    """veraPDF's verdicts on a file of every kind, and on the shortest of them spoilt."""
    folder = tmp_path_factory.mktemp("spoilt")
    redlined = folder / "redline.pdf"
    edited = SAMPLE
    for before, after in EDITS.values():
        edited = edited.replace(before, after, 1) if before else edited
    redlined.write_bytes(pdf(redline(SAMPLE, edited, ON, "A redline."), b"{}"))
    files = [*sorted(every_kind.glob("*.pdf")), redlined]
    shortest = min((path for path in files if all(claims(path).values())), key=lambda path: path.stat().st_size)
    for name, (spoil, _) in SPOILT.items():
        writer = PdfWriter(clone_from=shortest)
        spoil(writer)
        writer.write(folder / name)
    return verdicts([*files, *(folder / name for name in SPOILT)])


@pytest.mark.conformance
@pytest.mark.parametrize("standard", STANDARDS)
def test_every_pdf_follows_the_standard_that_it_claims(
    every_kind: Path,
    judged: dict[str, dict[str, Verdict]],
    standard: str,
) -> None:
    claiming = [path for path in every_kind.glob("*.pdf") if claims(path)[standard]]
    assert {path.name for path in every_kind.glob("*.pdf") if path not in claiming} <= {
        path.name for path in every_kind.glob("*fillable*.pdf")
    }
    found = {name: judged[name][standard] for name in ["redline.pdf", *(path.name for path in claiming)]}
    assert len(found) > 1
    assert all(verdict.applied > 1000 for verdict in found.values())
    assert not {name: verdict for name, verdict in found.items() if not verdict.compliant or verdict.broken}


@pytest.mark.conformance
def test_a_pdf_with_notes_all_over_follows_the_standards_that_it_followed(
    sample_paper: Callable[[str, str], Path], tmp_path: Path
) -> None:
    copies = []
    for path in (sample_paper(kind, "pdf") for kind in ANNOTATED_KINDS):
        copies.append(tmp_path / path.name)
        annotations = on_words_all_over(read(path))
        copies[-1].write_bytes(highlighted(path, path.read_bytes(), annotations, day("2002-12-31")))
        assert {note.words for note in read(copies[-1]).notes} == {annotation.words for annotation in annotations}
    found = verdicts(copies)
    assert len(found) == len(ANNOTATED_KINDS)
    assert {(each.compliant, *each.broken) for by in found.values() for each in by.values()} == {(True,)}


@pytest.mark.conformance
@pytest.mark.parametrize("name", SPOILT)
def test_what_is_taken_out_of_a_pdf_is_found_under_its_clause(judged: dict[str, dict[str, Verdict]], name: str) -> None:
    expected = SPOILT[name][1]
    assert {standard: set(verdict.broken) for standard, verdict in judged[name].items()} == expected
    assert {standard: verdict.compliant for standard, verdict in judged[name].items()} == {
        standard: not clauses for standard, clauses in expected.items()
    }


IN_BOTH = sorted(kind for kind, (_, document) in SAMPLES.items() if {"docx", "pdf"} <= {*document.formats})


@pytest.mark.parametrize("sheet", ["Letter", "A4"])
@pytest.mark.parametrize("kind", IN_BOTH)
def test_no_page_of_a_pdf_is_empty_or_broken_after_a_head_or_within_a_signature_block(
    kind: str, sheet: str, sample_paper: Callable[[str, str], Path], tmp_path: Path
) -> None:
    path = _docx_beside_its_pdf(kind, sheet, sample_paper, tmp_path)
    paper = read(path)
    printed = read(path.with_suffix(".pdf"))
    laid = layout(paper, printed)
    assert heads(path, paper)
    assert signature_blocks(paper) or "By:" not in paper.text.string
    assert not laid.blanks, "blanks are ruled, not drawn as underscores"
    assert not empty_pages(laid)
    assert not left_behind(heads(path, paper), laid)
    assert not parted(signature_blocks(paper), laid)
    assert not scant_pages(paper, printed)


@pytest.mark.conformance
def test_no_page_of_any_kind_in_any_example_bears_a_signature_alone_or_next_to_nothing(every_kind: Path) -> None:
    pairs = [(path, path.with_suffix(".pdf")) for path in every_kind.glob("*.docx")]
    found = {pdf.name: scant_pages(read(docx), read(pdf)) for docx, pdf in pairs if pdf.exists()}
    assert len(found) > 50
    assert not {name: pages for name, pages in found.items() if pages}


def _docx_beside_its_pdf(kind: str, sheet: str, sample_paper: Callable[[str, str], Path], folder: Path) -> Path:
    _, document = SAMPLES[kind]
    if sheet == "Letter":
        sample_paper(kind, "pdf")
        return sample_paper(kind, "docx")
    html = render(kind, document.facts, document.id, document.rows)
    path = folder / f"{document.stem}.docx"
    path.write_bytes(docx(html, paper=sheet))
    path.with_suffix(".pdf").write_bytes(pdf(html, b"{}", paper=sheet))
    return path


def docx_of(*lines: str) -> Paper:
    text = Text.of((line, Place("a.docx", paragraph=number)) for number, line in enumerate(lines, 1))
    return Paper("a.docx", "docx", text, text)


def pdf_of(*pages: list[str]) -> Paper:
    text = Text.of(
        (line, Place("a.pdf", page=page, line=number))
        for page, lines in enumerate(pages, 1)
        for number, line in enumerate(lines, 1)
    )
    return Paper("a.pdf", "pdf", text, text, pages=len(pages))


BLOCK = docx_of("IN WITNESS WHEREOF", "EXAMPLE, INC.", "By:", "Name: A B", "Title:", "Dated:", "NOTICE")
"""A sentence, a signature block and a sentence."""


def test_a_page_without_words_of_the_body_is_found() -> None:
    laid = layout(docx_of("one", "two"), pdf_of(["one"], [], ["two"], ["___"]))
    assert empty_pages(laid) == [2, 4]


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ([["A long", "head", "words"]], []),
        ([["A long", "head"], ["words"]], ["A long head"]),
        ([["A long"], ["head", "words"]], ["A long head"]),
        ([["A"], ["long head", "words"]], ["A long head"]),
    ],
)
def test_a_head_on_another_page_than_what_follows_it_is_found(pages: list[list[str]], found: list[str]) -> None:
    docx = docx_of("A long head", "words")
    laid = layout(docx, pdf_of(*pages))
    assert left_behind(paragraphs(docx)[:1], laid) == found


def test_a_head_that_nothing_follows_is_found() -> None:
    docx = docx_of("words", "Head")
    assert left_behind(paragraphs(docx)[1:], layout(docx, pdf_of(["words", "Head"]))) == ["Head"]


def test_a_signature_block_is_the_name_above_by_and_the_captions_below_it() -> None:
    [block] = signature_blocks(BLOCK)
    assert [line.words for line in block] == ["EXAMPLE, INC.", "By:", "Name: A B", "Title:", "Dated:"]


@pytest.mark.parametrize("cut", range(1, 7))
def test_a_signature_block_over_two_pages_is_found(cut: int) -> None:
    lines = [each.words for each in paragraphs(BLOCK)]
    laid = layout(BLOCK, pdf_of(lines[:cut], lines[cut:]))
    assert parted(signature_blocks(BLOCK), laid) == (["EXAMPLE, INC."] if 1 < cut < 6 else [])


@pytest.mark.parametrize(
    ("before", "scant"), [([], True), (["a line"], True), (["____", "a line"], True), (["two", "lines"], False)]
)
def test_a_page_with_a_signature_and_less_than_two_lines_is_found(before: list[str], scant: bool) -> None:
    lines = [each.words for each in paragraphs(BLOCK)][1:-1]
    assert scant_pages(BLOCK, pdf_of(["three", "lines", "here"], before + lines)) == [2] * scant


def test_a_page_with_less_than_three_lines_is_found() -> None:
    assert scant_pages(docx_of("words"), pdf_of(["a", "b", "c"], ["a", "b"], [])) == [2, 3]


def test_blanks_drawn_as_underscores_are_left_out_and_counted_and_those_of_the_text_are_kept() -> None:
    docx = docx_of("pay ___ shares", "By:", "Title:")
    laid = layout(docx, pdf_of(["pay ___", "shares", "By: ____", "________", "Title:"], ["____"]))
    assert (len(laid.pages), laid.blanks) == (len("pay___sharesBy:Title:"), 3)


def test_the_head_of_a_table_repeated_at_the_top_of_the_next_page_is_left_out() -> None:
    docx = docx_of("Day Price", "May 1 $2", "May 2 $3")
    laid = layout(docx, pdf_of(["Day Price", "May 1 $2"], ["Day Price", "May 2 $3"]))
    assert laid.pages[-1] == 2 and len(laid.pages) == len("DayPriceMay1$2May2$3")


@pytest.mark.parametrize("lines", [["one", "three"], ["one"], ["one", "two", "three"], ["two", "one"]], ids=" ".join)
def test_a_pdf_with_other_words_than_the_word_file_is_refused(lines: list[str]) -> None:
    with pytest.raises(Differs):
        layout(docx_of("one", "two"), pdf_of(lines))


def test_heads_and_ruled_blanks_are_known_by_the_styles_and_tabs_of_the_word_file(generated: Path) -> None:
    path = next(generated.glob("*extraordinary-dividend-notice*.docx"))
    assert [head.words for head in heads(path, read(path))] == [
        "Notice of Dividend or Distribution",
        "Participation and Adjustment",
    ]
    assert drawn_blanks(path) == 2
