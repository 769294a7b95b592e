"""The parts of a DOCX: a zip archive that is measured before anything in it is parsed."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from lxml import etree

from checks.read.unreadable import Unreadable

MEMBERS_MAX = 5_000
"""The most members an archive may have; a long agreement with pictures has some hundreds."""

PART_BYTES_MAX = 50_000_000
"""The most bytes one part may unpack to; the text of a thousand pages takes some ten million."""

TOTAL_BYTES_MAX = 200_000_000
"""The most bytes an archive may unpack to."""

RATIO_MAX = 200
"""The most by which a part may shrink; Word's own XML shrinks 5 to 50 times."""

RATIO_APPLIES_ABOVE = 1_000_000
"""Parts up to this many bytes are never refused by ratio: they do no harm, and long tables do repeat."""

DEPTH_MAX = 1
"""An archive may hold archives, as the sheet behind a chart is one, but these none."""

REMEDY = "open it in a word processor, and save it again as .docx"

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}
"""The names of the strict form of the format, which mean the same as the usual ones."""


Made = TypeVar("Made")


class Relationship(NamedTuple):
    """A link from one part to another: its id, its kind ("footer"), its target, and if that is outside."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """A DOCX archive whose size has been checked."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self._links: dict[str, tuple[Relationship, ...]] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise Unreadable(path, f"is a damaged or truncated zip archive ({error}): {REMEDY}") from error
        self._measure()
        found = [link.target for link in self.relationships("") if link.kind == "officeDocument"]
        if len(found) != 1 or not self.has(found[0]):
            raise Unreadable(path, f"is a zip archive, but holds no Word document: {REMEDY}")
        self.main = found[0]

    def _measure(self) -> None:
        members = self._zip.infolist()
        if len(members) > MEMBERS_MAX:
            raise Unreadable(self.path, f"holds {len(members):,} parts, more than {MEMBERS_MAX:,}: {REMEDY}")
        if sum(member.file_size for member in members) > TOTAL_BYTES_MAX:
            raise Unreadable(self.path, f"unpacks to more than {TOTAL_BYTES_MAX:,} bytes: {REMEDY}")
        for member in members:
            self._measure_one(member)
        # Of two parts of one name each program shows the one that it likes; case does not count in names.
        twice = [name for name, count in Counter(each.filename.lower() for each in members).items() if count > 1]
        if twice:
            raise Unreadable(self.path, f"holds two parts named {twice[0]}, of which either may be shown: {REMEDY}")
        if any(self._depth(self._zip, member) > DEPTH_MAX for member in members):
            raise Unreadable(self.path, f"holds archives more than {DEPTH_MAX} deep in one another: {REMEDY}")

    def _depth(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, above: int = 0) -> int:
        """How deep archives lie within each other at a member, as far as it is allowed and one beyond."""
        if above > DEPTH_MAX or member.filename.endswith((".xml", ".rels")) or member.file_size > PART_BYTES_MAX:
            return above
        with archive.open(member) as part:
            if part.read(4) != b"PK\x03\x04":
                return above
        try:
            within = zipfile.ZipFile(io.BytesIO(archive.read(member)))
            return max(above + 1, *(self._depth(within, each, above + 1) for each in within.infolist()[:MEMBERS_MAX]))
        except zipfile.BadZipFile:
            return above + 1

    def _measure_one(self, member: zipfile.ZipInfo) -> None:
        size, packed = member.file_size, max(member.compress_size, 1)
        if ".." in member.filename.split("/") or member.filename.startswith("/") or "\\" in member.filename:
            raise Unreadable(self.path, f"has a part named {member.filename!r}, out of its own folder: {REMEDY}")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            what = f"has a part {member.filename} packed in a way that Word does not read"
            raise Unreadable(self.path, f"{what}: {REMEDY}")
        if member.flag_bits & 1:
            raise Unreadable(self.path, f"has a locked part {member.filename}: save it without a password")
        if size > PART_BYTES_MAX or (size > RATIO_APPLIES_ABOVE and size > RATIO_MAX * packed):
            what = f"has a part {member.filename} of {size:,} bytes, packed in {packed:,}"
            raise Unreadable(self.path, f"{what}, as no document has: {REMEDY}")

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name in self._zip.NameToInfo

    def part(self, name: str) -> etree._Element:
        """The root element of an XML part; ``Unreadable`` if it is missing, malformed or declares a DTD."""
        return self.made_of(name, parsed)

    def made_of(self, name: str, make: Callable[[bytes], Made]) -> Made:
        """What is made of an XML part's bytes; ``Unreadable`` as ``part`` has it."""
        try:
            return make(self._xml(name))
        except HiddenDtd as error:
            raise Unreadable(self.path, f"hides a DTD in {name}, as no Word document does: {REMEDY}") from error
        except etree.XMLSyntaxError as error:
            said = " ".join(str(error).split())
            raise Unreadable(self.path, f"has a part {name} that is not sound XML ({said}): {REMEDY}") from error

    def _xml(self, name: str) -> bytes:
        try:
            data = self._zip.read(name)
        except KeyError as error:
            raise Unreadable(self.path, f"lacks its part {name}: {REMEDY}") from error
        for strict, usual in STRICT.items() if b"purl.oclc.org" in data else ():
            data = data.replace(strict, usual)
        # Looked for before parsing, since entities in attributes are expanded whatever the parser is told;
        # without zeros, since the part may be UTF-16.
        if b"<!DOCTYPE" in data.replace(b"\0", b""):
            raise Unreadable(self.path, f"declares a DTD in {name}, as no Word document does: {REMEDY}")
        return data

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """The links of a part in file order; those of the package itself for the name ""."""
        if name not in self._links:
            self._links[name] = self._relationships(name)
        return self._links[name]

    def _relationships(self, name: str) -> tuple[Relationship, ...]:
        folder, base = posixpath.split(name)
        links = posixpath.join(folder, "_rels", base + ".rels")
        if not self.has(links):
            return ()
        found = self.part(links).iterchildren("{*}Relationship")
        return tuple(_relationship(folder, element) for element in found)


class HiddenDtd(ValueError):
    """XML with a DTD that its bytes do not show, as UTF-7 can write one."""


def parsed(data: bytes) -> etree._Element:
    """The root element of XML from anywhere, ``HiddenDtd`` for one with a DTD; nothing that it names is fetched."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise HiddenDtd
    return root


def _relationship(folder: str, element: etree._Element) -> Relationship:
    kind = (element.get("Type") or "").rpartition("/")[2]
    target = element.get("Target") or ""
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    return Relationship(element.get("Id") or "", kind, target, external)
