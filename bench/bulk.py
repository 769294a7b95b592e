"""Statements to thousands of Holders: documents a second, as ratios in one run to other roads to the same statement.

What decides is like for like: a process that has the program and the matter loaded (``bench.loaded``) against workers
that are kept, warm, and given everything but the writing (``bench.rivals``); as many of ours as of theirs, one each and
then one for each core; the compiling of our layouts counted. Beside it stands the command ``tenor generate`` as a
whole, from the start of Python to its end. All write to the same storage: memory decides, and a disk is shown beside
the bare rate of creating files of that size. Rounds interleave; medians count.

TENOR_BENCH_HOLDERS says how many Holders, TENOR_BENCH_ROUNDS how many rounds, TENOR_BENCH_RESULTS where the figures go
as JSON, from which ``bench.plot`` draws the picture.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

from bench.bulk_table import RIVALS, Rival, tell
from bench.divided import EVENT, divided, opened, run_of
from bench.measured import Measured, measured
from bench.rivals.statement import Statement, patterns, statements
from docgen.stamp.pattern import Pattern
from tenor.matter.lists import holders_of
from warrant.listed import Listed

HOLDERS = int(os.environ.get("TENOR_BENCH_HOLDERS", "10000"))
ROUNDS = int(os.environ.get("TENOR_BENCH_ROUNDS", "3"))
RESULTS = Path(os.environ.get("TENOR_BENCH_RESULTS", "bench/results/bulk.json"))
CORES = os.cpu_count() or 1
EACH = tuple(dict.fromkeys((1, CORES)))
"""So many workers each road has, in turn."""
MEMORY = Path("/dev/shm")
TENOR = ("-c", "from tenor.cli import main; main()")
CHOSEN = ("--only", "adjustment_statement", "--event", EVENT)

_writers: dict[str, Any] = {}


def begin(of: dict[int, Pattern]) -> None:
    """Makes a worker ready: every rival with its templates."""
    for each in RIVALS:
        _writers[each.module] = import_module(f"bench.rivals.{each.module}").Kept(of)


def write(module: str, folder: str, share: Sequence[Statement]) -> None:
    """Writes a share of a rival's statements, each to its file."""
    for number, each in enumerate(share):
        data = _writers[module].write(each)
        Path(folder, f"{each.document.stem}-{number}").write_bytes(data)


def loop(pool: ProcessPoolExecutor, rival: Rival, share: Sequence[Statement], place: Path, workers: int) -> float:
    """The documents a second of some of a rival's workers together."""
    number = rival.number * workers
    with TemporaryDirectory(dir=place) as folder:
        parts = [share[at:number:workers] for at in range(workers)]
        begun = perf_counter()
        for each in [pool.submit(write, rival.module, folder, part) for part in parts]:
            each.result()
        return number / (perf_counter() - begun)


class Ran(NamedTuple):
    """One run of ours as it was measured, and what it wrote, in number of files and bytes."""

    measured: Measured
    files: int
    size: int


def ran(arguments: Sequence[str], matter: Path, place: Path, suffix: str, *options: str) -> Ran:
    """A run over a matter into a new folder, which is removed again; it has every file."""
    with TemporaryDirectory(dir=place) as folder:
        out = Path(folder) / "out"
        took = measured([*arguments, str(matter), *(["-o"] if arguments[0] == "-c" else []), str(out), *options])
        sizes = [
            entry.stat().st_size
            for batch in out.glob("*/*/")
            for entry in os.scandir(batch)
            if entry.name.endswith(f".{suffix}")
        ]
        return Ran(took, len(sizes), sum(sizes))


def command(matter: Path, place: Path, suffix: str, workers: int, *options: str) -> Ran:
    """``tenor generate`` over a matter."""
    given = (*CHOSEN, "--format", suffix, "--jobs", str(workers), *options)
    return ran((*TENOR, "generate"), matter, place, suffix, *given)


def loaded(matter: Path, place: Path, suffix: str, workers: int) -> float:
    """The seconds of a run in a process that was loaded before its clock began."""
    return float(ran(("-m", "bench.loaded"), matter, place, suffix, suffix, str(workers)).measured.said)


def created(place: Path, count: int, size: int) -> float:
    """How many files of a size are created a second, by one process, with nothing else done."""
    data = os.urandom(size)
    with TemporaryDirectory(dir=place) as folder:
        begun = perf_counter()
        for number in range(count):
            file = os.open(f"{folder}/{number}", os.O_WRONLY | os.O_CREAT | os.O_EXCL)
            os.write(file, data)
            os.close(file)
        return count / (perf_counter() - begun)


class Ready(NamedTuple):
    """What the rounds go over."""

    matters: dict[int, Path]
    share: list[Statement]
    of: dict[int, Pattern]


@contextmanager
def ready(place: Path, counts: Sequence[int]) -> Iterator[Ready]:
    """Matters with so many Holders, and the statements that the rivals write."""
    with TemporaryDirectory(dir=place) as folder:
        matters = {count: divided(Path(folder) / str(count), count) for count in counts}
        matter = matters[HOLDERS]
        book = opened(matter)
        run = run_of(book)
        lines = holders_of(run.division, book.matter.terms, book.matter.events, matter)
        listed = [each for each in islice(lines, 400) if isinstance(each, Listed)]
        of = patterns(run, listed, book.matter.terms.paper)
        share = [*statements(run, listed[: CORES * max(each.number for each in RIVALS)], of)]
        yield Ready(matters, share, of)


def speeds(of: Ready, place: Path) -> dict[str, Any]:
    """Rounds of every road in turn: documents a second, each a list of rounds, and the size of one of ours.

    ``rates`` are by workers and by road, ``commands`` of ``tenor generate`` as a whole by workers and format.
    """
    matter = of.matters[HOLDERS]
    rates: defaultdict[int, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    commands: defaultdict[int, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    verified, size = [], 0
    with ProcessPoolExecutor(CORES, get_context("spawn"), begin, (of.of,)) as pool:
        for each in RIVALS:
            loop(pool, each._replace(number=2), of.share, place, CORES)  # not counted: the workers become ready
        for _ in range(ROUNDS):
            for workers in EACH:
                for each in RIVALS:
                    rates[workers][each.module].append(loop(pool, each, of.share, place, workers))
                for suffix in ("pdf", "docx"):
                    rates[workers][suffix].append(HOLDERS / loaded(matter, place, suffix, workers))
                    whole = command(matter, place, suffix, workers)
                    assert whole.files == HOLDERS, f"of {HOLDERS} statements {whole.files} were written"
                    commands[workers][suffix].append(whole.files / whole.measured.seconds)
                    size = size or whole.size // HOLDERS
            verified.append(command(matter, place, "pdf", CORES, "--verify"))
    a_minute = 60 * median(each.files / each.measured.seconds for each in verified)
    return {"rates": rates, "commands": commands, "size": size, "verified_a_minute": a_minute}


def growth(of: Ready, place: Path) -> dict[str, Any]:
    """How time and memory grow with the Holders."""
    runs = {
        count: [command(matter, place, "pdf", CORES).measured for _ in range(ROUNDS if count <= HOLDERS else 1)]
        for count, matter in of.matters.items()
    }
    return {
        str(count): {"seconds": median(each.seconds for each in made), "peak_mb": max(each.peak for each in made)}
        for count, made in runs.items()
    }


def main() -> None:
    """Measures, writes the figures down, prints the table; status 1 where a limit was not kept."""
    place = MEMORY if MEMORY.is_dir() else Path(os.environ.get("TMPDIR", "/tmp"))
    counts = (HOLDERS // 10, HOLDERS, HOLDERS * 10)
    with ready(place, counts) as of:
        results = speeds(of, place)
        results["growth"] = growth(of, place)
        with TemporaryDirectory(dir=".") as disk:
            on_disk = command(of.matters[HOLDERS], Path(disk), "pdf", CORES)
            results["disk"] = {
                "ours": on_disk.files / on_disk.measured.seconds,
                "bare": created(Path(disk), HOLDERS, results["size"]),
            }
    results |= {
        "holders": HOLDERS,
        "rounds": ROUNDS,
        "cores": CORES,
        "machine": platform.machine(),
        "place": "in memory" if place == MEMORY else "on disk",
    }
    written = json.dumps(results, indent=1) + "\n"
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(written, encoding="utf-8")
    sys.exit(not tell(json.loads(written)))


if __name__ == "__main__":
    main()
