"""Moves what a run made into OUT, so that whatever happens a later run can go on.

The manifest is written twice: before the first move, with the hash of what stood there before ("was"), and
after the last. A run that is cut off between leaves nothing that the next would take for somebody's edit.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tenor.generate.manifest import INPUTS, MANIFEST, Entry, manifest
from tenor.generate.pieces import Piece
from tenor.generate.standing import EDITED, KEPT, REMOVED, UNCHANGED, WRITTEN, Standing, Written, sha256


def settle(
    asked: Sequence[Piece], made: Mapping[str, Path], there: Standing, matter: Path, scratch: Path, whole: bool
) -> tuple[Written, ...]:
    """Moves each file made into its place, unless what stands there may not be replaced.

    ``whole`` says that all is asked for that the matter calls for: then what a former run wrote beside is removed.
    """
    written = [_judged(piece, made.get(piece.name), there) for piece in asked]
    written += _others(asked, there) if whole else ()
    entries = {**there.entries, **{entry["file"]: entry for entry in _entries(asked, written, there)}}
    inputs = {path.name: sha256(path) for path in sorted(matter.glob("*")) if path.suffix in INPUTS}
    moved = [each for each in written if each.state in (WRITTEN, REMOVED)]
    if moved:
        begun = {**entries, **{each.path.name: _begun(each, entries, there) for each in moved}}
        _write_manifest(begun.values(), inputs, scratch, there.out)
    for each in moved:
        if each.state == WRITTEN:
            _replace(made[each.path.name], each.path)
        else:
            each.path.unlink(missing_ok=True)
    gone = {each.path.name for each in written if each.state == REMOVED}
    ended = [entry for name, entry in entries.items() if name not in gone and (there.out / name).exists()]
    _write_manifest(ended, inputs, scratch, there.out)
    return tuple(written)


def _judged(piece: Piece, draft: Path | None, there: Standing) -> Written:
    path = there.out / piece.name
    if draft is None:
        entry = there.entries[piece.name]
        return Written(path, entry.get("state", UNCHANGED), entry["sha256"])
    digest = sha256(draft)
    state = there.state_of(draft)
    return Written(path, state, digest if state in (WRITTEN, UNCHANGED) else there.sha256(piece.name) or "")


def _others(asked: Sequence[Piece], there: Standing) -> Iterator[Written]:
    """What former runs wrote and the matter no longer calls for: removed, unless it was mailed or edited."""
    for name in sorted(there.entries.keys() - {piece.name for piece in asked}):
        state = there.state_without(name)
        if state is not None and "draft" not in there.entries[name]:
            yield Written(there.out / name, state, there.sha256(name) or "")


def _entries(asked: Sequence[Piece], written: Sequence[Written], there: Standing) -> Iterator[Entry]:
    """An entry for each file asked for; one that was edited keeps what the run that wrote it said of it."""
    for piece, each in zip(asked, written, strict=False):
        if each.state == EDITED:
            if piece.name in there.entries:
                yield there.entries[piece.name]
            continue
        yield {**piece.entry(), "sha256": each.sha256, **({"state": KEPT} if each.state == KEPT else {})}


def _begun(written: Written, entries: Mapping[str, Entry], there: Standing) -> Entry:
    """The entry of a file that is about to be moved or removed: what stands there until it is."""
    standing = there.sha256(written.path.name)
    return {**entries[written.path.name], **({"was": standing} if standing else {})}


def _write_manifest(entries: Iterable[Entry], inputs: dict[str, str], scratch: Path, out: Path) -> None:
    draft = scratch / MANIFEST
    draft.write_bytes(manifest(entries, inputs))
    _replace(draft, out / MANIFEST)


def _replace(draft: Path, final: Path) -> None:
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(draft, final)
