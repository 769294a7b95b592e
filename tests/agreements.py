"""Invented agreements, clean, as text and in every format; and faults planted in them."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from docx import Document as new_docx

from docgen.engine import import_weasyprint

FOLDER = Path(__file__).parent / "corpus" / "agreements"
CLEAN = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.txt"))}
WORDS_A_PAGE = 500
LINES_A_PAGE = 46


@dataclass(frozen=True)
class Plant:
    """A fault: the agreement, the words before and after, the rule that finds it, the words where it is found."""

    agreement: str
    before: str
    after: str
    code: str
    at: str

    @property
    def text(self) -> str:
        """The agreement with the fault."""
        clean = CLEAN[self.agreement]
        assert clean.count(self.before) >= 1, (self.agreement, self.before)
        return clean.replace(self.before, self.after, 1)


def plain(text: str, path: Path) -> Path:
    """A line a paragraph."""
    path.write_text(text, "utf-8")
    return path


def wrapped(text: str, path: Path, width: int = 72, lines_a_page: int = LINES_A_PAGE) -> Path:
    """Lines of so many characters on numbered pages, as agreements were filed: pairs are parted anywhere."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += textwrap.wrap(paragraph, width, break_on_hyphens=True) if "\t" not in paragraph else [paragraph]
        lines += [] if paragraph else [""]
    pages = [lines[at : at + lines_a_page] for at in range(0, len(lines), lines_a_page)]
    numbered = ("\n".join([*page, "", f"- {number} -"]) for number, page in enumerate(pages, 1))
    path.write_text("\f".join(numbered), "utf-8")
    return path


def docx(text: str, path: Path) -> Path:
    """A paragraph a paragraph; lines with tabs are rows of tables."""
    document = new_docx()
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            table = document.add_table(len(rows), max(map(len, rows)))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=False):
                    cell.text = words
            rows = []
        if line:
            document.add_paragraph(line)
    document.save(str(path))
    return path


def _page(text: str) -> str:
    parts = []
    for line in text.split("\n"):
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in line.split("\t"))
        parts.append(f"<table><tr>{cells}</tr></table>" if "\t" in line else f"<p>{escape(line)}</p>" if line else "")
    head = "<head><meta charset='utf-8'><title>An agreement</title></head>"
    return f"<!DOCTYPE html><html lang='en'>{head}<body>{''.join(parts)}</body></html>"


def html(text: str, path: Path) -> Path:
    """A paragraph an element p; lines with tabs are rows of tables."""
    path.write_text(_page(text), "utf-8")
    return path


def pdf(text: str, path: Path) -> Path:
    """The same page as PDF, whose lines and pages part words anywhere."""
    import_weasyprint()  # with the carried fonts alone: lines break alike wherever the tests run
    from weasyprint import HTML

    HTML(string=_page(text)).write_pdf(str(path))
    return path


WRITERS: dict[str, tuple[Callable[[str, Path], Path], str]] = {
    "plain": (plain, "txt"),
    "wrapped": (wrapped, "txt"),
    "docx": (docx, "docx"),
    "html": (html, "html"),
    "pdf": (pdf, "pdf"),
}
