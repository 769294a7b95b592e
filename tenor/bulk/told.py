"""What became of a run, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from typing import Any

from tenor.bulk.rows import Refused
from tenor.generate.standing import Written
from warrant.data import dataclass

REFUSALS_TOLD = 20


class Stopped(Exception):
    """Ctrl-C: what is done stands, and nothing stands half done. ``told`` says how far the run came."""

    def __init__(self, told: Told) -> None:
        super().__init__(told)
        self.told = told

    def __str__(self) -> str:
        done = f"{self.told.done:,} of {self.told.holders:,} statements of {self.told.stem}"
        return f"Stopped: {done} stand, none half written; run again to finish."


@dataclass
class Told:
    """A run as it comes along: each count is of files, ``edited`` and ``refused`` are in full.

    ``laid_out`` counts by why no layout could make them the files that were laid out in full. ``done`` are the
    Holders whose files all stand, of ``holders``.
    """

    stem: str
    folder: Path
    holders: int
    states: Counter[str] = field(default_factory=Counter)
    laid_out: Counter[str] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)
    edited: list[Written] = field(default_factory=list)
    done: int = 0
    seconds: float = 0.0

    def count(self, written: list[Written]) -> None:
        """Counts what became of some files."""
        self.states.update(each.state for each in written)
        self.edited += [each for each in written if each.state == "edited"]

    def refusals(self) -> Iterator[str]:
        """A line for each refusal, up to some; the rest stand in refused.csv."""
        for each in self.refused[:REFUSALS_TOLD]:
            yield f"line {each.line}{f' ({each.certificate})' if each.certificate else ''} refused: {each.what}"
        more = len(self.refused) - REFUSALS_TOLD
        if more > 0:
            yield f"{more:,} more lines refused: see {self.folder / 'refused.csv'}"

    def summary(self) -> str:
        """The run in one line."""
        states = ", ".join(f"{count:,} {state}" for state, count in sorted(self.states.items()) if count)
        parts = [f"{self.stem}: {self.done:,} statements ({states or 'no files'})"]
        if self.laid_out:
            why = "; ".join(f"{count:,}: {reason}" for reason, count in sorted(self.laid_out.items()))
            parts.append(f"{self.laid_out.total():,} files laid out in full ({why})")
        parts.append(f"{len(self.refused):,} refused")
        if written := self.states["written"]:
            parts.append(f"{written / max(self.seconds, 1e-9):,.0f} files a second")
        return ", ".join(parts) + "."

    def json(self) -> dict[str, Any]:
        """The run for programs; nothing in it but ``seconds`` depends on the day or the machine."""
        return {
            "run": self.stem,
            "folder": str(self.folder),
            "holders": self.holders,
            "statements": self.done,
            "files": dict(sorted(self.states.items())),
            "laid_out": dict(sorted(self.laid_out.items())),
            "refused": [each._asdict() for each in self.refused],
            "edited": [str(each.path) for each in self.edited],
            "seconds": round(self.seconds, 3),
        }
