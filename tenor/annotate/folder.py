"""OUT: the copies of a run moved in, all or none, and a list of them by which the next run knows its own."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tenor.generate.standing import sha256

LIST = "annotated.json"
Entry = Mapping[str, str]


class Refused(Exception):
    """OUT holds what may not be replaced; the message says what, and what to do."""


def settle(out: Path, scratch: Path, copies: Sequence[tuple[Path, Path]], whole: bool) -> None:
    """Moves the copies (place in OUT, paper) from ``scratch`` into ``out``; ``whole`` removes those of former runs.

    ``Refused``, before anything is moved, where a copy would replace a file that is no copy as a run left it.
    """
    left = _left(out)
    for place, paper in copies:
        _require_free(place, paper, left)
    made = {place.name: sha256(scratch / place.name) for place, _ in copies}
    papers = {place.name: sha256(paper) for place, paper in copies}
    gone = [name for name, entry in left.items() if whole and name not in made and _is_as_left(out / name, entry)]
    kept = {name: entry for name, entry in left.items() if name not in made and name not in gone}
    out.mkdir(parents=True, exist_ok=True)
    # Before the first move the list has both hashes, so that a run cut off leaves nothing that looks edited.
    begun = {name: {"sha256": made[name], "was": left.get(name, {}).get("sha256", "")} for name in made}
    _write(out, scratch, {**left, **begun})
    for place, _ in copies:
        os.replace(scratch / place.name, place)
    for name in gone:
        (out / name).unlink(missing_ok=True)
    _write(out, scratch, {**kept, **{name: {"sha256": made[name], "paper_sha256": papers[name]} for name in made}})


def _require_free(place: Path, paper: Path, left: Mapping[str, Entry]) -> None:
    if not place.exists():
        return
    if place.samefile(paper):
        raise Refused(f"{place} is the paper itself: name another folder with -o.")
    if not _is_as_left(place, left.get(place.name, {})):
        raise Refused(f"{place} is no copy as tenor annotate left it: move it away, or name another folder with -o.")


def _is_as_left(place: Path, entry: Entry) -> bool:
    return place.is_file() and sha256(place) in {entry.get("sha256"), entry.get("was")} - {None}


def _left(out: Path) -> dict[str, Entry]:
    """What a former run says of its copies; of a list that is damaged, nothing is believed."""
    try:
        said: Any = json.loads((out / LIST).read_text("utf-8"))
        return {str(name): dict(entry) for name, entry in said.items() if Path(name).name == name}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(out: Path, scratch: Path, entries: Mapping[str, Entry]) -> None:
    draft = scratch / LIST
    draft.write_text(json.dumps(entries, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    os.replace(draft, out / LIST)
