"""Writes the runs of a book, one after the other, each under the ledger of its folder."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tenor.bulk.layouts import Layouts
from tenor.bulk.ledger import LEDGER, Ledger, ledgers
from tenor.bulk.moved import follow
from tenor.bulk.plan import Plan, Survey
from tenor.bulk.pool import make_ready, workers
from tenor.bulk.refused import write_refused
from tenor.bulk.rows import batches
from tenor.bulk.run import Carried
from tenor.bulk.spool import Spool
from tenor.bulk.stale import remove_beyond, remove_runs
from tenor.bulk.told import Stopped, Told
from tenor.generate.beside import folder_beside
from tenor.generate.inputs import code_sha256, libraries
from tenor.generate.manifest import MANIFEST, mention_runs
from tenor.generate.standing import KEPT, hashes_mailed, sha256
from tenor.matter.lists import holders_of
from tenor.progress import Counting
from warrant.book import Book
from warrant.data import dataclass
from warrant.documents.listed import StatementRun, runs

BATCH_SIZE = 250
"""The lines of a batch: enough that what a batch costs is little of what its files do."""

SMALL = 500
"""Holders that one process serves sooner than others begin."""


@dataclass(frozen=True)
class Settings:
    """How runs are carried out; none of it is to be seen in the files.

    ``whole`` says that all is asked for that the matter calls for: then what former runs wrote beside is removed.
    """

    jobs: int = 1
    scheduler: str | None = None
    batch: int = BATCH_SIZE
    whole: bool = True


USUAL = Settings()


def runs_asked(book: Book, kinds: Iterable[str], events: Iterable[str]) -> tuple[StatementRun, ...]:
    """The runs of a book, of some kinds and events (empty: of all)."""
    kinds, events = frozenset(kinds), frozenset(events)
    asked = (run for run in runs(book) if not kinds or run.kind in kinds)
    return tuple(run for run in asked if not events or run.event in events)


def write_runs(
    book: Book,
    matter: Path,
    out: Path,
    asked: Sequence[StatementRun],
    suffixes: Sequence[str],
    settings: Settings = USUAL,
    progress: Counting = lambda name, holders: lambda done: None,
) -> tuple[Told, ...]:
    """Writes some runs of a book into ``out``, each into a folder of its own.

    ``Busy`` where another run writes to ``out``, ``BadMatter`` where the list can no longer be read, ``Stopped`` on
    Ctrl-C. An ``OSError`` leaves all that is done, as does any other end; the next run goes on from there.
    """
    mailed = hashes_mailed(book.matter.mailings).union(*(each.sha256 for each in book.matter.lists.values()))
    out.mkdir(parents=True, exist_ok=True)
    if any(_jobs(run, settings) > 1 for run in asked) and not settings.scheduler:
        make_ready()
    with folder_beside(out) as scratch:
        told = tuple(
            _carried_out(book, matter, out / run.stem, run, suffixes, scratch, mailed, settings, progress)
            for run in asked
        )
        gone = []
        if settings.whole:
            gone = [*remove_runs(out, {run.stem for run in asked}, mailed, scratch)]
        if told and gone:
            told[0].count(gone)
        if (out / MANIFEST).exists():
            mention_runs(out, scratch, _mentioned(out))
    return told


def _carried_out(
    book: Book,
    matter: Path,
    folder: Path,
    run: StatementRun,
    suffixes: Sequence[str],
    scratch: Path,
    mailed: frozenset[str],
    settings: Settings,
    progress: Counting,
) -> Told:
    begun = time.monotonic()

    survey = Survey(holders_of(run.division, book.matter.terms, book.matter.events, matter))
    spool = Spool(scratch / f"{run.stem}.rows", batches(survey, settings.batch, survey.refusal))
    plan = survey.plan()
    layouts = Layouts(run, plan, book.matter.terms.paper, suffixes)
    told = Told(run.stem, folder, plan.holders + plan.unusable)
    folder.mkdir(exist_ok=True)
    ledger, header = Ledger(folder), _header(run, plan, layouts, settings.batch)
    ledger.begin(header, scratch)
    with _stopping(told), workers(_jobs(run, settings), settings.scheduler) as found:
        step = progress(run.stem, told.holders)
        carried = Carried(layouts, folder, scratch, ledger, mailed, told, found, step, whole=settings.whole)
        last = carried.through(spool)
        if settings.whole:
            beyond = remove_beyond(folder, last, ledger, mailed, scratch)
            told.count([each for each in beyond if each.state != KEPT])
            left = [*carried.left, *(each for each in beyond if each.state == KEPT)]
            told.count(follow(folder, left, last, ledger, mailed, scratch))
        ledger.begin(header, scratch)
        write_refused(told.refused, folder, scratch)
    told.seconds = time.monotonic() - begun
    return told


@contextmanager
def _stopping(told: Told) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        raise Stopped(told) from None


def _jobs(run: StatementRun, settings: Settings) -> int:
    return 1 if run.count < SMALL else settings.jobs


def _header(run: StatementRun, plan: Plan, layouts: Layouts, size: int) -> Mapping[str, Any]:
    """What determines the run: nothing of when, where, or by how many it was carried out."""
    return {
        "run": run.stem,
        "kind": run.kind,
        "event": run.event,
        "division": run.division,
        "list": run.source.name,
        "list_sha256": plan.sha256,
        "holders": plan.holders,
        "unusable": plan.unusable,
        "batch": size,
        "paper": layouts.paper,
        "tenor": version("tenor"),
        "code_sha256": code_sha256(),
        "libraries": libraries(),
        "layouts": {suffix: {str(shape): key for shape, key in of.items()} for suffix, of in layouts.hashes.items()},
    }


def _mentioned(out: Path) -> Iterator[dict[str, str]]:
    for path in ledgers(out):
        yield {"folder": path.parent.name, LEDGER: sha256(path)}
