"""Words as one operator of a PDF page draws them."""

from __future__ import annotations

from typing import NamedTuple

from checks.read.changes import NO_CHANGES, Change


class Run(NamedTuple):
    """Words drawn at one go.

    ``along`` and ``after`` are where it begins and ends along its direction of writing, ``across`` is its
    baseline measured square to it; ``x`` and ``y`` are its begin on the page; ``angle`` is in degrees.
    Of words with a ``why_hidden`` the first ``seen`` letters can be seen. ``changes`` are those by which a redline
    marks it.
    """

    text: str
    along: float
    after: float
    across: float
    size: float
    angle: int
    x: float
    y: float
    why_hidden: str | None = None
    changes: frozenset[Change] = NO_CHANGES
    seen: int = 0
