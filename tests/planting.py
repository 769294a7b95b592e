"""Errors planted in finished documents: one numeral altered in a DOCX by its XML alone."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docgen.render
from checks.outcome import Outcome
from checks.run import check_files
from docgen.docx import docx
from docgen.facts import facts_json
from docgen.pdf import pdf
from warrant.book import Book
from warrant.documents import Document, called_for

TEXT = re.compile(rb"(<w:t[^>]*>)([^<]*)(</w:t>)")
DIGIT = re.compile(rb"\d")


@dataclass(frozen=True)
class Planted:
    """A DOCX with one digit altered: which part, the words before and after."""

    path: Path
    part: str
    before: str
    after: str


def digits_altered(source: Path, folder: Path, every: int = 1) -> Iterator[Planted]:
    """The document with the last digit of each text run altered, one run at a time."""
    members = _members(source)
    for part in sorted(name for name in members if re.match(r"word/(document|footer|header)", name)):
        runs = [match for match in TEXT.finditer(members[part]) if DIGIT.search(match[2])]
        for number, match in enumerate(runs[::every]):
            last = list(DIGIT.finditer(match[2]))[-1]
            other = b"%d" % ((int(last[0]) + 1) % 10)
            words = match[2][: last.start()] + other + match[2][last.end() :]
            changed = members[part][: match.start(2)] + words + members[part][match.end(2) :]
            target = folder / f"{number}-{part.replace('/', '-')}" / source.name
            write_zip(target, members | {part: changed})
            yield Planted(target, part, match[2].decode(), words.decode())


def replaced(
    source: Path, folder: Path, before: str, after: str, count: int = 1, part: str = "word/document.xml"
) -> Path:
    """The document with words of its body replaced, or of another part."""
    members = _members(source)
    whole = members[part]
    assert before.encode() in whole, before
    target = folder / source.name
    write_zip(target, members | {part: whole.replace(before.encode(), after.encode(), count)})
    return target


def errors(book: Book, path: Path) -> list[Outcome]:
    """The errors found in one file alone, but those of what was sent."""
    report = check_files(book, [path], date(2002, 12, 31), complete=False)
    return [each for each in report.findings if each.severity == "error" and each.rule.code[:3] != "OBL"]


def papers(kind: str, book: Book) -> list[Document]:
    """The documents of one kind that a book calls for."""
    return [each for each in called_for(book) if each.kind == kind]


def errors_in(document: Document, book: Book, folder: Path, before: str = "", after: str = "") -> list[str]:
    """The errors found in a document once words of its page are replaced, in DOCX or in PDF: each rule's code.

    Errors found in one of the two alone are a failure.
    """
    html = docgen.render.render(document.kind, document.facts, document.id, document.rows)
    assert before in html, before
    wrong = html.replace(before, after, 1) if before else html
    found = []
    for name, data in (("docx", docx(wrong)), ("pdf", pdf(wrong, facts_json(document)))):
        path = folder / f"{document.stem}.{name}"
        path.write_bytes(data)
        report = check_files(book, [path], book.as_of or document.on, complete=False)
        errors = (each for each in report.findings if each.severity == "error" and each.rule.code[:3] != "OBL")
        found.append({each.rule.code for each in errors})
    assert bool(found[0]) == bool(found[1]), found
    return sorted(found[0] | found[1])


def _members(source: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(source) as file:
        return {name: file.read(name) for name in file.namelist()}


def write_zip(target: Path, members: dict[str, bytes]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
