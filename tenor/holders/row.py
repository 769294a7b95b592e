"""Row: one line of a list as it stands where it is kept, before anything is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tenor.matter.scalars import Mistake


class Row(NamedTuple):
    """The text of each cell, and what is ``wrong`` with cells or with the line itself; the first row has the headings.

    ``line`` counts from 1: the line of a file on which the row begins, the row of a sheet or of a table.
    """

    line: int
    cells: Sequence[str]
    wrong: tuple[Mistake, ...] = ()
