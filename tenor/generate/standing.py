"""What stands in OUT: held against the manifest of the run that wrote it, and against what was mailed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Set
from pathlib import Path

from tenor.generate.manifest import Entry
from tenor.generate.pieces import Piece
from warrant.data import dataclass
from warrant.mailings import Mailing

WRITTEN, UNCHANGED, KEPT, EDITED, REMOVED = "written", "unchanged", "kept", "edited", "removed"


@dataclass(frozen=True)
class Written:
    """What became of one file.

    "written"; "unchanged"; "kept" because it was mailed as it stands; "edited" since it was written, and left
    alone; "removed" because the matter no longer calls for it. ``sha256`` is that of the file that stands.
    """

    path: Path
    state: str
    sha256: str


class Standing:
    """The files of OUT, the manifest's entries by file, and the hashes of what was mailed."""

    def __init__(self, out: Path, entries: dict[str, Entry], mailed: Set[str]) -> None:
        """Reads nothing yet: files are hashed when they are asked after."""
        self.out, self.entries, self.mailed = out, entries, mailed

    def sha256(self, name: str) -> str | None:
        """The SHA-256 of the file that stands under a name; ``None`` where there is none."""
        path = self.out / name
        return sha256(path) if path.exists() else None

    def holds(self, piece: Piece) -> bool:
        """Whether the file stands as a former run left it, and nothing that determines it has changed since."""
        entry, standing = self.entries.get(piece.name, {}), self.sha256(piece.name)
        known = (entry.get("inputs_sha256"), entry.get("sha256"))
        if standing is None or known != (piece.inputs_sha256, standing):
            return False
        return entry.get("state") != KEPT or standing in self.mailed

    def wrote(self, name: str) -> bool:
        """Whether what stands under a name is what a run wrote, also one that did not come to its end."""
        entry = self.entries.get(name, {})
        return self.sha256(name) in {entry.get("sha256"), entry.get("was")} - {None}

    def state_without(self, name: str) -> str | None:
        """What becomes of a file that is called for no more; ``None`` where there is none."""
        standing = self.sha256(name)
        if standing is None:
            return None
        return KEPT if standing in self.mailed else REMOVED if self.wrote(name) else EDITED

    def state_of(self, draft: Path) -> str:
        """What becomes of the file of a draft's name, now that it would be as the draft is.

        A file that is the draft cut short was damaged, not edited: nothing of anybody's is in it.
        """
        name, standing = draft.name, self.sha256(draft.name)
        if standing is None:
            return WRITTEN
        if standing == sha256(draft):
            return UNCHANGED
        if standing in self.mailed:
            return KEPT
        cut_short = draft.read_bytes().startswith((self.out / name).read_bytes())
        return WRITTEN if cut_short or self.wrote(name) else EDITED


def hashes_mailed(mailings: Iterable[Mailing]) -> frozenset[str]:
    """The SHA-256 of the files that were mailed."""
    return frozenset(mailing.sha256.lower() for mailing in mailings if mailing.sha256)


def sha256(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
