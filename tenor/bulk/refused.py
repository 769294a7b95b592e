"""refused.csv: the lines of a list for which no statement was written, and why."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path

from tenor.bulk.rows import Refused
from tenor.guard import guarded

REFUSED = "refused.csv"


def write_refused(refused: Iterable[Refused], folder: Path, scratch: Path) -> None:
    """Writes the file anew, or removes it where no line was refused."""
    rows = sorted(refused)
    if not rows:
        (folder / REFUSED).unlink(missing_ok=True)
        return
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(Refused._fields)
    lines.writerows([each.line, guarded(each.certificate), guarded(each.what)] for each in rows)
    draft = scratch / REFUSED
    draft.write_text(text.getvalue(), encoding="utf-8")
    os.replace(draft, folder / REFUSED)
