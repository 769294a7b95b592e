"""The files of a run, as they are found, beside the Holders of its list, who come in the order in which these lie.

A run's folder holds its batches, each a folder. The list and the batches are gone through together, once, so that no
more is kept than the files of two batches and what did not fit: files that belong to none of the Holders in turn, and
Holders whose files were not there. When all is gone through, each of these may still be found among the others.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from checks.bulk.batch import Shape
from checks.bulk.verdict import Missing
from warrant.documents.listed import StatementRun
from warrant.listed import Listed, Unlisted
from warrant.stems import file_stem

SUFFIXES = (".pdf", ".docx", ".html")
RECORD = "batch.csv"
OF_THE_RUN = frozenset({"run.jsonl", "refused.csv"})
"""The files of a run's folder that are no papers."""


class Asked(NamedTuple):
    """One file, and the Holder whose statement it has to be. ``is_first`` of a Holder's files, in a fixed order.

    ``sha256`` is what the run recorded of it, empty where it recorded nothing.
    """

    path: str
    suffix: str
    listed: Listed
    is_first: bool
    sha256: str

    @property
    def shape(self) -> Shape:
        """What files of one layout have in common: the format, the number of lines of the address."""
        return self.suffix, len(self.listed.address)

    @property
    def place(self) -> str:
        """Where it lies within the run's folder."""
        return "/".join(Path(self.path).parts[-2:])


@dataclass
class Batch:
    """A folder of files that nobody was asked for yet."""

    folder: Path
    names: set[str]
    recorded: dict[str, str]

    @classmethod
    def of(cls, folder: Path, strangers: list[str], suffixes: tuple[str, ...]) -> Batch:
        """What lies in a folder of some formats; what can be no paper is a stranger."""
        names = set()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_file(follow_symlinks=False) and entry.name.endswith(SUFFIXES):
                    names.add(entry.name)
                elif entry.name != RECORD:
                    strangers.append(f"{folder.name}/{entry.name}")
        asked = {name for name in names if name.endswith(suffixes)}
        return cls(folder, asked, _recorded(folder / RECORD))


def _recorded(path: Path) -> dict[str, str]:
    """The hash of each file, as a batch recorded it; none where there is no record that can be read."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            heads = next(rows, [])
            name, sha256 = heads.index("file"), heads.index("sha256")
            return {row[name]: row[sha256] for row in rows if row}
    except (OSError, IndexError, ValueError, csv.Error):
        return {}


@dataclass
class Folder:
    """The walk over a run's list and its files: what was met on the way that did not fit."""

    path: Path
    run: StatementRun
    asked_for: tuple[str, ...] = SUFFIXES
    missing: list[Missing] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    refused: list[Unlisted] = field(default_factory=list)
    statements: int = 0
    suffixes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._late: list[Listed] = []
        self._left: list[Batch] = []
        self._stem_of_all = file_stem(self.run.kind, self.run.on, self.run.event)

    def batches(self, listed: Iterable[Listed | Unlisted]) -> Iterator[tuple[list[Asked], list[Listed]]]:
        """For each batch the files that were asked for, and the Holders whose they are; last what lay elsewhere."""
        waiting = list(reversed(self._folders()))
        current = self._next(waiting)
        after = self._next(waiting)
        self.suffixes = tuple(each for each in SUFFIXES if any(name.endswith(each) for name in self._names(current)))
        asked: list[Asked] = []
        holders: list[Listed] = []
        for each in listed:
            if isinstance(each, Unlisted):
                self.refused.append(each)
                continue
            if current and after and not self._is_in(current, each) and self._is_in(after, each):
                yield asked, holders
                asked, holders = [], []
                self._left += [current] if current.names else []
                current, after = after, self._next(waiting)
            if current and self._is_in(current, each):
                asked += self._taken(current, each)
                holders.append(each)
            else:
                self._late.append(each)
        yield asked, holders
        while current:
            self._left += [current] if current.names else []
            current, after = after, self._next(waiting)
        yield self._found_elsewhere()

    def _found_elsewhere(self) -> tuple[list[Asked], list[Listed]]:
        """The files of Holders that lie in another place than in turn; those that nobody has are strangers."""
        where = {name: batch for batch in self._left for name in batch.names}
        asked: list[Asked] = []
        holders: list[Listed] = []
        for each in self._late:
            names = self._names_of(each)
            there = {suffix: where.pop(name) for suffix, name in names.items() if name in where}
            asked += self._asked(each, names, there)
            holders.append(each)
        self.strangers += sorted(f"{batch.folder.name}/{name}" for name, batch in where.items())
        return asked, holders

    def _taken(self, batch: Batch, listed: Listed) -> list[Asked]:
        names = self._names_of(listed)
        there = {suffix: batch for suffix, name in names.items() if name in batch.names}
        batch.names.difference_update(names.values())
        return self._asked(listed, names, there)

    def _asked(self, listed: Listed, names: Mapping[str, str], there: Mapping[str, Batch]) -> list[Asked]:
        """A Holder's files in the batches where they are; counts the statement, or what of it is not there."""
        lacking = [Missing(name, listed.line) for suffix, name in names.items() if suffix not in there]
        if not names:
            lacking = [Missing(self._stem(listed), listed.line)]
        self.missing += lacking
        self.statements += not lacking
        return [
            Asked(f"{batch.folder}{os.sep}{name}", suffix, listed, not number, batch.recorded.get(name, ""))
            for number, (suffix, batch) in enumerate(there.items())
            for name in (names[suffix],)
        ]

    def _is_in(self, batch: Batch, listed: Listed) -> bool:
        stem = self._stem(listed)
        return any(f"{stem}{suffix}" in batch.names for suffix in self.suffixes)

    def _names_of(self, listed: Listed) -> dict[str, str]:
        """The names of a Holder's files by their formats."""
        stem = self._stem(listed)
        return {suffix: f"{stem}{suffix}" for suffix in self.suffixes}

    def _stem(self, listed: Listed) -> str:
        return f"{self._stem_of_all}-{listed.certificate}"

    def _folders(self) -> list[Path]:
        """The batches in order; what else lies in the run's folder is a stranger."""
        found: list[Path] = []
        if not self.path.is_dir():
            return found
        with os.scandir(self.path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False) and entry.name.isdigit():
                    found.append(self.path / entry.name)
                elif entry.name not in OF_THE_RUN:
                    self.strangers.append(entry.name)
        return sorted(found, key=lambda each: (int(each.name), each.name))

    def _next(self, waiting: list[Path]) -> Batch | None:
        return Batch.of(waiting.pop(), self.strangers, self.asked_for) if waiting else None

    @staticmethod
    def _names(batch: Batch | None) -> set[str]:
        return batch.names if batch else set()
