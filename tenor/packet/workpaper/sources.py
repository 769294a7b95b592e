"""The files that a workpaper was made from."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from tenor.matter.load import FILES


def hashes(folder: Path) -> Mapping[str, str]:
    """The SHA-256 of each file of a matter that is there, by its name."""
    return {name: sha256((folder / name).read_bytes()).hexdigest() for name in FILES if (folder / name).exists()}
