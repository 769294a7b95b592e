"""manifest.json: of each file in OUT its hash, and the hashes of all that it was made from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tenor.generate.inputs import code_sha256, libraries

MANIFEST = "manifest.json"
INPUTS = (".yaml", ".csv")

Entry = dict[str, str]


def read_manifest(out: Path) -> dict[str, Entry]:
    """The entries of the manifest that stands, by file; none where there is no sound one."""
    try:
        entries = json.loads((out / MANIFEST).read_bytes())["documents"]
        named = {each["file"]: dict(each) for each in entries if isinstance(each["file"], str)}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    # A name that leads out of OUT is none that a run has written.
    return {name: entry for name, entry in named.items() if Path(name).name == name}


def manifest(entries: Iterable[Entry], inputs: dict[str, str]) -> bytes:
    """The manifest's bytes; ``inputs`` are the SHA-256 of the matter's files by their names."""
    data: dict[str, Any] = {
        "tenor": version("tenor"),
        "code_sha256": code_sha256(),
        "libraries": libraries(),
        "inputs": inputs,
        "documents": sorted(entries, key=lambda entry: entry["file"]),
    }
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()


def mention_runs(out: Path, scratch: Path, runs: Iterable[Entry]) -> None:
    """Adds to the manifest that stands the runs whose folders stand in ``out``, each with the hash of its ledger."""
    data = json.loads((out / MANIFEST).read_bytes())
    data["runs"] = sorted(runs, key=lambda run: run["folder"])
    draft = scratch / MANIFEST
    draft.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(draft, out / MANIFEST)
