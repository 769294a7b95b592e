"""Files by themselves: every rule on a file, with no matter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import checks.rules  # noqa: F401  registers the rules
from checks.drafting.recorded import named
from checks.file import File
from checks.inspect import inspect
from checks.model import RULES, Rule
from checks.outcome import Outcome, Outcomes, outcomes_of
from checks.read import Unreadable, bytes_of, paper_of
from checks.text import Paper

FAMILIES = frozenset(rule.family for rule in RULES.values() if rule.scope == "file")


@dataclass(frozen=True)
class Lint(Outcomes):
    """What the rules on files made of some files."""

    files: tuple[File, ...]

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that were read."""
        return tuple(file.paper for file in self.files if file.paper)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules on files."""
        return tuple(rule for code, rule in sorted(RULES.items()) if rule.scope == "file")

    @property
    def failed(self) -> bool:
        """Whether there is an error, or a file that could not be read."""
        return super().failed or any(file.paper is None for file in self.files)


def lint(paths: Iterable[Path], progress: Callable[[str], None] = lambda name: None) -> Lint:
    """What the rules on files make of each file."""
    files: list[File] = []
    for path in paths:
        progress(path.name)
        files.append(inspected(path))
    found = sorted(outcomes_of_files(files, FAMILIES), key=lambda outcome: outcome.rule.code)
    return Lint(tuple(found), tuple(files))


def outcomes_of_files(files: Collection[File], families: Collection[str]) -> list[Outcome]:
    """What the rules of some families on a file make of each, with recorded slips named."""
    return named(outcomes_of("file", files, families), files)


def read_file(path: Path) -> File:
    """A file with the paper in it, or with the reason why it cannot be read."""
    try:
        return File(path, paper_of(path, bytes_of(path)))
    except Unreadable as error:
        return File(path, None, error.why)


def inspected(path: Path, render: bool = True) -> File:
    """A file with the paper in it and what an inspection sighted, or with the reason why it cannot be read."""
    try:
        data = bytes_of(path)
        paper = paper_of(path, data)
    except Unreadable as error:
        return File(path, None, error.why)
    return File(path, paper, inspection=inspect(path, data, paper, render))
