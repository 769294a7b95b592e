"""Writes the documents that a matter calls for, whole or not at all, and a manifest of them.

Everything is rendered into a folder beside OUT and only then moved in, file by file, so that no
half-written file ever bears a final name. A file that was mailed is history: it is never replaced. With
a document that takes the place of another goes its redline, proven there (``tenor.redline``).
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from docgen.docx import docx
from docgen.fonts import require_characters
from docgen.page import page
from docgen.pdf import pdf
from docgen.resources import TEMPLATES
from tenor.redline.draft import draft_redline, page_of
from tenor.show import plain
from warrant.book import Book
from warrant.documents import Document, called_for
from warrant.errors import BadMatter, Problem
from warrant.facts import Source
from warrant.mailings import Mailing

MANIFEST = "manifest.json"
LIBRARIES = ("jinja2", "lxml", "python-docx", "weasyprint", "pydyf", "fonttools")

WRITERS: Mapping[str, Callable[[str, Document], bytes]] = {
    "docx": lambda html, document: docx(html),
    "pdf": lambda html, document: pdf(html, facts_json(document)),
    "html": lambda html, document: page(html).encode(),
}


@dataclass(frozen=True)
class Written:
    """What became of one file: "written", "unchanged", or "kept" because it was mailed as it stands."""

    path: Path
    document: Document
    state: str
    sha256: str


def facts_json(document: Document) -> bytes:
    """The document's facts for machines: id, value as decimal text, unit and clause by name."""
    facts = {
        name: {"id": fact.id, "value": plain(fact.value), "unit": fact.unit, "clause": fact.clause}
        for name, fact in sorted(document.facts.items())
    }
    data = {"document": document.id, "kind": document.kind, "event": document.event, "facts": facts}
    return json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True).encode()


def generate(
    book: Book,
    matter: Path,
    out: Path,
    kinds: Iterable[str] = (),
    formats: Iterable[str] = tuple(WRITERS),
    progress: Callable[[str], None] = lambda name: None,
) -> tuple[Written, ...]:
    """Writes every document called for, or those of some kinds, in some formats, and their redlines, into ``out``.

    ``tenor.redline.draft.Unproven`` for a redline that does not show every change; nothing is then written.
    """
    wanted, formats = tuple(kinds), tuple(formats)
    documents = [each for each in called_for(book) if not wanted or each.kind in wanted]
    require_letters(documents)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".tenor-", dir=out.parent) as scratch:
        drafts = [draft for each in documents for draft in _drafts(each, formats, Path(scratch), progress)]
        drafts += [draft for each in documents for draft in _redlines(each, formats, Path(scratch), progress)]
        written = tuple(_settle(draft, document, out, book.matter.mailings) for draft, document in drafts)
        manifest = Path(scratch) / MANIFEST
        manifest.write_bytes(_manifest(written, matter, out))
        _replace(manifest, out / MANIFEST)
    return written


def require_letters(documents: Iterable[Document]) -> None:
    """``BadMatter`` for each text of the matter that has a letter which the carried font lacks."""
    problems: dict[str, Problem] = {}
    for document in documents:
        rows = (fact for rows in document.rows.values() for row in rows for fact in row.values())
        for fact in (*document.facts.values(), *rows):
            try:
                require_characters(str(fact.value))
            except ValueError as error:
                source = fact.source or Source("warrant.yaml", 1)
                problems[fact.id] = Problem(source, f"{fact.id}: {error}", "write it in Latin letters")
    if problems:
        raise BadMatter(*problems.values())


def _drafts(
    document: Document, formats: tuple[str, ...], scratch: Path, progress: Callable[[str], None]
) -> Iterator[tuple[Path, Document]]:
    html = page_of(document)
    for suffix in (each for each in formats if each in document.formats):
        draft = scratch / f"{document.stem}.{suffix}"
        progress(draft.name)
        draft.write_bytes(WRITERS[suffix](html, document))
        yield draft, document


def _redlines(
    document: Document, formats: tuple[str, ...], scratch: Path, progress: Callable[[str], None]
) -> Iterator[tuple[Path, Document]]:
    for suffix in (each for each in formats if each in document.redline_formats):
        progress(f"{document.redline_stem}.{suffix}")
        yield draft_redline(document, suffix, scratch, WRITERS[suffix]), document


def _settle(draft: Path, document: Document, out: Path, mailings: tuple[Mailing, ...]) -> Written:
    final, digest = out / draft.name, sha256(draft)
    if final.exists():
        standing = sha256(final)
        if standing == digest:
            return Written(final, document, "unchanged", digest)
        if standing in {(mailing.sha256 or "").lower() for mailing in mailings}:
            return Written(final, document, "kept", standing)
    _replace(draft, final)
    return Written(final, document, "written", digest)


def _replace(draft: Path, final: Path) -> None:
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(draft, final)


def sha256(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _manifest(written: tuple[Written, ...], matter: Path, out: Path) -> bytes:
    data: dict[str, Any] = {
        "tenor": version("tenor"),
        "libraries": {name: version(name) for name in LIBRARIES},
        "inputs": {path.name: sha256(path) for path in sorted(matter.glob("*")) if path.suffix in (".yaml", ".csv")},
        "documents": _entries(written, out),
    }
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()


def _entries(written: tuple[Written, ...], out: Path) -> list[dict[str, str]]:
    """An entry a file: those of this run, and those of former runs whose files still stand."""
    entries = {each.path.name: _entry(each) for each in written}
    former = {each["file"]: each for each in _former(out) if (out / each["file"]).exists()}
    kept = {each.path.name for each in written if each.state == "kept"} & former.keys()
    entries = former | entries | {name: former[name] for name in kept}
    return [entries[name] for name in sorted(entries)]


def _entry(written: Written) -> dict[str, str]:
    document = written.document
    entry = {
        "file": written.path.name,
        "kind": document.kind,
        "event": document.event,
        "certificate": document.certificate,
        "sha256": written.sha256,
        "template_sha256": sha256(TEMPLATES / document.kind / "document.html.j2"),
    }
    if document.against and written.path.stem == document.redline_stem:
        entry["redline_against"] = document.against.stem
    return entry


def _former(out: Path) -> list[dict[str, str]]:
    """The entries of the manifest that stands; none where there is no sound one."""
    try:
        entries = json.loads((out / MANIFEST).read_bytes())["documents"]
        return [dict(each) for each in entries if isinstance(each["file"], str)]
    except (OSError, ValueError, KeyError, TypeError):
        return []
