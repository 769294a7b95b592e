"""run.jsonl, the ledger of a run: what determines the run, then a line for each batch.

A batch's line is written before the batch is moved into place, and holds only where the batch stands: whenever a run
is cut off, the next reads from both how far it came. A line that was itself cut off is none.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tenor.bulk.rows import Refused

LEDGER = "run.jsonl"


class Entry(NamedTuple):
    """A batch as the ledger has it.

    ``keys`` are the hashes of all that determines its files, by format; ``sha256`` that of its batch.csv. ``kept`` is
    the number of files that were mailed and would be written otherwise now.
    """

    batch: int
    keys: Mapping[str, str]
    sha256: str
    files: int
    kept: int = 0
    refused: tuple[Refused, ...] = ()


class Ledger:
    """The ledger in the folder of a run."""

    def __init__(self, folder: Path) -> None:
        """Reads what former runs left."""
        self.path = folder / LEDGER
        self.entries: dict[int, Entry] = {}
        for data in _lines(self.path):
            if entry := _entry(data):
                self.entries[entry.batch] = entry

    def begin(self, header: Mapping[str, Any], scratch: Path, entries: Mapping[int, Entry] | None = None) -> None:
        """Writes the ledger anew: what determines the run, and the batches so far, or those given, in order."""
        self.entries = dict(sorted((self.entries if entries is None else entries).items()))
        draft = scratch / LEDGER
        lines = [_line(header), *(_line(_data(entry)) for entry in self.entries.values())]
        with draft.open("wb") as file:
            file.write(b"".join(lines))
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, self.path)

    def add(self, entry: Entry) -> None:
        """Adds a line for a batch, which from then on counts instead of one before."""
        self.entries[entry.batch] = entry
        # The empty line ends one that a full disk has cut off.
        data = b"\n" + _line(_data(entry)) if _cut_off(self.path) else _line(_data(entry))
        with self.path.open("ab", buffering=0) as file:
            while data:
                data = data[file.write(data) :]


def ledgers(out: Path) -> list[Path]:
    """The ledgers of all runs in a folder."""
    return sorted(out.glob(f"*/{LEDGER}"))


def has_runs(out: Path) -> bool:
    """Whether a run was ever made into a folder."""
    return any(out.glob(f"*/{LEDGER}"))


def _cut_off(path: Path) -> bool:
    with path.open("rb") as file:
        if not file.seek(0, os.SEEK_END):
            return False
        file.seek(-1, os.SEEK_END)
        return file.read(1) != b"\n"


def _line(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode() + b"\n"


def _lines(path: Path) -> Iterator[Any]:
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                try:
                    yield json.loads(line)
                except ValueError:
                    continue
    except (OSError, UnicodeDecodeError):
        return


def _data(entry: Entry) -> dict[str, Any]:
    data: dict[str, Any] = {**entry._asdict(), "refused": [list(each) for each in entry.refused]}
    return {name: value for name, value in data.items() if value or name in ("batch", "keys", "sha256", "files")}


def _entry(data: Any) -> Entry | None:
    try:
        refused = tuple(Refused(int(line), str(number), str(what)) for line, number, what in data.get("refused", ()))
        keys = {str(suffix): str(key) for suffix, key in data["keys"].items()}
        return Entry(int(data["batch"]), keys, str(data["sha256"]), int(data["files"]), int(data.get("kept", 0)), refused)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
