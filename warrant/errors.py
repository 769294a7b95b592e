"""What is wrong with a matter, where, and what to write instead.

BadMatter is the only exception that input can raise: the loader raises it for every mistake in the
files at once, the core for an event on which the instrument gives no answer.
"""

from __future__ import annotations

from warrant.data import dataclass
from warrant.facts import Source


@dataclass(frozen=True)
class Problem:
    """One mistake: its place, what is wrong, and the remedy in the imperative."""

    source: Source
    what: str
    instead: str

    def __str__(self) -> str:
        return f"{self.source}: {self.what}: {self.instead}"


class BadMatter(Exception):
    """The matter cannot be used; ``problems`` holds every mistake found, in the files' order."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
