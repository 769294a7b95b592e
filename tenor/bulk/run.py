"""A run carried out: batch after batch to the workers, and what they made into place.

No more batches are on the way than the workers have use for: a list may be as long as it likes. A batch that stands
as the ledger says is only held against it; of any other, what is lacking is stamped, what no layout can make is laid
out, and then all of it settles at once.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Set
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import field
from pathlib import Path
from typing import Any

from tenor.bulk.layouts import Layouts
from tenor.bulk.ledger import Entry, Ledger
from tenor.bulk.pool import Workers
from tenor.bulk.records import BATCH, KEPT, Record, written
from tenor.bulk.rows import Batch, Refused
from tenor.bulk.settle import Place, sha256_of
from tenor.bulk.told import Told
from tenor.bulk.work import Alone, Asked, Made, Reference, hold, lay_out, make
from tenor.generate.pieces import without_derivations
from tenor.generate.standing import UNCHANGED, WRITTEN, Written
from warrant.data import dataclass

AT_ONCE = 8
"""Statements that are laid out in full by one task: about as long as a batch takes to be stamped."""


@dataclass
class Open:
    """A batch that is on its way: what its files are to be, and what has been made of it."""

    batch: Batch
    keys: dict[str, str]
    sound: frozenset[str] = frozenset()
    drafts: Path | None = None
    records: list[Record] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    waits_for: int = 0


class Carried:
    """A run as it goes on. ``folder`` is that of the run, ``scratch`` one beside OUT for this process alone."""

    def __init__(
        self,
        layouts: Layouts,
        folder: Path,
        scratch: Path,
        ledger: Ledger,
        mailed: Set[str],
        told: Told,
        workers: Workers,
        step: Callable[[int], None],
        *,
        whole: bool,
    ) -> None:
        """``step`` is told how many Holders are done; ``whole`` lets what is called for no more go.

        ``left`` are mailed files that stand in a batch which has their Holders no more.
        """
        self._layouts, self._folder, self._scratch, self._ledger = layouts, folder, scratch, ledger
        self._mailed, self._told, self._workers, self._step = mailed, told, workers, step
        self._stem = f"{layouts.run.on}-{layouts.run.kind.replace('_', '-')}-{layouts.run.event}-"
        self._whole = whole
        self.left: list[Written] = []
        self._reference: Reference | None = None
        self._then: dict[Future[Any], tuple[Open, Callable[[Open, Any], None]]] = {}
        self._open = 0

    def through(self, batches: Iterable[Batch]) -> int:
        """Takes every batch through; the number of the last."""
        number = 0
        for batch in batches:
            number = batch.number
            self._open += 1
            self._begin(Open(batch, self._layouts.keys(batch), refused=[*batch.refused]))
            while self._open > 2 * self._workers.at_once:
                self._go_on()
        while self._open:
            self._go_on()
        return number

    def _go_on(self) -> None:
        """Waits for whatever task ends next, and does what follows it."""
        done, _ = wait(self._then, return_when=FIRST_COMPLETED)
        for future in [each for each in self._then if each in done]:
            batch, then = self._then.pop(future)
            then(batch, future.result())

    def _submit(self, of: Open, then: Callable[[Open, Any], None], task: Callable[..., Any], *given: Any) -> None:
        self._then[self._workers.executor.submit(task, *given)] = (of, then)

    def _begin(self, of: Open) -> None:
        entry = self._ledger.entries.get(of.batch.number)
        folder = self._folder / of.batch.name
        standing = tuple(suffix for suffix, key in of.keys.items() if entry and entry.keys.get(suffix) == key)
        if entry and standing and folder.is_dir():
            self._submit(of, self._held, hold, str(folder), standing, entry.sha256)
        else:
            self._make(of)

    def _held(self, of: Open, sound: frozenset[str]) -> None:
        """What stands as it was written is not made again, unless it was only kept because it was mailed."""
        entry, place = self._ledger.entries[of.batch.number], self._place(of)
        if entry.kept:
            sound -= {
                each.file for each in place.records.values() if each.how == KEPT and each.sha256 not in self._mailed
            }
        of.sound = sound
        lines = {each.line for each in of.batch.rows}
        of.refused += [each for each in entry.refused if each.line in lines]
        if not self._names(of) - sound and not place.before:
            self._settle(of)
        else:
            of.refused = [*of.batch.refused]
            self._make(of)

    def _make(self, of: Open) -> None:
        self._reference = self._reference or self._layouts.compiled(self._scratch)
        given = (self._reference, of.batch.rows, tuple(of.keys), of.sound, str(self._scratch))
        self._submit(of, self._stamped, make, *given)

    def _stamped(self, of: Open, made: Made) -> None:
        of.drafts = Path(made.folder)
        of.records += made.records
        asked = [*self._asked(of, made.alone)]
        for at in range(0, len(asked), AT_ONCE):
            of.waits_for += 1
            part = tuple(asked[at : at + AT_ONCE])
            self._submit(of, self._laid_out, lay_out, part, self._layouts.paper, str(self._scratch))
        if not of.waits_for:
            self._settle(of)

    def _asked(self, of: Open, alone: Iterable[Alone]) -> Iterable[Asked]:
        suffixes: dict[int, list[str]] = {}
        for each in alone:
            suffixes.setdefault(each.row, []).append(each.suffix)
            self._told.laid_out[each.why] += 1
        for number, formats in suffixes.items():
            row = of.batch.rows[number]
            document = without_derivations(self._layouts.run.document(row.listed()))
            yield Asked(row.line, document, tuple(formats))

    def _laid_out(self, of: Open, made: Made) -> None:
        assert of.drafts, "a batch is stamped before any of it is laid out"
        for each in made.records:
            os.replace(Path(made.folder) / each.file, of.drafts / each.file)
        of.records += made.records
        of.refused += made.refused
        of.waits_for -= 1
        if not of.waits_for:
            self._settle(of)

    def _settle(self, of: Open) -> None:
        refused = {each.certificate for each in of.refused if each.certificate}
        made = sorted((each for each in of.records if each.certificate not in refused), key=_in_order)
        folder = self._folder / of.batch.name
        if folder.is_dir():
            self._settle_into(of, made)
        else:
            assert of.drafts
            for each in of.records:
                if each.certificate in refused:
                    (of.drafts / each.file).unlink()
            (of.drafts / BATCH).write_bytes(written(made))
            self._ledger.add(self._entry(of, made))
            of.drafts.rename(folder)
            self._told.states[WRITTEN] += len(made)
        self._end(of)

    def _settle_into(self, of: Open, made: list[Record]) -> None:
        """Settles into a batch that stands; a file that was sound is neither made nor judged again."""
        place = self._place(of)
        judged = place.judged(made, of.drafts or self._scratch)
        asked = tuple(f".{suffix}" for suffix in of.keys)
        names = self._names(of) | {name for name in place.there.entries if not name.endswith(asked)}
        others = place.others(names) if self._whole else []
        self._told.count([*judged, *(each for each in others if each.state != KEPT)])
        self.left += [each for each in others if each.state == KEPT]
        for name in of.sound:
            self._told.states[place.records[name].how if place.records[name].how == KEPT else UNCHANGED] += 1
        records = place.after(made, judged, others)
        entry = self._entry(of, records)
        if entry != self._ledger.entries.get(of.batch.number):
            self._ledger.add(entry)
        if made or others or place.before:
            place.move(of.drafts or self._scratch, records, [*judged, *others], self._scratch)

    def _entry(self, of: Open, records: list[Record]) -> Entry:
        before = self._ledger.entries.get(of.batch.number)
        keys = {**(before.keys if before else {}), **of.keys}
        kept = sum(each.how == KEPT for each in records)
        return Entry(of.batch.number, keys, sha256_of(records), len(records), kept, tuple(sorted(of.refused)))

    def _end(self, of: Open) -> None:
        if of.drafts and of.drafts.is_dir():
            shutil.rmtree(of.drafts)
        self._told.refused += of.refused
        self._told.done += len(of.batch.rows) - (len(of.refused) - len(of.batch.refused))
        self._open -= 1
        self._step(self._told.done)

    def _names(self, of: Open) -> frozenset[str]:
        """The files that a batch is to have, in the formats asked for."""
        refused = {each.certificate for each in of.refused}
        numbers = (each.certificate for each in of.batch.rows if each.certificate not in refused)
        return frozenset(f"{self._stem}{number}.{suffix}" for number in numbers for suffix in of.keys)

    def _place(self, of: Open) -> Place:
        return Place(self._folder / of.batch.name, self._mailed)


def _in_order(record: Record) -> tuple[int, str, str]:
    return record.line, record.certificate, record.file
