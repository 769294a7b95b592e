"""A redline as a file, proven before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from checks.apart import READERS
from checks.redline import views
from checks.text import Paper
from docgen.render import render
from tenor.corrections import approved_ids
from tenor.redline.page import redline
from tenor.redline.unproven import Unproven
from warrant.documents import Document


def page_of(document: Document) -> str:
    """The document's page."""
    return render(document.kind, document.facts, document.id, document.rows)


def draft_redline(document: Document, suffix: str, folder: Path, write: Callable[[str, Document], bytes]) -> Path:
    """The redline of a document in one format, written into a folder of drafts.

    Both papers are written there, too, unless they are there already: the proof reads files. ``Unproven`` if it fails.
    """
    assert document.against
    page = redline(page_of(document.against), page_of(document), document.on, note(document))
    draft = folder / f"{document.redline_stem}.{suffix}"
    draft.write_bytes(write(page, document))
    papers = [folder / f"{each.stem}.{suffix}" for each in (document, document.against)]
    for path, each in zip(papers, (document, document.against), strict=True):
        if not path.exists():
            path.write_bytes(write(page_of(each), each))
    require_proof(draft, *papers)
    return draft


def note(document: Document) -> str:
    """What the header of a redline says: between which papers it stands, how to read it, which slips are corrected."""
    assert document.against
    papers = f"Redline of {document.id} against {document.against.id}."
    how = "Words struck through are deleted; words underlined twice are inserted."
    ids = approved_ids(document)
    return f"{papers} {how} Corrections of slips approved: {ids}." if ids else f"{papers} {how}"


def require_proof(redline: Path, new: Path, old: Path) -> None:
    """Reads the three files back; ``Unproven`` unless the redline is the one with all changes, the other without."""
    for view in views(_read(redline), _read(new), _remembered(old, old.stat().st_mtime_ns)):
        if not view.same:
            raise Unproven(
                f"{redline.name} was not written, for {view.asks.replace('it says', 'it does not say', 1)}: "
                f"{view.found!r} stands where {view.expected!r} should ({view.place}); compare the two papers by hand"
            )


@lru_cache(maxsize=2)
def _remembered(path: Path, changed: int) -> Paper:
    """An older paper, read once for all that take its place."""
    return _read(path)


def _read(path: Path) -> Paper:
    file = READERS.file(path)
    if file.paper is None:
        raise Unproven(f"{path.name} cannot be read back, for it {file.why}")
    return file.paper
