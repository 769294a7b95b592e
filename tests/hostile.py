"""Hostile files: what somebody might send to crash, hang, fill, deceive or take over whoever reads it.

Each is made anew from a sound statement, whose name it keeps, so that a reader who let it pass would check it as that
statement. No file here is harmful to keep; none is kept.
"""

from __future__ import annotations

from functools import partial

from hostile_docx import docx_files
from hostile_pages import html_files, misnamed, text_files
from hostile_pdf import pdf_files
from hostile_sound import Hostile, Sound

SLOW = frozenset(
    (
        "a part of 60 million blanks",
        "a thumbnail of 60 million bytes",
        "a directory that lies about a size",
        "an archive within itself",
        "a page of 300 million blanks",
        "an attachment of 300 million blanks",
        "a million operands",
        "a thousand styles for ten thousand boxes",
        "a line of twenty million letters",
        "a page of runs",
        "a font of a million widths",
        "a hundred thousand annotations",
        "a hundred thousand pages",
        "a hundred thousand boxes in one another",
        "a million paragraphs",
    )
)
"""What takes more than a moment to make or to refuse."""


def cut(sound: Sound, kind: str, tenth: int) -> bytes:
    """The statement up to some tenth of its bytes."""
    whole: bytes = getattr(sound, kind)
    return whole[: len(whole) * tenth // 10]


def corpus() -> tuple[Hostile, ...]:
    """Every hostile file."""
    made = {".docx": docx_files, ".pdf": pdf_files, ".html": html_files, ".txt": text_files}
    found = [Hostile(name, suffix, make) for suffix, files in made.items() for name, make in files()]
    found += misnamed()
    for kind in ("docx", "pdf"):
        found += [
            Hostile(f"cut at {tenth} tenths", f".{kind}", partial(cut, kind=kind, tenth=tenth))
            for tenth in range(1, 10)
        ]
    return tuple(found)
