"""The inspection of a file: whether it is what it seems, beside what a reader makes of its words.

A reader tells what it read, what of that is hidden, and what it did not read. An inspection looks at what else a file
may do with its words: show others, show none, change them later. It never tells again what the reader told.
"""

from __future__ import annotations

from pathlib import Path

from checks.inspect.sighting import Inspection, Sighting
from checks.text import Paper

__all__ = ["Inspection", "Sighting", "inspect"]


def inspect(path: Path, data: bytes, paper: Paper, render: bool = True) -> Inspection:
    """What is sighted in the bytes of a file that was read as a paper; it never fails.

    ``render`` lets the pages of a PDF be drawn, which takes the most time of all.
    """
    try:  # the libraries of either are imported only where it is needed
        if paper.format == "pdf":
            from checks.inspect.pdf import inspect_pdf

            return inspect_pdf(path, data, render)
        if paper.format == "docx":
            from checks.inspect.docx import inspect_docx

            return inspect_docx(path, data, paper)
    # An inspection of hostile bytes may raise anything; one bad file must not take the others with it.
    except Exception as error:
        said = f"the file could not be inspected ({type(error).__name__}: {str(error)[:200]})"
        return Inspection((Sighting("not inspected", said, None),))
    return Inspection()
