"""What reading a run back came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from checks.outcome import Outcome
from warrant.listed import Unlisted
from warrant.quantities import Shares

TOLD_MAX = 200
"""So many of each kind of fault are told one by one; a run of which every file is wrong would otherwise never end."""


class Missing(NamedTuple):
    """A file that a listed Holder ought to have: its name, the Holder's line of the list."""

    file: str
    line: int


class FileVerdict(NamedTuple):
    """One file read back: its place within the run's folder, and what the rules found in it.

    ``sha256`` is the hash that the run recorded and the file has; empty where it is otherwise than recorded. A file of
    the sample is told once more, after all others.
    """

    file: str
    sha256: str
    findings: tuple[Outcome, ...] = ()


@dataclass(frozen=True)
class RunVerdict:
    """A run of statements read back.

    ``lines`` are those of the list, ``statements`` the Holders of whom every file was found, ``files`` all that were
    read: ``by_layout`` held against one of ``layouts``, ``in_full`` by every rule, those of the ``sample`` (drawn by
    ``seed``) among them and the ones from which a layout was learned. ``tied`` counts the texts of Holders that were
    compared with the core's. ``stated`` is the sum of the shares of all right statements, ``owed`` that of the core.

    ``findings`` are what the rules found in files that were read in full; ``more`` says of each list how many there
    are that it does not tell. ``altered`` are files that are otherwise than the run recorded.
    """

    run: str
    event: str
    lines: int
    statements: int
    files: int
    by_layout: int
    layouts: int
    in_full: int
    sample: int
    seed: int
    tied: int
    stated: Shares
    owed: Shares
    missing: tuple[Missing, ...] = ()
    strangers: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    refused: tuple[Unlisted, ...] = ()
    findings: tuple[Outcome, ...] = ()
    more: dict[str, int] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The run in one sentence for every report."""
        return (
            f"{self.statements:,} statements of {self.event} read back, {self.files:,} files: {self.tied:,} texts of "
            f"their Holders tied; {self.by_layout:,} files by {self.layouts} layout{'s' * (self.layouts != 1)}, "
            f"{self.in_full:,} in full, of these {self.sample:,} drawn at random (seed {self.seed})"
        )
