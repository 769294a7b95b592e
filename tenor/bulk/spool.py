"""The batches of a list kept in a file: the list is read once, and what was planned of it is what is carried out."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path

from tenor.bulk.rows import Batch


class Spool:
    """Batches in a file of this process alone, which are given one at a time, as often as is asked."""

    def __init__(self, path: Path, batches: Iterable[Batch]) -> None:
        """Writes them all."""
        self._path = path
        with path.open("xb") as file:
            for each in batches:
                pickle.dump(each, file, pickle.HIGHEST_PROTOCOL)

    def __iter__(self) -> Iterator[Batch]:
        """The batches in their order."""
        with self._path.open("rb") as file:
            while file.peek(1):
                yield pickle.load(file)
