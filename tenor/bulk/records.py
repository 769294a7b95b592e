"""batch.csv: of each file in a batch its Holder, its hash, its pages, and how it was made."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

BATCH = "batch.csv"
BEFORE = "before.csv"
"""While files of a batch are being replaced: what batch.csv said before, so that nothing of it looks edited."""

STAMPED, LAID_OUT, KEPT = "stamped", "laid_out", "kept"
"""How a file was made; ``KEPT`` is one that was mailed as it stands and would be written otherwise now."""


class Record(NamedTuple):
    """A file of a batch; ``pages`` is 0 where its format has none."""

    certificate: str
    line: int
    file: str
    sha256: str
    pages: int
    how: str

    @property
    def suffix(self) -> str:
        """The format."""
        return self.file.rpartition(".")[2]


def written(records: Iterable[Record]) -> bytes:
    """The bytes of batch.csv. No cell can hold a comma, a quote or a formula: names are not among them."""
    lines = [",".join(Record._fields)]
    lines += [f"{a},{line},{file},{sha256},{pages or ''},{how}" for a, line, file, sha256, pages, how in records]
    return ("\n".join(lines) + "\n").encode()


def read(path: Path) -> tuple[Record, ...]:
    """The records of a file of this form; none where there is no sound one."""
    try:
        rows = [*csv.reader(io.StringIO(path.read_text(encoding="utf-8")))]
        if not rows or rows[0] != [*Record._fields]:
            return ()
        # A name that leads out of the folder is none that a run has written.
        return tuple(
            Record(certificate, int(line), file, sha256, int(pages or 0), how)
            for certificate, line, file, sha256, pages, how in rows[1:]
            if "/" not in file and "\\" not in file and file not in ("", ".", "..")
        )
    except (OSError, ValueError):
        return ()
