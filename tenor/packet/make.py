"""Makes a packet whole, reads it back, and only then puts it where it was asked for: a folder, and beside it a zip."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tenor.generate.beside import folder_beside
from tenor.generate.inputs import code_sha256, libraries
from tenor.packet.beside import files_beside, inputs
from tenor.packet.bind.stamp import Numbering
from tenor.packet.binding import Binding, Bound
from tenor.packet.chain import Entry
from tenor.packet.holder import require_undisclosed
from tenor.packet.manifest import BINDER, MANIFEST, SEAL, SHEET, SIGN_OFFS, manifest
from tenor.packet.page_digests import page_digests
from tenor.packet.seal import Sealer
from tenor.packet.self_check import require_sound
from tenor.packet.sign_off import SignOffs, Unsigned
from tenor.packet.sources import subject
from tenor.packet.subject import Subject
from tenor.packet.tabs import tabs
from tenor.packet.verify import changes, files_of
from warrant.book import Book
from warrant.data import dataclass

MIDNIGHT = (1980, 1, 1, 0, 0, 0)
BINDERS = ("pikepdf", "pypdf", "pypdfium2", "xlsxwriter")
FORMAT = 1
"""The number of the manifest's form."""


class Occupied(RuntimeError):
    """OUT is there already: a packet is never written over another."""


@dataclass(frozen=True)
class Made:
    """A packet as written: its folder, its zip, its root, the pages of its binder, the figures ticked, its verdict."""

    folder: Path
    archive: Path
    root: str
    pages: int
    ticked: int
    verdict: str


@dataclass(frozen=True)
class Order:
    """What packet is asked for."""

    event: str = ""
    holder: str = ""
    numbering: Numbering | None = None
    sealer: Sealer | None = None


def make(book: Book, matter: Path, out: Path, order: Order, progress: Callable[[str], None]) -> Made:
    """Writes the packet of a matter into ``out`` and ``out``.zip, or nothing.

    ``Occupied`` where either is there; ``tenor.packet.self_check.Unsound`` where the packet, read back, is not what it
    should be; ``tenor.packet.holder.Disclosed`` where one for a Holder names another.
    """
    archive = archive_of(out)
    for path in (out, archive):
        if path.exists():
            raise Occupied(f"{path} is there already: name a new folder, for a packet is never written over another")
    with folder_beside(out) as scratch:
        of = subject(book, matter, scratch, order.event, order.holder, progress)
        files, bound = _made(of, scratch, order, progress)
        folder = scratch / "packet"
        write_all(folder, files)
        (scratch / "packet.zip").write_bytes(zipped(files))
        out.parent.mkdir(parents=True, exist_ok=True)
        os.replace(folder, out)
        os.replace(scratch / "packet.zip", archive)
    ticked = sum(figure.mark == "tick" for leaf in bound.leaves for figure in leaf.figures)
    return Made(out, archive, SignOffs.read(files).root, bound.pages, ticked, of.report.verdict)


def archive_of(folder: Path) -> Path:
    """The zip of a packet's folder."""
    return folder.with_name(f"{folder.name}.zip")


def _made(of: Subject, scratch: Path, order: Order, progress: Callable[[str], None]) -> tuple[dict[str, bytes], Bound]:
    beside = files_beside(of, scratch, progress)
    numbering = order.numbering or Numbering(f"{of.certificate}-")
    bound = Binding(of, list(tabs(of, progress)), numbering).bound(_about(of, numbering), beside)
    binder = order.sealer.sealed_pdf(bound.data) if order.sealer else bound.data
    said = manifest(bound.contents, binder, page_digests(binder))
    files = {**beside, BINDER: binder, MANIFEST: said}
    if order.sealer:
        files[SEAL] = order.sealer.sealed(said)
    begun = SignOffs.begun(files)
    files |= {SIGN_OFFS: begun.data, SHEET: begun.sheet}
    progress("the packet, read back")
    require_sound(of, bound, files)
    if of.holder:
        require_undisclosed(files, of.hidden)
    return files, bound


def _about(of: Subject, numbering: Numbering) -> Entry:
    """What the manifest says of the packet as a whole."""
    return {
        "form": FORMAT,
        "title": of.title,
        "certificate": of.certificate,
        "as_of": of.as_of.isoformat(),
        "verdict": of.report.verdict,
        "event": of.event,
        "for_holder": of.holder,
        "first_bates": numbering.of(0),
        "sheet": of.book.matter.terms.paper,
        "tenor": version("tenor"),
        "code_sha256": code_sha256(),
        "libraries": libraries() | {name: version(name) for name in BINDERS},
        "inputs": inputs(of.folder),
    }


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files by their names into a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip, by name, without times: the same bytes for the same files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, MIDNIGHT)
            member.create_system, member.external_attr = 3, 0o100644 << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, files[name])
    return written.getvalue()


def record(packet: Path, role: str, name: str, on: date, names: Sequence[str]) -> Entry:
    """Records a sign-off in a packet's folder, and in the zip beside it where that held the same; gives its entry.

    ``Unsigned`` for a packet that has changed since it was written: only what verifies can be signed.
    """
    files = files_of(packet)
    if not packet.is_dir():
        raise Unsigned(f"{packet} is no folder: sign the packet's folder")
    if found := next(changes(files), None):
        raise Unsigned(f"the packet has changed since it was written ({found}), and cannot be signed")
    made = SignOffs.read(files).signed(role, name, on, files, names)
    archive = archive_of(packet)
    is_same = archive.is_file() and archive.read_bytes() == zipped(files)
    now = {**files, SIGN_OFFS: made.data, SHEET: made.sheet}
    write_all(packet, {name: now[name] for name in (SIGN_OFFS, SHEET)})
    if is_same:
        archive.write_bytes(zipped(now))
    return made.entries[-1]
