"""Files by themselves: every rule on a file, with no matter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import checks.rules  # noqa: F401  registers the rules
from checks.apart import READERS
from checks.drafting.recorded import named
from checks.file import File
from checks.model import RULES, Rule
from checks.outcome import Outcome, Outcomes, outcomes_of
from checks.text import Paper
from warrant.data import dataclass

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


def lint(paths: Sequence[Path], progress: Callable[[str], None] = lambda name: None, render: bool = True) -> Lint:
    """What the rules on files make of each file; ``render`` lets the pages of PDFs be drawn for them."""
    files = list(READERS.files(paths, "drawn" if render else "inspected", progress))
    found = sorted(outcomes_of_files(files, FAMILIES), key=lambda outcome: outcome.rule.code)
    return Lint(tuple(found), tuple(files))


def outcomes_of_files(files: Collection[File], families: Collection[str]) -> list[Outcome]:
    """What the rules of some families on a file make of each, with recorded slips named."""
    return named(outcomes_of("file", files, families), files)
