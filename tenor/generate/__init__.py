"""Writes the documents that a matter calls for, whole or not at all, and a manifest of them.

``pieces`` says which files these are, ``inputs`` what determines the bytes of each, ``writers`` makes them,
``standing`` holds OUT against the manifest of the former run, and ``settle`` moves what is new into place.

Everything is made in a folder beside OUT and only then moved in, file by file, so that no half-written file
ever bears a final name. What the manifest shows to be as it would be written is not rendered again. Paper that
was mailed is history, and a file that somebody edited is theirs: neither is ever replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from tenor.generate.beside import Busy, folder_beside
from tenor.generate.letters import require_letters
from tenor.generate.manifest import MANIFEST, read_manifest
from tenor.generate.pieces import ALL_FORMATS, Piece, pieces
from tenor.generate.settle import settle
from tenor.generate.standing import Standing, Written, hashes_mailed, sha256
from tenor.generate.writers import make
from warrant.book import Book

__all__ = ["ALL_FORMATS", "MANIFEST", "Busy", "Piece", "Written", "generate", "pieces", "sha256"]


def generate(
    book: Book,
    matter: Path,
    out: Path,
    kinds: Iterable[str] = (),
    formats: Iterable[str] = ALL_FORMATS,
    progress: Callable[[str], None] = lambda name: None,
    *,
    events: Iterable[str] = (),
    draft: bool = False,
    jobs: int = 1,
    prune: bool = True,
) -> tuple[Written, ...]:
    """Writes every document called for, or those of some kinds and events, in some formats, into ``out``.

    A run without such limits also removes what former runs wrote and the matter no longer calls for, unless
    ``prune`` is false.
    With a document that takes the place of another goes its redline, proven (``tenor.redline.unproven.Unproven``).
    ``docgen.render.MissingFact`` for a fact that a document lacks, unless ``draft`` is asked for: then the blank
    is marked, DRAFT stands on every page, and the file's name says so. ``jobs`` processes make the files.
    ``Busy`` where another run writes to ``out``. Until all is made, nothing in ``out`` is changed.
    """
    wanted = (frozenset(kinds), frozenset(events), frozenset(formats))
    whole = wanted == (frozenset(), frozenset(), frozenset(ALL_FORMATS)) and prune and not draft
    asked = tuple(pieces(book, *wanted, draft=draft))
    require_letters(piece.document for piece in asked)
    with folder_beside(out) as scratch:
        there = Standing(out, read_manifest(out), hashes_mailed(book.matter.mailings))
        made = make([each for each in asked if not there.holds(each)], scratch, jobs, progress)
        out.mkdir(parents=True, exist_ok=True)
        return settle(asked, made, there, matter, scratch, whole)
