"""The one exception of the readers."""

from __future__ import annotations

from pathlib import Path


class Unreadable(Exception):
    """A file cannot be read; ``why`` is a sentence that says what is wrong and what to do."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path.name}: {why}")
        self.path = path
        self.why = why
