"""The papers in ``tests/corpus/foreign/``, which others might have written, as text, Word file and PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from conftest import example_book
from docx import Document as new_word_file
from weasyprint import HTML

from checks.case import Case
from checks.foreign.locate import locate_by_others
from checks.foreign.recognise import candidates, recognised
from checks.read.plain import read_plain
from checks.text import Paper
from warrant.documents import called_for

CORPUS = Path(__file__).parent / "corpus" / "foreign"
PAPERS = {
    "letter-of-counsel": ("ctc-cisco", "AS-E-001-W-1"),
    "officers-certificate": ("ctc-cisco", "RC-E-001"),
    "notice-of-record-date": ("ctc-cisco", "ND-E-003-W-1"),
    "press-release": ("ctc-cisco", "AS-E-003-W-1"),
    "scan": ("determinations", "DN-E-004-W-2"),
    "settlement-table": ("exercises", "ES-E-001-W-1"),
    "superseding-letter": ("determinations", "SU-E-002-W-2"),
    "dissolution-circular": ("dissolution", "DL-L-1-W-1"),
    "memorandum": ("readjustment", "AS-E-002-W-1"),
    "e-mail": ("exercises", "AS-E-002-W-2"),
    "agents-statement": ("exercises", "ES-E-005-W-3"),
    "recitals": ("register", "AS-E-007-W-3"),
    "secretarys-notice": ("determinations", "DN-E-004-W-3"),
    "quarterly-note": ("ctc-cisco", "AS-E-001-W-1"),
}
"""Each paper that states its figures as they are, the example that it is about, and the document that it is."""
WRONG = "three-wrong-numbers"


def text_of(name: str) -> str:
    return (CORPUS / f"{name}.txt").read_text("utf-8")


def paper_of(text: str, file: str = "paper.txt") -> Paper:
    return read_plain(Path(file), text.encode())


def case_of(text: str, example: str, document: str | None = None) -> Case:
    """A text as the checker has it once it is recognised, or taken for the document of an id."""
    book, paper = example_book(example), paper_of(text)
    documents = called_for(book)
    if document:
        documents = tuple(each for each in documents if each.id == document)
    taken = recognised(candidates(paper, documents))
    assert taken, candidates(paper, documents)[:3]
    return locate_by_others(taken[0], paper, Path("paper.txt"), book, taken[1])


def blocks(text: str) -> Iterator[list[list[str]]]:
    """The paragraphs of a text, each as rows of cells: one cell where it is no table."""
    lines = [re.sub(r" {2,}", " ", line.strip(" ")) for line in text.split("\n")]
    for is_row, group in groupby(lines, key=lambda line: "\t" in line):
        if is_row:
            yield [line.split("\t") for line in group]
        else:
            yield from ([[line]] for line in group if line)


def as_word(text: str, path: Path) -> Path:
    word = new_word_file()
    for rows in blocks(text):
        if len(rows[0]) == 1:
            word.add_paragraph(rows[0][0])
            continue
        table = word.add_table(0, max(map(len, rows)))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=False):
                cell.text = words
    word.save(str(path))
    return path


def as_pdf(text: str, path: Path) -> Path:
    parts = []
    for rows in blocks(text):
        if len(rows[0]) == 1:
            parts.append(f"<p>{escape(rows[0][0])}</p>")
        else:
            cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
            parts.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
    HTML(string=f"<html><body style='font: 11pt serif'>{''.join(parts)}</body></html>").write_pdf(path)
    return path
