"""Moves a batch into place: whole where there is none yet, else file by file where its bytes differ.

Before the first file of a batch that stands is replaced, what its batch.csv said stands in before.csv too: a run that
is cut off leaves nothing that the next would take for somebody's edit.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path

from tenor.bulk.records import BATCH, BEFORE, KEPT, Record, read, written
from tenor.generate import standing
from tenor.generate.standing import EDITED, REMOVED, UNCHANGED, WRITTEN, Standing, Written


class Place:
    """The folder of a batch as it stands, what was recorded of its files, and what was mailed."""

    def __init__(self, folder: Path, mailed: Set[str]) -> None:
        """Reads the records, and no file yet."""
        self.folder = folder
        self.before = read(folder / BEFORE)
        self.records: Mapping[str, Record] = {each.file: each for each in read(folder / BATCH)}
        entries = {each.file: {"sha256": each.sha256} for each in (*self.before, *self.records.values())}
        for each in self.before:
            entries[each.file]["was"] = each.sha256
        self.there = Standing(folder, entries, mailed)

    def judged(self, made: Iterable[Record], drafts: Path) -> list[Written]:
        """What becomes of each file of the same name as one that was made."""
        states = ((each, self.there.state_of(drafts / each.file)) for each in made)
        return [
            Written(self.folder / each.file, state, each.sha256 if state in (WRITTEN, UNCHANGED) else self._standing(each))
            for each, state in states
        ]

    def others(self, names: Collection[str]) -> list[Written]:
        """What becomes of the files that a former run wrote and that are called for no more."""
        gone = sorted(self.there.entries.keys() - names)
        judged = ((name, self.there.state_without(name), self.there.sha256(name) or "") for name in gone)
        return [Written(self.folder / name, state, sha256) for name, state, sha256 in judged if state]

    def _standing(self, record: Record) -> str:
        return self.there.sha256(record.file) or ""

    def after(self, made: Sequence[Record], judged: Iterable[Written], others: Iterable[Written]) -> list[Record]:
        """The records of the batch once it has settled; of an edited file what the run said that wrote it."""
        records = dict(self.records)
        for each, state in zip(made, judged, strict=True):
            if state.state == standing.KEPT:
                records[each.file] = each._replace(sha256=state.sha256, how=KEPT)
            elif state.state != EDITED:
                records[each.file] = each
        for other in others:
            if other.state == REMOVED:
                records.pop(other.path.name, None)
        return sorted(records.values(), key=lambda each: (each.line, each.certificate, each.file))

    def move(self, drafts: Path, records: Iterable[Record], moved: Iterable[Written], scratch: Path) -> None:
        """Replaces and removes the files that are to be, and then keeps no more of what was before."""
        moved = [each for each in moved if each.state in (WRITTEN, REMOVED)]
        if standing := [*self._as_standing(each.path.name for each in moved)]:
            _replace(written(standing), self.folder / BEFORE, scratch)
        _replace(written(records), self.folder / BATCH, scratch)
        for each in moved:
            if each.state == WRITTEN:
                os.replace(drafts / each.path.name, each.path)
            else:
                each.path.unlink(missing_ok=True)
        (self.folder / BEFORE).unlink(missing_ok=True)

    def _as_standing(self, names: Iterable[str]) -> Iterator[Record]:
        """Records of files as they stand now, whatever was said of them."""
        for name in names:
            if standing := self.there.sha256(name):
                yield Record("", 0, name, standing, 0, "")


def sha256_of(records: Iterable[Record]) -> str:
    """The SHA-256 of the batch.csv with these records."""
    return hashlib.sha256(written(records)).hexdigest()


def _replace(data: bytes, path: Path, scratch: Path) -> None:
    draft = scratch / path.name
    draft.write_bytes(data)
    os.replace(draft, path)
