"""The matters in examples/, and of each kind of document the first that one of them calls for."""

from __future__ import annotations

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


SAMPLES = first_of_each_kind()
