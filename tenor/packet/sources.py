"""The papers of a packet: those on file in the matter's folder, else written for it; read, checked, and chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from checks.run import check_files
from tenor.generate import generate
from tenor.packet.holder import named, others, texts_of
from tenor.packet.subject import Subject
from warrant.book import Book
from warrant.documents import Document, called_for

ON_FILE = "out"
SUFFIXES = (".docx", ".pdf", ".html")
Progress = Callable[[str], None]


class Nothing(LookupError):
    """There is nothing to pack: the matter calls for no document of the event, or of the Holder, that was asked for."""


def subject(book: Book, folder: Path, scratch: Path, event: str, holder: str, progress: Progress) -> Subject:
    """What a packet is about; papers that have to be written first are written into ``scratch``.

    ``Nothing`` where no document is called for. The report is on all papers on file, or on those packed alone where
    the packet is of one event or for a Holder.
    """
    as_of = book.as_of or date.today()
    hidden = others(book, holder) if holder else ()
    documents = tuple(
        each for each in called_for(book) if event in ("", each.event) and holder in ("", each.certificate)
    )
    if not documents:
        what = " and ".join(filter(None, (event and f"event {event}", holder and f"certificate {holder}")))
        raise Nothing(f"the matter calls for no document{' of ' + what if what else ''}")
    where = _papers(book, folder, scratch, event, progress)
    every = {path.name: path for path in sorted(where.iterdir()) if path.suffix.lower() in SUFFIXES}
    left_out = tuple(each for each in documents if hidden and _names(each, every, hidden))
    documents = tuple(each for each in documents if each not in left_out)
    names = {f"{stem}{suffix}" for each in documents for stem in _stems(each, holder) for suffix in SUFFIXES}
    papers = {name: path for name, path in every.items() if name in names}
    is_whole = not (event or holder)
    checked = every if is_whole else papers
    report = check_files(book, checked.values(), as_of, is_whole, progress)
    return Subject(book, folder, as_of, documents, papers, report, event, holder, left_out, hidden)


def _papers(book: Book, folder: Path, scratch: Path, event: str, progress: Progress) -> Path:
    """The folder of the papers."""
    on_file = folder / ON_FILE
    if on_file.is_dir():
        return on_file
    written = scratch / "papers"
    generate(book, folder, written, formats=("docx", "pdf"), progress=progress, events=(event,) if event else ())
    return written


def _stems(document: Document, holder: str) -> tuple[str, ...]:
    """The names of a document's files; a Holder is not shown redlines, which tell what papers of others said."""
    return (document.stem,) if holder else (document.stem, document.redline_stem)


def _names(document: Document, papers: dict[str, Path], hidden: Iterable[str]) -> bool:
    """Whether a document, or any of its files, names another Holder."""
    hidden = tuple(hidden)
    facts = list(document.facts.values())
    facts += [fact for rows in document.rows.values() for row in rows for fact in row.values()]
    if any(isinstance(fact.value, str) and named(fact.value, hidden) for fact in facts):
        return True
    files = [papers[name] for suffix in SUFFIXES if (name := f"{document.stem}{suffix}") in papers]
    return any(named(text, hidden) for path in files for _, text in texts_of(path.name, path.read_bytes()))
