"""Whether anything of a packet changed since it was written, what, and which sign-offs still stand: by hashes."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf

from tenor.packet.binding import CONTENTS
from tenor.packet.chain import Entry, canonical, link_of, sha256
from tenor.packet.manifest import BINDER, MANIFEST, SHEET, SIGN_OFFS, UNCHAINED, written
from tenor.packet.page_digests import page_digests
from tenor.packet.sign_off import WHOLE
from warrant.data import dataclass

KEYS = frozenset({"about", "bound", "files", "contents_root", "binder", "root"})


class NoPacket(ValueError):
    """What was named is no packet, and why."""


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was written: the file, and what of it."""

    name: str
    what: str

    def __str__(self) -> str:
        return f"{self.name}: {self.what}"


@dataclass(frozen=True)
class Standing:
    """A sign-off, and why it stands no longer; empty where it stands."""

    entry: Entry
    because: str = ""


@dataclass(frozen=True)
class Verified:
    """What was found: every change, each sign-off, the root that the manifest states."""

    changes: tuple[Change, ...]
    sign_offs: tuple[Standing, ...]
    root: str


def verify(packet: Path) -> Verified:
    """Verifies a packet's folder, or its zip; ``NoPacket`` for what is none."""
    files = files_of(packet)
    found = tuple(changes(files))
    said = _json(files.get(MANIFEST, b"")) or {}
    return Verified(found, tuple(_standings(files, found)), str(said.get("root", "")))


def files_of(packet: Path) -> dict[str, bytes]:
    """The files of a packet by their names."""
    if packet.is_dir():
        found = {path.relative_to(packet).as_posix(): path for path in sorted(packet.rglob("*")) if path.is_file()}
        files = {name: path.read_bytes() for name, path in found.items()}
    elif packet.is_file() and zipfile.is_zipfile(packet):
        with zipfile.ZipFile(packet) as archive:
            names = archive.namelist()
            if twice := [name for name, count in Counter(names).items() if count > 1]:
                raise NoPacket(f"{packet} holds {twice[0]} twice")
            files = {name: _unzipped(archive, name, packet) for name in names}
    else:
        raise NoPacket(f"{packet} is neither a packet's folder nor its zip")
    if MANIFEST not in files:
        raise NoPacket(f"{packet} holds no {MANIFEST}: it is no packet, or its manifest was taken away")
    return files


def _unzipped(archive: zipfile.ZipFile, name: str, packet: Path) -> bytes:
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise NoPacket(f"{packet}: {name} cannot be unpacked ({error}): the zip is damaged") from error


def changes(files: Mapping[str, bytes]) -> Iterator[Change]:
    """Everything in a packet's files that is not as it was written, the manifest first."""
    said = _json(files[MANIFEST])
    try:
        yield from _of_manifest(files[MANIFEST], said)
        yield from _of_files(files, said)
        yield from _of_binder(files, said)
        yield from _of_sign_offs(files, said)
    except (KeyError, TypeError, AttributeError) as error:
        yield Change(MANIFEST, f"is not in the form of a manifest ({type(error).__name__}: {error})")


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return None


def _of_manifest(data: bytes, said: Any) -> Iterator[Change]:
    """The manifest by itself: its form, and its chain link by link."""
    if not isinstance(said, dict):
        yield Change(MANIFEST, "is not JSON any more")
        return
    if data != written(said) or set(said) != KEYS:
        yield Change(MANIFEST, "is not as it was written: a line or a blank was added, taken out or moved")
    yield from _of_chain(said)
    entries = [*said["bound"], *said["files"]]
    for name, link in (("contents_root", entries[-1]["link"]), ("root", said["binder"]["link"])):
        if said[name] != link:
            yield Change(MANIFEST, f"the line {name} was edited")


def _of_chain(said: Mapping[str, Any]) -> Iterator[Change]:
    previous, before = sha256(canonical(said["about"])), "what the packet is about"
    for entry in (*said["bound"], *said["files"], said["binder"]):
        name = _named(entry)
        if entry["prev"] != previous:
            yield Change(
                MANIFEST, f"{before} was edited, or a line between it and {name} was added, moved or taken out"
            )
        if link_of(entry) != entry["link"]:
            yield Change(MANIFEST, f"the lines of {name} were edited")
        previous, before = entry["link"], name


def _named(entry: Entry) -> str:
    return str(entry.get("name") or f"tab {entry['tab']}, {entry['title']}")


def _of_files(files: Mapping[str, bytes], said: Any) -> Iterator[Change]:
    listed = {each["name"]: each for each in said["files"]}
    for name in sorted({*listed, *files} - UNCHAINED - {BINDER}):
        if name not in files:
            yield Change(name, "is missing")
        elif name not in listed:
            yield Change(name, "was put in: the manifest does not know it")
        elif sha256(files[name]) != listed[name]["sha256"]:
            yield Change(name, f"is not the file that was packed: {_sizes(listed[name]['size'], len(files[name]))}")


def _sizes(was: int, now: int) -> str:
    return f"it has {now:,} bytes, and had {was:,}" if was != now else f"some of its {was:,} bytes are others"


def _of_binder(files: Mapping[str, bytes], said: Any) -> Iterator[Change]:
    """The binder by its bytes; where these are others, page by page; and what it says of the contents itself."""
    if BINDER not in files:
        yield Change(BINDER, "is missing")
        return
    data, entry = files[BINDER], said["binder"]
    if sha256(data) != entry["sha256"]:
        yield Change(BINDER, f"is not the file that was packed: {_sizes(entry['size'], len(data))}")
        yield from _of_pages(data, entry["page_digests"])
    yield from _of_own_contents(data, said)


def _of_pages(data: bytes, before: Sequence[str]) -> Iterator[Change]:
    try:
        now = page_digests(data)
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        yield Change(BINDER, f"cannot be read any more ({error})")
        return
    if len(now) != len(before):
        yield Change(BINDER, f"has {len(now)} pages, and had {len(before)}")
    elif now == before:
        yield Change(BINDER, "shows the same pages as before: what changed is around them")
    differ = [at for at, (one, other) in enumerate(zip(now, before, strict=False)) if one != other]
    for at in differ:
        where = before.index(now[at]) + 1 if now[at] in before else 0
        what = f"is what was page {where}" if where else "is not as it was"
        yield Change(BINDER, f"page {at + 1} {what}")


def _of_own_contents(data: bytes, said: Any) -> Iterator[Change]:
    """The contents that the binder holds within it, against those of the manifest."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            own = _json(pdf.attachments[CONTENTS].get_file().read_bytes())
    except (pikepdf.PdfError, KeyError, RuntimeError):
        yield Change(BINDER, f"holds no {CONTENTS} any more")
        return
    if not isinstance(own, dict):
        yield Change(BINDER, f"holds a {CONTENTS} that is no JSON")
        return
    for part in ("about", "bound", "files", "contents_root"):
        if own.get(part) != said[part]:
            yield Change(MANIFEST, f"what it says under {part} is not what the binder was bound with")


def _of_sign_offs(files: Mapping[str, bytes], said: Any) -> Iterator[Change]:
    held = _json(files.get(SIGN_OFFS, b""))
    if not isinstance(held, dict):
        yield Change(SIGN_OFFS, "is missing, or is no JSON")
        return
    if files[SIGN_OFFS] != written(held):
        yield Change(SIGN_OFFS, "is not as it was written: a line or a blank was added, taken out or moved")
    if held["packet_root"] != said["root"]:
        yield Change(SIGN_OFFS, "is of a packet with another root")
    previous = held["packet_root"]
    for number, entry in enumerate(held["sign_offs"], 1):
        if entry["prev"] != previous or link_of(entry) != entry["link"]:
            yield Change(SIGN_OFFS, f"sign-off {number}, of {entry['name']} as {entry['role']}, was edited or moved")
        previous = entry["link"]
    if SHEET not in files:
        yield Change(SHEET, "is missing")
    elif sha256(files[SHEET]) != held["sheet_sha256"]:
        yield Change(SHEET, f"is not the sheet that {SIGN_OFFS} names: one of the two was changed")


def _standings(files: Mapping[str, bytes], found: Sequence[Change]) -> Iterator[Standing]:
    """Each sign-off: one of the whole packet stands while nothing changed, one of files while these are the same."""
    said, held = _json(files[MANIFEST]), _json(files.get(SIGN_OFFS, b""))
    if not isinstance(held, dict) or not isinstance(said, dict):
        return
    for entry in held.get("sign_offs", ()):
        yield Standing(entry, "; ".join(_reasons(entry, files, found, said)))


def _reasons(entry: Entry, files: Mapping[str, bytes], found: Sequence[Change], said: Any) -> Iterator[str]:
    if link_of(entry) != entry.get("link"):
        yield "it was edited itself"
    for name, digest in entry["signed"].items():
        if name == WHOLE:
            # What is added to the sign-offs later leaves those before it as they are.
            other = [each for each in found if each.name not in (SIGN_OFFS, SHEET)]
            if other or digest != said.get("root"):
                yield f"the packet changed: {other[0] if other else 'its root is another'}"
        elif name not in files or sha256(files[name]) != digest:
            yield f"{name} is not what was signed"
