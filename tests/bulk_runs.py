"""What the tests of runs share: a matter with as many listed Holders as asked for, and its folder as it stands."""

from __future__ import annotations

import csv
import hashlib
import random
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from conftest import EXAMPLES

from tenor.bulk import work
from tenor.bulk.told import Told
from tenor.bulk.write import Settings, runs_asked, write_runs
from tenor.options import open_book

FOLDER = "2002-11-15-adjustment-statement-E-002"
WHOLE = 5_420_750
"""The tenths of a share under the Warrant that is divided."""
HEADINGS = ("certificate", "name", "address", "shares")
FIRST, LAST = ("Ada", "Calvin", "Edith", "Ira", "Nora", "Rosa"), ("Abbott", "Drummond", "Okafor", "Quimby", "Tanaka")
TOWNS = ("Reno, Nevada 89501", "Portland, Maine 04101", "Tulsa, Oklahoma 74103")

Line = tuple[str, str, str, str]


def lines(count: int, seed: int = 1) -> list[Line]:
    """So many Holders, the same for the same seed, whose shares come to those of the divided Warrant."""
    chance, left, found = random.Random(seed), WHOLE, []
    for number in range(1, count + 1):
        most = left - (count - number)
        tenths = left if number == count else chance.randint(1, max(1, min(most, 2 * left // (count - number + 1) - 1)))
        left -= tenths
        name = f"{chance.choice(FIRST)} {chance.choice('ABCDEFGH')}. {chance.choice(LAST)}"
        address = f"{chance.randint(1, 999)} Main Street|{chance.choice(TOWNS)}"
        found.append((f"H-{number:06}", name, address, f"{tenths // 10}.{tenths % 10}"))
    return found


def write_matter(folder: Path, holders: Iterable[Line]) -> Path:
    """The example of a divided Warrant with other Holders, to whom nothing was mailed."""
    shutil.copytree(EXAMPLES / "divided", folder, dirs_exist_ok=True)
    with (folder / "mailings.csv").open(newline="") as file:
        heads = next(csv.reader(file))
    (folder / "mailings.csv").write_text(",".join(heads) + "\n")
    write_list(folder, holders)
    return folder


def write_list(folder: Path, holders: Iterable[Line]) -> None:
    with (folder / "holders.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADINGS, *holders])


def run(
    matter: Path, out: Path, suffixes: Sequence[str] = ("html",), events: Sequence[str] = ("E-002",), **settings: object
) -> Told:
    """One run of a matter, in batches of ten unless said otherwise."""
    book = open_book(matter)
    asked = runs_asked(book, (), events)
    [told] = write_runs(book, matter, out, asked, suffixes, Settings(**{"batch": 10, **settings}))  # type: ignore[arg-type]
    return told


def tree(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder, by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def made_names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that workers write, as they are written."""
    names: list[str] = []
    write = work._write

    def told(path: str, head: bytes, tail: bytes) -> None:
        names.append(Path(path).name)
        write(path, head, tail)

    monkeypatch.setattr(work, "_write", told)
    return names


def name(number: int, suffix: str = "html") -> str:
    return f"{FOLDER}-H-{number:06}.{suffix}"


def file(out: Path, number: int, suffix: str = "html") -> Path:
    """The file of a Holder, in batches of ten."""
    return out / FOLDER / f"{(number - 1) // 10 + 1:04}" / name(number, suffix)
