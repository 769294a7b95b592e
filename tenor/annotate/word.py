"""A copy of a Word file with comments at the words of annotations: everything else in it is kept byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path

from checks.annotations import Annotation, Span
from checks.read.docx_package import Package
from checks.read.docx_places import BodyPlaces
from checks.text import NOTE_AUTHOR
from tenor.annotate.unmarked import Unmarked
from tenor.annotate.word_marks import STRICT, Part
from tenor.annotate.xml_bytes import NotUtf8, nodes
from warrant.regex import regex

INITIALS = "T"
NO_DATE = (1980, 1, 1, 0, 0, 0)
"""Stands where a zip archive demands a date."""

CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
STRICT_LINK = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT_TYPES = "[Content_Types].xml"
ID = regex(rb"""<[^>]*comment[^>]*\bid\s*=\s*["'](\d+)["']""")


def commented(path: Path, data: bytes, annotations: Sequence[Annotation], on: date) -> bytes:
    """The bytes of a Word file with a comment for each annotation, dated on a day.

    What is said of the whole paper stands at its first words. ``Unmarked`` where no comment can be put in.
    """
    if not annotations:
        return data
    places = BodyPlaces(path, data)
    parts = _parts(data)
    try:
        return _with_parts(data, _commented(places, parts, annotations, on))
    except NotUtf8:
        raise Unmarked("a part of it is not written in UTF-8: save it again in a word processor") from None


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _commented(
    places: BodyPlaces, parts: dict[str, bytes], annotations: Sequence[Annotation], on: date
) -> dict[str, bytes]:
    """The parts that are otherwise, or new."""
    package = places.package
    main = package.main
    part = Part(places, parts[main])
    link = next((each.target for each in package.relationships(main) if each.kind == "comments"), None)
    there = parts.get(link or "", b"")
    first = max((int(found) for found in ID.findall(there + parts[main])), default=-1) + 1
    title = _first_words(places)
    for number, annotation in enumerate(annotations, first):
        if not part.comment(number, annotation.at or title):
            raise Unmarked("its body has no words at which a comment can stand")
    comments = b"".join(
        _comment(number, annotation.words, on, part.namespace) for number, annotation in enumerate(annotations, first)
    )
    made = {main: part.applied()}
    if link and link in parts:
        return {**made, link: _put_in(there, comments)}
    return {**made, **_new_part(package, parts, comments, part.namespace)}


def _first_words(places: BodyPlaces) -> Span:
    for start, end, _ in places.text.pieces:
        return Span(start, end)
    raise Unmarked("its body has no words at which a comment can stand")


def _comment(number: int, words: str, on: date, namespace: str) -> bytes:
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line, quote=False)}</w:t></w:r></w:p>' if line else "<w:p/>"
        for line in words.split("\n")
    )
    return (
        f'<w:comment xmlns:w="{namespace}" w:id="{number}" w:author="{NOTE_AUTHOR}" w:date="{on}T00:00:00Z" '
        f'w:initials="{INITIALS}">{paragraphs}</w:comment>'
    ).encode()


def _new_part(package: Package, parts: dict[str, bytes], comments: bytes, namespace: str) -> dict[str, bytes]:
    """A part of comments, with its content type and its link."""
    folder, base = posixpath.split(package.main)
    name = next(name for name in ("comments.xml", "tenor-comments.xml") if posixpath.join(folder, name) not in parts)
    links = posixpath.join(folder, "_rels", f"{base}.rels")
    id_ = next(f"rIdTenor{at}" for at in range(1, 1000) if f'"rIdTenor{at}"'.encode() not in parts.get(links, b""))
    kind = STRICT_LINK if namespace == STRICT else LINK
    link = f'<Relationship xmlns="{LINKS}" Id="{id_}" Type="{kind}" Target="{name}"/>'
    part = posixpath.join(folder, name)
    type_ = f'<Override xmlns="{CONTENT}" PartName="/{part}" ContentType="{COMMENTS}"/>'
    empty = HEAD + f'<Relationships xmlns="{LINKS}"></Relationships>'.encode()
    root = f'<w:comments xmlns:w="{namespace}"></w:comments>'.encode()
    return {
        CONTENT_TYPES: _put_in(parts[CONTENT_TYPES], type_.encode()),
        links: _put_in(parts.get(links, empty), link.encode()),
        part: _put_in(HEAD + root, comments),
    }


def _put_in(data: bytes, content: bytes) -> bytes:
    """A part with some content put in at the end of its root."""
    root = nodes(data)[0]
    if root.closing == root.end:
        return data[: root.opened - 2] + b">" + content + f"</{root.name}>".encode() + data[root.end :]
    return data[: root.closing] + content + data[root.closing :]


def _with_parts(data: bytes, made: dict[str, bytes]) -> bytes:
    """The archive with some parts otherwise, in its own order; new ones stand last."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for member in old.infolist():
            new.writestr(member, made.get(member.filename) or old.read(member), member.compress_type)
        for name in sorted(made.keys() - set(old.namelist())):
            member = zipfile.ZipInfo(name, NO_DATE)
            member.external_attr = 0o600 << 16
            new.writestr(member, made[name], zipfile.ZIP_DEFLATED)
    return written.getvalue()
