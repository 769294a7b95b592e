"""The evidence of the events: texts printed, PDFs bound, any other file named with its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from tenor.packet.bind.exhibit import is_bindable
from tenor.packet.sheet import Cell, element, note, sheet_pdf, table_or
from tenor.packet.subject import Subject
from tenor.packet.tabs import Sheet

TITLE = "Evidence"
FOLDER = "evidence"
LINES_MAX = 20_000
"""More lines of a text than these are not printed: the file lies in the packet's folder."""


def sheets(subject: Subject) -> Iterator[Sheet]:
    """A list of the files with what they are evidence of, then each that can be printed."""
    files = evidence_files(subject)
    heads = ("File", "Evidence of", "SHA-256", "Here")
    listed = table_or(heads, (_row(each, subject) for each in files), "The matter's events cite no evidence.")
    yield Sheet(TITLE, sheet_pdf(TITLE, subject.certificate, [listed], subject.book.matter.terms.paper))
    for path in files:
        data = path.read_bytes()
        if _is_pdf(path) and is_bindable(data):
            yield Sheet(path.name, data, f"{FOLDER}/{path.name}")
        elif (lines := _lines(path)) is not None:
            yield Sheet(path.name, _printed(path, lines, subject))


def evidence_files(subject: Subject) -> list[Path]:
    """The files that the packet's events cite, by name, each once."""
    cited = {evidence.file for entry in subject.entries for evidence in entry.event.evidence}
    return [path for name in sorted(cited) if (path := subject.folder / FOLDER / name).is_file()]


def _row(path: Path, subject: Subject) -> tuple[Cell, ...]:
    cited = [
        f"{entry.event.id}{f', page {evidence.page}' if evidence.page else ''}"
        for entry in subject.entries
        for evidence in entry.event.evidence
        if evidence.file == path.name
    ]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    halves = tuple(element("p", digest[at : at + 32]) for at in (0, 32))
    return path.name, "; ".join(cited), halves, _here(path)


def _here(path: Path) -> str:
    if _is_pdf(path):
        return "bound as it is" if is_bindable(path.read_bytes()) else "a PDF that cannot be bound; in the folder"
    return "printed as text" if _lines(path) is not None else "not printed; in the folder"


def _is_pdf(path: Path) -> bool:
    return path.suffix.lower() == ".pdf"


def _lines(path: Path) -> list[str] | None:
    """The lines of a text in UTF-8; ``None`` for any other file."""
    if path.suffix.lower() not in (".txt", ".csv", ".md", ".eml"):
        return None
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        return None
    return lines if len(lines) <= LINES_MAX else None


def _printed(path: Path, lines: list[str], subject: Subject) -> bytes:
    content = [note(f"The text of {path.name}, line by line."), *(element("p", line) for line in lines if line.strip())]
    return sheet_pdf(f"Evidence: {path.name}", subject.certificate, content, subject.book.matter.terms.paper)
