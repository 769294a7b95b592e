"""A pattern written once as a Word file, and the values of each Holder put into it.

Every member of a stamped file inflates to what ``docgen.docx`` writes for that Holder, byte for byte.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from html import escape, unescape
from typing import ClassVar

from docgen.docx import docx
from docgen.stamp.bookmarks import Bookmarks, bookmarks
from docgen.stamp.package import Package, package
from docgen.stamp.pattern import PLAIN, Pattern, Reflows
from docgen.stamp.splice import Parts
from warrant.data import dataclass
from warrant.regex import regex

CERTIFICATE = "certificate"
MARK = regex(r'<w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"/><w:sdt><w:sdtPr><w:alias w:val="([^"]+)"/>')
NARROW, WIDE = "1", "W. " * 60 + "W."
"""Texts by which it is tried whether any place is measured by what stands in it."""


@dataclass(frozen=True)
class DocxLayout:
    """A Word file with holes for the texts of ``slots``, which come in that order; ``head`` begins every file."""

    slots: tuple[str, ...]
    package: Package
    bookmarks: Bookmarks
    head: bytes = field(init=False)
    pages: ClassVar[int] = 0

    def __post_init__(self) -> None:
        """Takes the head of the package for its own."""
        object.__setattr__(self, "head", self.package.head)

    def stamp(self, texts: Sequence[str]) -> bytes:
        """The file with these texts, all that follows the head; ``Reflows`` where one cannot stand in it as it is."""
        fillings = []
        for slot, text in zip(self.slots, texts, strict=True):
            if not text.isprintable() or "  " in text or text.strip(" ") != text or not text:
                _check(slot, text)
            fillings.append(escape(text, quote=False).encode())
        certificate = texts[self.slots.index(CERTIFICATE)]
        try:
            names = self.bookmarks.named(certificate)
        except ValueError as error:
            raise Reflows(CERTIFICATE, str(error)) from error
        fillings.append(escape(certificate, quote=False).replace('"', "&quot;").encode())
        fillings += [name.encode() for name in names]
        return self.package.filled(fillings)


def compile_docx(pattern: Pattern) -> DocxLayout:
    """The layout of all files that differ from the pattern's in the texts of its slots alone.

    ValueError where a text stands in a place that is not the text of a figure or the name of a fact, and where
    anything else in the file depends on it.
    """
    file = docx(pattern.html, paper=pattern.paper)
    members = _members(file)
    facts = _facts(members)
    certificate = pattern.sentinels[CERTIFICATE]
    marks = bookmarks([*facts.values()], certificate)
    names = [each for each, fact in sorted(facts.items()) if certificate in fact]
    holes = {name: _parts(text, pattern, names) for name, text in members.items()}
    cut = {name: parts for name, parts in holes.items() if len(parts) > 1}
    layout = DocxLayout(pattern.slots, package(file, cut), marks)
    for text, other in ((NARROW, NARROW), (WIDE, "W" * marks.longest)):
        _proven(layout, pattern, text, other)
    return layout


def _members(file: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def _facts(members: Mapping[str, str]) -> dict[int, str]:
    """The id of the fact that each control states, by the control's number, from 1 without a gap."""
    found = {int(number): unescape(fact) for text in members.values() for number, _, fact in MARK.findall(text)}
    if [*sorted(found)] != [*range(1, len(found) + 1)]:
        raise ValueError("the figures of the file are not numbered one after another")
    return dict(sorted(found.items()))


def _parts(text: str, pattern: Pattern, names: Sequence[int]) -> Parts:
    """A member taken apart: the texts of slots, the certificate in an attribute, and the bookmarks that hold it."""
    parts: list[bytes | int] = []
    at = 0
    for start, end, filling in sorted(_holes(text, pattern, names)):
        if start >= at:
            parts += text[at:start].encode(), filling
            at = end
    return [*parts, text[at:].encode()]


def _holes(text: str, pattern: Pattern, names: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Where each hole of a member begins and ends, and the number of its filling."""
    attribute = len(pattern.slots)
    for mark in MARK.finditer(text):
        if int(mark[1]) in names:
            yield *mark.span(2), attribute + 1 + names.index(int(mark[1]))
    for number, slot in enumerate(pattern.slots):
        for found in re.finditer(re.escape(pattern.sentinels[slot]), text):
            start, end = found.span()
            if text.rfind("<", 0, start) < text.rfind(">", 0, start):
                yield start, end, number
            elif slot == CERTIFICATE:
                yield start, end, attribute
            else:
                raise ValueError(f"{slot} stands in the name of something, where only a certificate may")


def _check(slot: str, text: str) -> None:
    """Raises ``Reflows`` for a text that the writer would not write as it is."""
    if not slot.endswith(f".{PLAIN}"):
        raise Reflows(slot, f"it is not one line of printable characters with single spaces between them: {text!r}")


def _proven(layout: DocxLayout, pattern: Pattern, text: str, certificate: str) -> None:
    """Raises ValueError unless the layout with other texts, one for all but the certificate, is what is written so."""
    texts, html = [certificate if slot == CERTIFICATE else text for slot in pattern.slots], pattern.html
    for slot, other in zip(pattern.slots, texts, strict=True):
        html = html.replace(pattern.sentinels[slot], other)
    if _members(layout.head + layout.stamp(texts)) != _members(docx(html, paper=pattern.paper)):
        raise ValueError(f"more than the texts of the Holder differs where they are {text!r}, {certificate!r}")
