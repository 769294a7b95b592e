"""Mailed statements whose Holders' lines have moved to another batch: they go there, and stand nowhere twice.

Where a line is put into a list or taken out, those behind it move. A batch leaves what was mailed of those that it has
no more, and the other writes what it would be now: of the two the one that was mailed is kept. Whenever this is cut
off, the next run finds the same file in both batches, and goes on.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import replace
from pathlib import Path

from tenor.bulk.ledger import Ledger
from tenor.bulk.records import BATCH, BEFORE, KEPT, Record, read
from tenor.bulk.settle import Place, sha256_of
from tenor.bulk.stale import remove_empty
from tenor.generate.standing import REMOVED, WRITTEN, Written


def follow(
    folder: Path, kept: Iterable[Written], last: int, ledger: Ledger, mailed: Set[str], scratch: Path
) -> list[Written]:
    """What becomes of mailed files that their batches have no Holder for: moved to the batch that has, or kept.

    ``last`` is the number of the last batch of the list; one behind it goes when nothing is left in it.
    """
    left = {each.path.name: each for each in kept}
    gone: list[Written] = []
    for number, names in _batches_with(left, folder, ledger).items():
        place = Place(folder / f"{number:04}", mailed)
        same = {name for name in names if place.there.sha256(name) == left[name].sha256}
        taken = [left[name] for name in names if name not in same and _may_give_way(place, name)]
        if taken:
            _take(place, taken, ledger, scratch)
        gone += [*(left[name] for name in same), *taken]
    for each in {each.path.parent for each in gone}:
        _leave(Place(each, mailed), [one for one in gone if one.path.parent == each], last, ledger, scratch)
    return [replace(each, state=REMOVED) if each in gone else each for each in left.values()]


def _batches_with(left: Mapping[str, Written], folder: Path, ledger: Ledger) -> Mapping[int, list[str]]:
    """The batches that have files of the same names elsewhere, by their numbers."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for number in ledger.entries if left else ():
        batch = folder / f"{number:04}"
        for record in read(batch / BATCH):
            if record.file in left and left[record.file].path.parent != batch:
                found[number].append(record.file)
    return found


def _may_give_way(place: Place, name: str) -> bool:
    """Whether the file that stands is one that a run wrote and nobody mailed."""
    return place.there.wrote(name) and place.there.sha256(name) not in place.there.mailed


def _take(place: Place, mailed: Collection[Written], ledger: Ledger, scratch: Path) -> None:
    """Puts mailed files in the place of those that a batch has of their names."""
    drafts = scratch / "moved"
    drafts.mkdir()
    records = dict(place.records)
    for each in mailed:
        name = each.path.name
        shutil.copyfile(each.path, drafts / name)
        was = Place(each.path.parent, place.there.mailed).records.get(name, records[name])
        records[name] = was._replace(line=records[name].line, sha256=each.sha256, how=KEPT)
    _record(place, records.values(), ledger)
    moved = [Written(place.folder / each.path.name, WRITTEN, each.sha256) for each in mailed]
    place.move(drafts, records.values(), moved, scratch)
    shutil.rmtree(drafts)


def _leave(place: Place, gone: Iterable[Written], last: int, ledger: Ledger, scratch: Path) -> None:
    """Removes files from a batch, and the batch where it is behind the last and has no more."""
    removed = [replace(each, state=REMOVED) for each in gone]
    names = {each.path.name for each in removed}
    records = [each for name, each in place.records.items() if name not in names]
    _record(place, records, ledger)
    place.move(scratch, records, removed, scratch)
    if not records and int(place.folder.name) > last:
        del ledger.entries[int(place.folder.name)]
        remove_empty(place.folder, BATCH, BEFORE)


def _record(place: Place, records: Collection[Record], ledger: Ledger) -> None:
    entry = ledger.entries[int(place.folder.name)]
    kept = sum(each.how == KEPT for each in records)
    ledger.add(entry._replace(sha256=sha256_of(records), files=len(records), kept=kept))
