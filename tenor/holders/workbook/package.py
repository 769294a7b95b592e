"""The parts of a workbook: a zip archive that is measured before anything in it is parsed, and then read in pieces."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple, cast

from lxml import etree

from tenor.matter.scalars import Mistake

PARTS_MAX = 5_000
PART_BYTES_MAX = 2_000_000_000
"""The most bytes that a part may unpack to; a full sheet of a million Holders takes less than one thousand million."""

RATIO_MAX = 200
"""The most by which a part may shrink; a sheet shrinks 5 to 20 times."""

RATIO_APPLIES_ABOVE = 1_000_000
SMALL_BYTES_MAX = 20_000_000
"""The most bytes of a part that is parsed whole."""

PENDING_BYTES_MAX = 4_000_000
"""The most bytes from the end of one row, or of one text, to the end of the next."""

OLDER = b"\xd0\xcf\x11\xe0"
PIECE = 1 << 16
SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "huge_tree": False, "remove_comments": True}
REMEDY = "copy the rows of the list into a new workbook"


class Related(NamedTuple):
    """A part to which another refers: the id of the reference, its kind ("worksheet") and the name of the part."""

    id: str
    kind: str
    part: str


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """A workbook, until it is no longer needed; ``Mistake`` where it is larger than any list is."""
    with path.open("rb") as file:
        if file.read(len(OLDER)) == OLDER:
            raise Mistake("an older workbook, or one with a password", "save it as .xlsx without a password")
        with zipfile.ZipFile(file) as archive, ExitStack() as kept:
            yield Package(archive, kept)


class Package:
    """An open workbook whose size has been measured."""

    def __init__(self, archive: zipfile.ZipFile, kept: ExitStack) -> None:
        self._zip, self._kept = archive, kept
        members = archive.infolist()
        if len(members) > PARTS_MAX:
            raise Mistake(f"{len(members):,} parts, more than {PARTS_MAX:,}", REMEDY)
        for each in members:
            if each.file_size > PART_BYTES_MAX:
                raise Mistake(f"{each.filename} unpacks to more than {PART_BYTES_MAX:,} bytes", REMEDY)
            if each.file_size > RATIO_APPLIES_ABOVE and each.file_size > RATIO_MAX * each.compress_size:
                raise Mistake(f"{each.filename} unpacks to more than {RATIO_MAX} times its size", REMEDY)

    def scratch(self) -> IO[bytes]:
        """A file without a name, which is there as long as the workbook is open."""
        return self._kept.enter_context(TemporaryFile())

    def root(self, part: str) -> etree._Element:
        """A small part, parsed whole."""
        if self._zip.getinfo(part).file_size > SMALL_BYTES_MAX:
            raise Mistake(f"{part} has more than {SMALL_BYTES_MAX:,} bytes", REMEDY)
        return _without_doctype(etree.fromstring(self._zip.read(part), etree.XMLParser(**SAFE)))

    def related(self, part: str = "") -> Iterator[Related]:
        """The parts to which a part refers, or the package itself."""
        folder, name = posixpath.split(part)
        for each in self.root(posixpath.join(folder, "_rels", f"{name}.rels")):
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
                yield Related(each.get("Id", ""), each.get("Type", "").rpartition("/")[2], target)

    def elements(self, part: str, *names: str) -> Iterator[etree._Element]:
        """The elements of these names, each when it is complete; when the next is asked for, it is gone."""
        parser = etree.XMLPullParser(events=("end",), tag=[f"{{*}}{name}" for name in names], **SAFE)
        pending, first = 0, True
        with self._zip.open(part) as pieces:
            while piece := pieces.read(PIECE):
                parser.feed(piece)
                pending += len(piece)
                last: etree._Element | None = None
                for element in (cast(etree._Element, each) for _, each in parser.read_events()):
                    yield _without_doctype(element) if first else element
                    first, last = False, element
                if last is not None:
                    pending = 0
                    _forget(last)
                if pending > PENDING_BYTES_MAX:
                    raise Mistake(f"{part} has {PENDING_BYTES_MAX:,} bytes that end no row and no text", REMEDY)
        parser.close()


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, which the strict form of the format has another of."""
    return str(element.tag).rpartition("}")[2]


def _without_doctype(element: etree._Element) -> etree._Element:
    if element.getroottree().docinfo.doctype:  # type: ignore[attr-defined]
        raise Mistake("a document type, which no workbook has", REMEDY)
    return element


def _forget(element: etree._Element) -> None:
    """Frees what an element holds, and all that ended before it."""
    element.clear()
    above = element.getparent()
    while above is not None:
        del above[: above.index(element)]
        element, above = above, above.getparent()
