"""The files of a batch held against the layouts, in whatever process: one task of an executor.

It is given all that it needs in plain values, and each layout as bytes, made ready once in a process: so a process is
soon begun and has little to import.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checks.bulk.holder import Holder, texts_of_holder
from checks.bulk.unlike import Unlike
from checks.bulk.varying import Values

if TYPE_CHECKING:
    from checks.bulk.layouts import Layout

FILE_MAX = 5_000_000
"""A file that is longer is no statement of ours."""

LAYOUTS_KEPT = 64
"""So many layouts a process keeps ready; there is one for each format and number of lines of an address."""

Shape = tuple[str, int]
"""What files of one layout have in common: the format, the number of lines of the address."""


class Owed(NamedTuple):
    """One file, and what it has to say: whose it is, and which of the task's figures are theirs.

    ``sha256`` is what the run recorded of it, empty where it recorded nothing.
    """

    path: str
    shape: Shape
    holder: Holder
    figures: int
    sha256: str


class Task(NamedTuple):
    """Files to be read, the texts of the figures of their Holders, and the layouts of each shape."""

    files: Sequence[Owed]
    figures: Sequence[dict[str, str]]
    layouts: Mapping[Shape, Sequence[bytes]]


class BatchRead(NamedTuple):
    """What a task came to: texts tied, and by their numbers the files of no layout, and those not as recorded."""

    tied: int
    unlike: tuple[int, ...]
    altered: tuple[int, ...]


def verify_batch(task: Task) -> BatchRead:
    """Holds each file against the layouts of its shape, with the values that the core gives for its Holder."""
    tied, unlike, altered = 0, list[int](), list[int]()
    layouts = {shape: [_ready(each) for each in packed] for shape, packed in task.layouts.items()}
    for number, (path, shape, holder, figures, sha256) in enumerate(task.files):
        data = bytes_within(path)
        found = _of_one_of(layouts[shape], data, texts_of_holder(holder) | task.figures[figures])
        if sha256 and data is not None and hashlib.sha256(data).hexdigest() != sha256:
            altered.append(number)
        if found is None:
            unlike.append(number)
        else:
            tied += found
    return BatchRead(tied, tuple(unlike), tuple(altered))


def bytes_within(path: str | os.PathLike[str]) -> bytes | None:
    """The bytes of a file; ``None`` where it cannot be read or is too long to be one of ours."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        size = os.fstat(file).st_size
        data = os.read(file, size + 1) if size <= FILE_MAX else b""
    except OSError:
        return None
    finally:
        os.close(file)
    return data if len(data) == size else None


@lru_cache(LAYOUTS_KEPT)
def _ready(packed: bytes) -> Layout:
    layout: Layout = pickle.loads(packed)
    return layout


def _of_one_of(layouts: Sequence[Layout], data: bytes | None, texts: Values) -> int | None:
    """How many texts were tied by the layout that the file is of; ``None`` where it is of none."""
    if data is None:
        return None
    for layout in layouts:
        try:
            return layout.require(data, texts)
        except Unlike:
            continue
    return None
