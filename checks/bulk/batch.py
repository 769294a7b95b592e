"""The files of a batch held against the layouts, in whatever process: one task of an executor."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checks.bulk.expected import texts_of
from checks.bulk.folder import Asked
from checks.bulk.layouts import Layout
from checks.bulk.unlike import Unlike
from warrant.documents.listed import Arithmetic

FILE_MAX = 5_000_000
"""A file that is longer is no statement of ours."""

Layouts = Mapping[tuple[str, int], Sequence[Layout]]
"""The layouts of each shape."""


@dataclass(frozen=True)
class BatchRead:
    """What a batch came to: texts tied, files that are of their layout, the shares under them in all.

    ``unlike`` are the files that are not, and ``altered`` those that are otherwise than the run recorded.
    """

    tied: int
    like: int
    shares: Fraction
    unlike: tuple[Asked, ...]
    altered: tuple[Asked, ...]


def verify_batch(asked: Sequence[Asked], layouts: Layouts, arithmetic: Arithmetic) -> BatchRead:
    """Holds each file against the layouts of its shape, with the values that the core gives for its Holder."""
    tied = like = 0
    shares = Fraction(0)
    unlike: list[Asked] = []
    altered: list[Asked] = []
    line, texts = -1, {}
    for each in asked:
        figures = arithmetic.figures(each.listed.shares)
        if each.listed.line != line:
            line, texts = each.listed.line, texts_of(each.listed, figures)
        data = bytes_within(each)
        found = _of_one_of(layouts.get(each.shape, ()), data, texts)
        if each.sha256 and data is not None and hashlib.sha256(data).hexdigest() != each.sha256:
            altered.append(each)
        if found is None:
            unlike.append(each)
            continue
        tied, like = tied + found, like + 1
        if each.is_first:
            shares += figures.after.amount
    return BatchRead(tied, like, shares, tuple(unlike), tuple(altered))


def bytes_within(asked: Asked) -> bytes | None:
    """The bytes of a file; ``None`` where it cannot be read or is too long to be one of ours."""
    try:
        with asked.path.open("rb", buffering=0) as file:
            data = file.read(FILE_MAX + 1)
    except OSError:
        return None
    return data if len(data) <= FILE_MAX else None


def _of_one_of(layouts: Sequence[Layout], data: bytes | None, texts: Mapping[str, str]) -> int | None:
    """How many texts were tied by the layout that the file is of; ``None`` where it is of none."""
    if data is None:
        return None
    for layout in layouts:
        try:
            return layout.require(data, texts)
        except Unlike:
            continue
    return None
