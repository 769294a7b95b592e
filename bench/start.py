"""What a command takes to start, as ratios in one run to bare starts of Python; the rounds interleave.

``tenor --help`` is held against a Python that does nothing, a check of one statement against one that imports pypdf
and lxml and does nothing with them. The check loads the matter, replays it, reads the file in a process apart, and asks
every rule; the lines below it part that time. (A matter that amends words of the Warrant also lays out its text.)
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.environment import ENVIRONMENT

MATTER = Path(__file__).parent.parent / "examples" / "ctc-cisco"
TENOR = ("-c", "from tenor.cli import main; main()")
ROUNDS = 7
NOTHING, LIBRARIES = ("-c", "pass"), ("-c", "import pypdf, lxml.etree")
HELP_MAX, CHECK_MAX = 6.0, 3.0


def seconds(arguments: Sequence[str]) -> float:
    """What one process of Python with these arguments takes, from its start to its end."""
    begun = perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True, env=ENVIRONMENT)
    return perf_counter() - begun


def commands(out: Path) -> dict[str, Sequence[str]]:
    """What is timed, by what it is called in the table. The statements that are checked are written here."""
    write = (*TENOR, "generate", str(MATTER), "-o", str(out), "--only", "adjustment_statement")
    seconds(write)
    pdf, docx = (next(iter(sorted(out.glob(f"*.{suffix}")))) for suffix in ("pdf", "docx"))
    return {
        "python -c pass": NOTHING,
        "tenor --help": (*TENOR, "--help"),
        "python -c 'import pypdf, lxml.etree'": LIBRARIES,
        "tenor check, one statement as PDF": (*TENOR, "check", str(MATTER), str(pdf)),
        "the same, its pages not drawn": (*TENOR, "check", str(MATTER), str(pdf), "--no-render"),
        "tenor check, one statement as DOCX": (*TENOR, "check", str(MATTER), str(docx)),
        "tenor ledger, the same matter": (*TENOR, "ledger", str(MATTER)),
    }


def main() -> None:
    """The medians and the ratios; status 1 where one is over its limit."""
    with TemporaryDirectory() as out:
        timed = commands(Path(out))
        for arguments in timed.values():
            seconds(arguments)  # not counted: in it what was never imported is compiled
        rounds = [{name: seconds(each) for name, each in timed.items()} for _ in range(ROUNDS)]
    names = [*timed]
    over = False
    for name in names:
        took = median(each[name] for each in rounds)
        of, limit = (names[0], HELP_MAX) if name == names[1] else (names[2], CHECK_MAX)
        line = f"{name:38} {took * 1000:6.0f} ms"
        if name not in (names[0], names[2]):
            ratio = median(each[name] / each[of] for each in rounds)
            line += f", {ratio:.1f} times {of}"
            if name in (names[1], names[3], names[5]):
                line += f" (at most {limit:g})"
                over = over or ratio > limit
        print(line)
    sys.exit(over)


if __name__ == "__main__":
    main()
