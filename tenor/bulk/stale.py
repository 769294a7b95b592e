"""Batches and runs that a matter no longer calls for: removed, but never what was mailed or edited."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from pathlib import Path

from tenor.bulk.ledger import LEDGER, Entry, Ledger, ledgers
from tenor.bulk.records import BATCH, BEFORE, KEPT
from tenor.bulk.refused import REFUSED
from tenor.bulk.settle import Place, sha256_of
from tenor.generate.standing import Written


def remove_beyond(folder: Path, last: int, ledger: Ledger, mailed: Set[str], scratch: Path) -> list[Written]:
    """Removes the batches of a run behind the last; what of them stays keeps its line in the ledger."""
    written: list[Written] = []
    for number in [each for each in ledger.entries if each > last]:
        entry = ledger.entries.pop(number)
        place = Place(folder / f"{number:04}", mailed)
        if not place.folder.is_dir():
            continue
        others = place.others(frozenset())
        records = place.after((), (), others)
        place.move(scratch, records, others, scratch)
        written += others
        if records:
            kept = sum(each.how == KEPT for each in records)
            ledger.entries[number] = Entry(number, entry.keys, sha256_of(records), len(records), kept)
        else:
            remove_empty(place.folder, BATCH, BEFORE)
    return written


def remove_runs(out: Path, stems: Collection[str], mailed: Set[str], scratch: Path) -> Iterator[Written]:
    """Removes the runs in ``out`` that are none of these."""
    for path in ledgers(out):
        folder = path.parent
        if folder.name in stems:
            continue
        ledger = Ledger(folder)
        yield from remove_beyond(folder, 0, ledger, mailed, scratch)
        if not ledger.entries:
            remove_empty(folder, LEDGER, REFUSED)


def remove_empty(folder: Path, *ours: str) -> None:
    """Removes what we keep beside the files, and the folder where nobody else has put anything into it."""
    for name in ours:
        (folder / name).unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()
