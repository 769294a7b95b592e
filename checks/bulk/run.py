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

The layouts are applied by an executor, a batch a task (``by_layout``); meanwhile files are read in full in the reading
processes of this one.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence, Sized
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

from checks.bulk.batch import Shape
from checks.bulk.by_layout import ByLayout
from checks.bulk.folder import SUFFIXES, Asked, Folder
from checks.bulk.in_full import InFull, Read
from checks.bulk.learning import LOOKED_AT, learned, lesson
from checks.bulk.verdict import TOLD_MAX, FileVerdict, RunVerdict
from checks.outcome import Outcome
from warrant.book import Book
from warrant.documents.listed import StatementRun
from warrant.listed import Listed, Unlisted
from warrant.quantities import Shares

SAMPLE_LEAST, SAMPLE_PART = 20, 2_000
"""A sample has so many statements, or one of so many if that is more."""

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
    with InFull(run, book, as_of, len(chosen)) as in_full:
        reading = _Reading(Folder(folder, run, suffixes), run, ByLayout(run, executor), in_full, progress, judged)
        reading.go_through(listed, chosen)
        return reading.verdict(seed)


@dataclass
class _Reading:
    """A run while it is read back. ``sampled`` are files drawn that the rules have not judged yet."""

    folder: Folder
    run: StatementRun
    by_layout: ByLayout
    in_full: InFull
    progress: Progress
    judged: Judged | None
    waiting: defaultdict[Shape, list[Asked]] = field(default_factory=lambda: defaultdict(list))
    sampled: deque[Asked] = field(default_factory=deque)
    sample: list[Read] = field(default_factory=list)
    findings: list[Outcome] = field(default_factory=list)
    altered: dict[str, None] = field(default_factory=dict)
    shares: Fraction = Fraction(0)
    like: int = 0
    read: int = 0
    tied: int = 0
    met: int = 0

    def go_through(self, listed: Iterable[Listed | Unlisted], chosen: frozenset[int]) -> None:
        """Reads every file of every batch, then those that wait; the sample meanwhile, to be told of at the end."""
        for asked, holders in self.folder.batches(listed):
            drawn = {holder.line for at, holder in enumerate(holders, self.met) if at in chosen}
            self.met += len(holders)
            self._draw([each for each in asked if each.listed.line in drawn])
            self._hold(asked)
            self._learn(LOOKED_AT)
        while self.by_layout.is_underway or any(self.waiting.values()):
            while self.by_layout.is_underway:
                self._take()
            self._learn(1)
        self.sample += self.in_full.read(list(self.sampled))
        for read in self.sample:
            self._note(read.findings)
            self._judge(read)

    def _draw(self, asked: Sequence[Asked]) -> None:
        """Has files of the sample read; those that were, go through the rules while others are read."""
        self.in_full.begin(asked)
        self.sampled += asked
        while self.sampled and self.in_full.has_read(self.sampled[0]):
            self.sample += self.in_full.read([self.sampled.popleft()])

    def _hold(self, asked: Sequence[Asked]) -> None:
        """Has files held against the layouts of their shape; those of a shape that has none wait for one."""
        known: list[Asked] = []
        for each in asked:
            (known if self.by_layout.knows(each.shape) else self.waiting[each.shape]).append(each)
        if known:
            self.by_layout.give(known)
        while self.by_layout.is_full:
            self._take()

    def _take(self) -> None:
        held = self.by_layout.take()
        self.tied += held.tied
        self.like += len(held.like)
        self.shares += sum(self._after(each) for each in held.like if each.is_first)
        self.altered |= {each.place: None for each in held.altered}  # one file may be met more than once
        for each in held.unlike:
            self.waiting[each.shape].append(each)
        if self.judged:
            altered = {each.path for each in held.altered}
            for each in held.like:
                self.judged(FileVerdict(each.place, "" if each.path in altered else each.sha256))
        self.progress(self.like + self.read)

    def _judge(self, read: Read) -> None:
        if self.judged:
            recorded = read.sha256 if read.sha256 == read.asked.sha256 else ""
            self.judged(FileVerdict(read.asked.place, recorded, read.findings))

    def _learn(self, least: int) -> None:
        """Learns a layout from the files of each shape of which enough wait, or reads them in full."""
        due = {shape: asked for shape, asked in self.waiting.items() if len(asked) >= least}
        lessons = {shape: lesson(asked, self.run) for shape, asked in due.items()}
        for found in lessons.values():
            self.in_full.begin(found.first)
        for found in lessons.values():  # while these are read
            if found.first:
                found.layout(found.first)
        for shape, asked in due.items():
            self.waiting[shape] = []
            layout, read = learned(lessons[shape], self.in_full.read)
            for each in read:
                self._settle(each)
            done = {each.asked for each in read}
            rest = [each for each in asked if each not in done]
            if layout:
                self.by_layout.add(shape, layout)
                self._hold(rest)
            else:
                for each in self.in_full.read(rest):
                    self._settle(each)

    def _settle(self, read: Read) -> None:
        """Takes a file that was read in full for read."""
        self.read += 1
        self.tied += read.tied
        self._note(read.findings)
        self._judge(read)
        if read.asked.sha256 and read.sha256 != read.asked.sha256:
            self.altered[read.asked.place] = None
        if read.is_right and read.asked.is_first:
            self.shares += self._after(read.asked)
        self.progress(self.like + self.read)

    def _after(self, asked: Asked) -> Fraction:
        return self.run.figures(asked.listed.shares).after.amount

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
            files=self.like + self.read,
            by_layout=self.like,
            layouts=self.by_layout.layouts,
            in_full=self.read + len(self.sample),
            sample=len(self.sample),
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
