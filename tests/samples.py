"""The matters in examples/, and of each kind of document the first that one of them calls for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from conftest import EXAMPLES, example_book

from warrant.documents import Document, called_for

MADE_FOR_MANY = ("ctc-cisco", "register")
"""Examples that were made for the papers of a Section come before those that transfer a Warrant to have two Holders."""
FOUND = {path.name for path in EXAMPLES.iterdir() if path.is_dir()}
NAMES = [*MADE_FOR_MANY, *sorted(FOUND - set(MADE_FOR_MANY))]


def first_of_each_kind() -> dict[str, tuple[str, Document]]:
    """For each kind that an example calls for: the example and the first such document."""
    found: dict[str, tuple[str, Document]] = {}
    for name in NAMES:
        for document in called_for(example_book(name)):
            found.setdefault(document.kind, (name, document))
    return found


def of_each_kind(name: str) -> list[Document]:
    """Of each kind that an example calls for, the first document."""
    found: dict[str, Document] = {}
    for document in called_for(example_book(name)):
        found.setdefault(document.kind, document)
    return list(found.values())


def files_of(documents: Iterable[Document], folder: Path, suffix: str) -> list[Path]:
    """The files in one format of some documents in a folder, each once.

    Of those that have a redline that file, too, and the older paper, without which a redline proves nothing.
    """
    documents = list(documents)
    redlined = [each for each in documents if suffix in each.redline_formats]
    stems = [each.stem for each in documents if suffix in each.formats]
    stems += [each.against.stem for each in redlined if each.against]
    stems += [each.redline_stem for each in redlined]
    return [folder / f"{stem}.{suffix}" for stem in dict.fromkeys(stems)]


SAMPLES = first_of_each_kind()
