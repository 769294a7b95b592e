"""Makes the files of a run in a folder of their own, by one process or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from docgen.facts import facts_json
from docgen.render import render
from tenor.generate.pieces import Piece
from warrant.documents import Document


# What writes a format is large, and imported where it is needed.
def _docx(html: str, document: Document, paper: str) -> bytes:
    from docgen.docx import docx

    return docx(html, paper=paper)


def _pdf(html: str, document: Document, paper: str) -> bytes:
    from docgen.pdf import pdf

    return pdf(html, facts_json(document), paper=paper)


def _html(html: str, document: Document, paper: str) -> bytes:
    from docgen.page import page

    return page(html, paper=paper).encode()


WRITERS: dict[str, Callable[[str, Document, str], bytes]] = {"docx": _docx, "pdf": _pdf, "html": _html}


def make(pieces: Sequence[Piece], folder: Path, jobs: int, progress: Callable[[str], None]) -> dict[str, Path]:
    """Writes each piece into ``folder``; the paths by the pieces' names. The bytes are the same for any ``jobs``.

    A redline is proven by the papers between which it stands: those are made first, where they are not asked for.
    """
    redlines = [piece for piece in pieces if piece.redline]
    papers = {piece.name: piece for piece in pieces if not piece.redline}
    beside = {paper.name: paper for redline in redlines for paper in redline.papers()}
    work = [*(beside | papers).values()]
    if jobs < 2 or len(work) < 2:
        return _made(map(_write, [*work, *redlines], repeat(folder)), progress)
    with ProcessPoolExecutor(min(jobs, len(work)), get_context("spawn")) as processes:
        made: dict[str, Path] = {}
        for part in (work, redlines):
            bare = [piece.without_derivations() for piece in part]
            made |= _made(processes.map(_write, bare, repeat(folder)), progress)
    return made


def _made(paths: Iterable[Path], progress: Callable[[str], None]) -> dict[str, Path]:
    made = {}
    for path in paths:
        progress(path.name)
        made[path.name] = path
    return made


def _write(piece: Piece, folder: Path) -> Path:
    """Writes a piece into a folder, which for a redline holds the papers between which it stands."""
    document = piece.document
    write = partial(_bytes, piece)
    if piece.redline:
        from tenor.redline.draft import draft_redline

        return draft_redline(document, piece.suffix, folder, write)
    html = render(document.kind, document.facts, document.id, document.rows, draft=piece.draft)
    path = folder / piece.name
    path.write_bytes(write(html, document))
    return path


def _bytes(piece: Piece, html: str, document: Document) -> bytes:
    return WRITERS[piece.suffix](html, document, piece.paper)
