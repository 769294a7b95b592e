"""A run of ours by a process that has loaded the program and the matter, as a rival's worker has its templates.

Its clock begins before the list is read and the first layout is compiled, and ends when the last batch is in its place:
compiling, starting workers, hashing and the ledger are all counted. It prints the seconds.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from bench.divided import EVENT, opened
from docgen.engine import import_weasyprint
from docgen.stamp import docx, pdf  # noqa: F401
from tenor.bulk.write import Settings, runs_asked, write_runs


def measure(matter: Path, out: Path, suffix: str, jobs: int) -> None:
    """Writes the run that is measured."""
    if suffix == "pdf":
        import_weasyprint()
    book = opened(matter)
    asked = runs_asked(book, ("adjustment_statement",), (EVENT,))
    begun = perf_counter()
    write_runs(book, matter, out, asked, (suffix,), Settings(jobs=jobs))
    print(perf_counter() - begun)


if __name__ == "__main__":
    measure(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
