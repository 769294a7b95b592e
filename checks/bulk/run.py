"""A run of statements read back: every file of it, at the rate at which they are written.

The mechanism, and why nothing slips through it:

1. The files are met beside the list (``folder``). A Holder without a file, and a file without a Holder, are findings.
2. Files of one shape (format, lines of address) wait until there are some, and of two of these that differ as much as
   may be a layout is learned (``learning``); both must be right by every rule, without any finding.
3. Every other file is held against the layouts of its shape (``batch``), to its last byte, with the values that the
   core gives for its Holder. What is of none waits again: another layout may be learned from it and its like.
4. What no layout was learned for is read in full, by every rule, as a stranger's file (``in_full``). So is a sample
   drawn at random of all. Nothing passes because it could not be read, or because nobody asked.
5. The shares of all statements that are right are summed, and must make what the core has under all Warrants.

The layouts are applied by an executor, a batch a task; files are read in full in the reading processes of this one.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence, Sized
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

from checks.bulk.batch import BatchRead, verify_batch
from checks.bulk.folder import SUFFIXES, Asked, Folder
from checks.bulk.in_full import Read, read_in_full
from checks.bulk.layouts import Layout
from checks.bulk.learning import LOOKED_AT, learned
from checks.bulk.verdict import TOLD_MAX, FileVerdict, RunVerdict
from checks.outcome import Outcome
from warrant.book import Book
from warrant.documents.listed import StatementRun
from warrant.listed import Listed, Unlisted
from warrant.quantities import Shares

SAMPLE_LEAST, SAMPLE_PART = 20, 2_000
"""A sample has so many statements, or one of so many if that is more."""

UNDERWAY = 8
"""So many batches are with the executor at a time: their files stand in memory nowhere else."""

Shape = tuple[str, int]
Progress = Callable[[int], None]
Judged = Callable[[FileVerdict], None]


def verify_run(
    folder: Path,
    run: StatementRun,
    listed: Iterable[Listed | Unlisted],
    *,
    book: Book,
    as_of: date,
    executor: Executor,
    sample: int | None = None,
    seed: int = 0,
    progress: Progress = lambda read: None,
    suffixes: tuple[str, ...] = SUFFIXES,
    judged: Judged | None = None,
) -> RunVerdict:
    """Reads back every file of a run in its folder, against the lines of its list.

    ``sample`` is the number of statements that are read in full whatever else they are, drawn by ``seed``. ``progress``
    is told how many files were read so far. Only files of some formats are read where ``suffixes`` names them;
    ``judged`` is told of each.
    """
    size = max(SAMPLE_LEAST, run.count // SAMPLE_PART) if sample is None else sample
    chosen = frozenset(Random(seed).sample(range(run.count), min(size, run.count)))
    reading = _Reading(Folder(folder, run, suffixes), run, book, as_of, executor, progress, judged)
    reading.go_through(listed, chosen)
    return reading.verdict(seed)


@dataclass
class _Reading:
    """A run while it is read back."""

    folder: Folder
    run: StatementRun
    book: Book
    as_of: date
    executor: Executor
    progress: Progress
    judged: Judged | None
    layouts: defaultdict[Shape, list[Layout]] = field(default_factory=lambda: defaultdict(list))
    waiting: defaultdict[Shape, list[Asked]] = field(default_factory=lambda: defaultdict(list))
    underway: deque[tuple[Sequence[Asked], Future[BatchRead]]] = field(default_factory=deque)
    sampled: list[Asked] = field(default_factory=list)
    findings: list[Outcome] = field(default_factory=list)
    altered: dict[str, None] = field(default_factory=dict)
    shares: Fraction = Fraction(0)
    by_layout: int = 0
    in_full: int = 0
    sample: int = 0
    tied: int = 0
    met: int = 0

    def go_through(self, listed: Iterable[Listed | Unlisted], chosen: frozenset[int]) -> None:
        """Reads every file of every batch, then those that wait, then the sample."""
        for asked, holders in self.folder.batches(listed):
            drawn = {holder.line for at, holder in enumerate(holders, self.met) if at in chosen}
            self.met += len(holders)
            self.sampled += [each for each in asked if each.listed.line in drawn]
            self._by_layout(asked)
            self._learn(LOOKED_AT)
        while self.underway or any(self.waiting.values()):
            while self.underway:
                self._take()
            self._learn(1)
        for read in self._read(self.sampled):
            self._note(read.findings)
            self._judge(read)
        self.sample = len(self.sampled)

    def _by_layout(self, asked: Sequence[Asked]) -> None:
        """Gives files to the executor whose shape has a layout; the others wait for one."""
        known = [each for each in asked if self.layouts[each.shape]]
        for each in asked:
            if not self.layouts[each.shape]:
                self.waiting[each.shape].append(each)
        if known:
            layouts = {shape: tuple(self.layouts[shape]) for shape in {each.shape for each in known}}
            self.underway.append((known, self.executor.submit(verify_batch, known, layouts, self.run.arithmetic)))
        while len(self.underway) > UNDERWAY:
            self._take()

    def _take(self) -> None:
        asked, future = self.underway.popleft()
        found = future.result()
        self.tied += found.tied
        self.by_layout += found.like
        self.shares += found.shares
        self.altered |= dict.fromkeys(map(_name, found.altered))  # one file may be met more than once
        for each in found.unlike:
            self.waiting[each.shape].append(each)
        self._judge_like(asked, found)
        self.progress(self.by_layout + self.in_full)

    def _judge_like(self, asked: Sequence[Asked], found: BatchRead) -> None:
        if self.judged:
            unlike, altered = ({each.path for each in some} for some in (found.unlike, found.altered))
            for each in (each for each in asked if each.path not in unlike):
                self.judged(FileVerdict(_name(each), "" if each.path in altered else each.sha256))

    def _judge(self, read: Read) -> None:
        if self.judged:
            recorded = read.sha256 if read.sha256 == read.asked.sha256 else ""
            self.judged(FileVerdict(_name(read.asked), recorded, read.findings))

    def _learn(self, least: int) -> None:
        """Learns a layout from the files of each shape of which enough wait, or reads them in full."""
        for shape, asked in [*self.waiting.items()]:
            if len(asked) < least:
                continue
            self.waiting[shape] = []
            layout, read = learned(asked, self.run, self._read)
            done = {each.asked for each in read}
            rest = [each for each in asked if each not in done]
            if layout:
                self.layouts[shape].append(layout)
                self._by_layout(rest)
            else:
                read += self._read(rest)
            for each in read:
                self._settle(each)

    def _read(self, asked: Sequence[Asked]) -> list[Read]:
        return list(read_in_full(asked, self.run, self.book, self.as_of))

    def _settle(self, read: Read) -> None:
        """Takes a file that was read in full for read."""
        self.in_full += 1
        self.tied += read.tied
        self._note(read.findings)
        self._judge(read)
        if read.asked.sha256 and read.sha256 != read.asked.sha256:
            self.altered[_name(read.asked)] = None
        if read.is_right and read.asked.is_first:
            self.shares += self.run.figures(read.asked.listed.shares).after.amount
        self.progress(self.by_layout + self.in_full)

    def _note(self, findings: Iterable[Outcome]) -> None:
        self.findings += [each for each in findings if each not in self.findings[-TOLD_MAX:]]

    def verdict(self, seed: int) -> RunVerdict:
        """What it came to."""
        folder = self.folder
        lists: dict[str, Sized] = {
            "missing": folder.missing,
            "strangers": folder.strangers,
            "altered": self.altered,
            "refused": folder.refused,
            "findings": self.findings,
        }
        more = {name: len(found) - TOLD_MAX for name, found in lists.items() if len(found) > TOLD_MAX}
        return RunVerdict(
            run=self.run.stem,
            event=self.run.event,
            lines=self.met + len(folder.refused),
            statements=folder.statements,
            files=self.by_layout + self.in_full,
            by_layout=self.by_layout,
            layouts=sum(map(len, self.layouts.values())),
            in_full=self.in_full + self.sample,
            sample=self.sample,
            seed=seed,
            tied=self.tied,
            stated=Shares(self.shares),
            owed=self.run.shares[-1].after.value,
            missing=tuple(folder.missing[:TOLD_MAX]),
            strangers=tuple(folder.strangers[:TOLD_MAX]),
            altered=tuple(self.altered)[:TOLD_MAX],
            refused=tuple(folder.refused[:TOLD_MAX]),
            findings=tuple(self.findings[:TOLD_MAX]),
            more=more,
        )


def _name(asked: Asked) -> str:
    return f"{asked.path.parent.name}/{asked.path.name}"
