"""The packet's manifest: what it is about, what was bound, what lies beside, the binder; one chain through all of it.

The root of the contents is the link after all but the binder: the cover prints it, for no file can print its own hash.
The binder is the last link, the root of the packet.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tenor.packet.chain import Entry, canonical, chained, last_link, sha256
from warrant.data import dataclass

MANIFEST, SIGN_OFFS, SHEET, BINDER = "manifest.json", "sign-offs.json", "sign-off.pdf", "binder.pdf"
SEAL = "manifest.json.p7s"
UNCHAINED = frozenset({MANIFEST, SIGN_OFFS, SHEET, SEAL})
"""What is written after the manifest, and so is not in it."""


@dataclass(frozen=True)
class Contents:
    """All but the binder: what the packet is about, each sheet bound, each file beside."""

    about: Entry
    bound: tuple[Entry, ...]
    files: tuple[Entry, ...]

    @property
    def root(self) -> str:
        """The link after the last file."""
        return last_link((*self.bound, *self.files), sha256(canonical(self.about)))

    def as_json(self) -> dict[str, Any]:
        """The contents as the manifest, and the file within the binder, hold them."""
        return {
            "about": self.about,
            "bound": list(self.bound),
            "files": list(self.files),
            "contents_root": self.root,
        }


def contents(about: Entry, bound: Sequence[Entry], files: Mapping[str, bytes]) -> Contents:
    """The contents of a packet, chained: sheets in the order of the binder, files by name."""
    beside = [{"name": name, **sized(files[name])} for name in sorted(files)]
    chain = chained([*bound, *beside], sha256(canonical(about)))
    return Contents(about, tuple(chain[: len(bound)]), tuple(chain[len(bound) :]))


def sized(data: bytes) -> dict[str, Any]:
    """The size and the hash of a file."""
    return {"size": len(data), "sha256": sha256(data)}


def manifest(of: Contents, binder: bytes, pages: Sequence[str]) -> bytes:
    """The manifest's bytes; ``pages`` are the digests of the binder's pages."""
    [last] = chained([{"name": BINDER, **sized(binder), "page_digests": list(pages)}], of.root)
    return written({**of.as_json(), "binder": last, "root": last["link"]})


def written(data: object) -> bytes:
    """JSON as it stands in the files of a packet."""
    return (json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode("utf-8")
