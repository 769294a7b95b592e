"""Statements to thousands of Holders: documents a second, as ratios in one run to other roads to the same statement.

Ours is the command ``tenor generate`` in a process of its own, from its start to its end: the matter loaded and
replayed, the list read, the layouts compiled, every file written, hashed and recorded. The rivals (``bench.rivals``)
are workers that are kept, warm, and given everything but the writing; each writes its statements to the same storage.
They have as many processes as ours. Rounds interleave; medians count. What decides lies in memory; a disk is shown
beside the bare rate of creating files of that size.

TENOR_BENCH_HOLDERS says how many Holders, TENOR_BENCH_ROUNDS how many rounds, TENOR_BENCH_RESULTS where the figures go
as JSON, from which ``bench.plot`` draws the picture.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, NamedTuple

from bench.divided import EVENT, divided, opened, run_of
from bench.environment import ENVIRONMENT
from bench.rivals.statement import Statement, patterns, statements
from docgen.stamp.pattern import Pattern
from tenor.matter.lists import holders_of
from warrant.listed import Listed

HOLDERS = int(os.environ.get("TENOR_BENCH_HOLDERS", "10000"))
ROUNDS = int(os.environ.get("TENOR_BENCH_ROUNDS", "3"))
RESULTS = Path(os.environ.get("TENOR_BENCH_RESULTS", "bench/results/bulk.json"))
WORKERS = os.cpu_count() or 1
MEMORY = Path("/dev/shm")
VERIFIED = 50_000
"""So many statements a minute are at least to be written and read back."""
TENOR = (sys.executable, "-c", "from tenor.cli import main; main()")
CHOSEN = ("--only", "adjustment_statement", "--event", EVENT)


class Rival(NamedTuple):
    """Another road: its module in ``bench.rivals``, what it is called, how many it writes in a round, the limit.

    The limit is how many times its documents a second ours are to be at least.
    """

    module: str
    name: str
    suffix: str
    number: int
    times: float


RIVALS = (
    Rival("plain", "WeasyPrint, a plain loop", "pdf", 12, 700),
    Rival("typst_kept", "typst, its compiler kept", "pdf", 120, 50),
    Rival("docxtpl_kept", "docxtpl", "docx", 60, 200),
)

_writers: dict[str, Any] = {}


def begin(of: dict[int, Pattern]) -> None:
    """Makes a worker ready: every rival with its templates."""
    for each in RIVALS:
        _writers[each.module] = import_module(f"bench.rivals.{each.module}").Kept(of)


def write(module: str, folder: str, share: Sequence[Statement]) -> float:
    """Writes a share of a rival's statements, each to its file; the seconds of the processor."""
    begun = process_time()
    for number, each in enumerate(share):
        data = _writers[module].write(each)
        Path(folder, f"{each.document.stem}-{number}").write_bytes(data)
    return process_time() - begun


class Rate(NamedTuple):
    """Documents a second on the clock, and for a second of the processor: what a busy machine does not change."""

    clock: float
    processor: float


def loop(pool: ProcessPoolExecutor, rival: Rival, share: Sequence[Statement], place: Path) -> Rate:
    """The documents a second of a rival's workers together."""
    with TemporaryDirectory(dir=place) as folder:
        parts = [share[at : rival.number : WORKERS] for at in range(WORKERS)]
        begun = perf_counter()
        done = [pool.submit(write, rival.module, folder, part) for part in parts]
        processor = sum(each.result() for each in done)
        return Rate(rival.number / (perf_counter() - begun), rival.number / processor)


class Ran(NamedTuple):
    """One run of ours: seconds from the command's start to its end, and of the processor for it and its workers.

    ``peak`` has the megabytes of its largest process; ``files`` and ``size`` are what it wrote, in number and bytes.
    """

    seconds: float
    processor: float
    peak: float
    files: int
    size: int


def ran(matter: Path, place: Path, suffix: str, *options: str) -> Ran:
    """``tenor generate`` over a matter into a new folder, which is removed again."""
    with TemporaryDirectory(dir=place) as folder:
        out = Path(folder) / "out"
        arguments = [*TENOR, "generate", str(matter), "-o", str(out), *CHOSEN, "--format", suffix, *options]
        begun = perf_counter()
        child = subprocess.Popen([*arguments, "--jobs", str(WORKERS)], stdout=subprocess.DEVNULL, env=ENVIRONMENT)
        _, status, usage = os.wait4(child.pid, 0)
        took = perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0, f"tenor generate ended with status {child.returncode}"
        sizes = [
            entry.stat().st_size
            for batch in out.glob("*/*/")
            for entry in os.scandir(batch)
            if entry.name.endswith(f".{suffix}")
        ]
        return Ran(
            took,
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2),
            len(sizes),
            sum(sizes),
        )


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
        share = [*statements(run, listed[: max(each.number for each in RIVALS)], of)]
        yield Ready(matters, share, of)


def speeds(of: Ready, place: Path) -> dict[str, Any]:
    """Rounds of every road in turn: documents a second by road, each a list of rounds, and our peak and size."""
    matter = of.matters[HOLDERS]
    found: dict[str, list[Rate]] = {each.module: [] for each in RIVALS}
    ours: dict[str, list[Ran]] = {"pdf": [], "docx": []}
    verified: list[Ran] = []
    with ProcessPoolExecutor(WORKERS, get_context("spawn"), begin, (of.of,)) as pool:
        for each in RIVALS:
            loop(pool, each._replace(number=2 * WORKERS), of.share, place)  # not counted: the workers become ready
        for _ in range(ROUNDS):
            for each in RIVALS:
                found[each.module].append(loop(pool, each, of.share, place))
            for suffix, runs in ours.items():
                runs.append(ran(matter, place, suffix))
            verified.append(ran(matter, place, "pdf", "--verify"))
    for suffix, runs in ours.items():
        assert {each.files for each in runs} == {HOLDERS}, f"of {HOLDERS} statements {runs[0].files} were written"
        found[suffix] = [Rate(each.files / each.seconds, each.files / each.processor) for each in runs]
    size = ours["pdf"][0].size // HOLDERS
    a_minute = 60 * median(each.files / each.seconds for each in verified)
    return {"rates": found, "size": size, "verified_a_minute": a_minute}


def growth(of: Ready, place: Path) -> dict[str, Any]:
    """How time and memory grow with the Holders."""
    runs = {
        count: [ran(matter, place, "pdf") for _ in range(ROUNDS if count <= HOLDERS else 1)]
        for count, matter in of.matters.items()
    }
    return {
        str(count): {"seconds": median(each.seconds for each in made), "peak_mb": max(each.peak for each in made)}
        for count, made in runs.items()
    }


def tell(results: dict[str, Any]) -> bool:
    """Prints the table; whether every limit was kept."""
    print(f"{HOLDERS:,} statements on {WORKERS} cores ({results['machine']}), {ROUNDS} rounds, {results['place']}:")
    for suffix in ("pdf", "docx"):
        clock, processor = (median(each[at] for each in results["rates"][suffix]) for at in (0, 1))
        name = f"tenor generate, {suffix.upper()}"
        print(f"    {name:28} {clock:9,.1f} documents a second, {processor:9,.1f} for one of the processor")
    within = [tell_rival(each, results["rates"]) for each in RIVALS]
    disk = results["disk"]
    print(
        f"    on disk {disk['ours']:,.0f} a second, where bare files of {results['size']:,} bytes are created "
        f"{disk['bare']:,.0f} a second by one process"
    )
    print(f"    written and read back {results['verified_a_minute']:,.0f} a minute (at least {VERIFIED:,})")
    return tell_growth(results["growth"]) and all(within) and results["verified_a_minute"] >= VERIFIED


def tell_rival(of: Rival, rates: dict[str, list[Rate]]) -> bool:
    """Prints a rival's line; whether ours are as many times as many as they are to be."""
    clock, processor = (median(each[at] for each in rates[of.module]) for at in (0, 1))
    pairs = [*zip(rates[of.suffix], rates[of.module], strict=True)]
    on_clock, of_processor = (median(ours[at] / other[at] for ours, other in pairs) for at in (0, 1))
    print(f"    {of.name:28} {clock:9,.1f} documents a second, {processor:9,.1f} for one of the processor:")
    print(
        f"        ours {on_clock:,.0f} times as many (at least {of.times:g}), "
        f"{of_processor:,.0f} for the same processor time"
    )
    return float(on_clock) >= of.times


def tell_growth(found: dict[str, Any]) -> bool:
    """Prints how time and memory grow; whether within the limits."""
    least, middle, most = (found[count] for count in sorted(found, key=int))
    time, memory = most["seconds"] / middle["seconds"], most["peak_mb"] / least["peak_mb"]
    for count, each in found.items():
        print(f"    {int(count):7,} Holders: {each['seconds']:7.1f} s, {each['peak_mb']:5.0f} MB at the most")
    print(
        f"    10 times the Holders {time:.1f} times the time (at most 10.5); "
        f"100 times the Holders {memory:.2f} times the memory (at most 1.3)"
    )
    return bool(time <= 10.5 and memory <= 1.3)


def main() -> None:
    """Measures, writes the figures down, prints the table; status 1 where a limit was not kept."""
    place = MEMORY if MEMORY.is_dir() else Path(os.environ.get("TMPDIR", "/tmp"))
    counts = (HOLDERS // 10, HOLDERS, HOLDERS * 10)
    with ready(place, counts) as of:
        results = speeds(of, place)
        results["growth"] = growth(of, place)
        with TemporaryDirectory(dir=".") as disk:
            on_disk = ran(of.matters[HOLDERS], Path(disk), "pdf")
            results["disk"] = {
                "ours": on_disk.files / on_disk.seconds,
                "bare": created(Path(disk), HOLDERS, results["size"]),
            }
    results |= {
        "holders": HOLDERS,
        "cores": WORKERS,
        "machine": platform.machine(),
        "place": "in memory" if place == MEMORY else "on disk",
    }
    within = tell(results)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    sys.exit(not within)


if __name__ == "__main__":
    main()
