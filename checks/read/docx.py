"""The reader of DOCX files: all stories, in both views of the tracked changes.

Stories in order: the body, headers, footers, footnotes, endnotes, comments, then text boxes, which are
numbered in the order in which they were met. The marks of notes ("1" in the body) are not text here,
since the file does not hold them. Tenor's own comments are notes beside the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from checks.read.changes import Change, View
from checks.read.docx_met import Met
from checks.read.docx_names import R, W
from checks.read.docx_notes import is_note, words_of
from checks.read.docx_numbering import Numbering
from checks.read.docx_package import Package, Relationship
from checks.read.docx_styles import Styles, styles_in
from checks.read.docx_walk import Walk
from checks.read.story import Composed, composed
from checks.read.unreadable import Unreadable
from checks.text import Control, Field, Note, Paper, Place

NOTES = ("footnotes", "endnotes", "comments")
WITHOUT_TEXT = (
    "styles stylesWithEffects numbering settings webSettings fontTable theme header footer "
    "footnotes endnotes comments commentsExtended commentsIds commentsExtensible people "
    "customXml customXmlProps hyperlink image printerSettings oleObject package control aFChunk subDocument "
    "diagramLayout diagramQuickStyle diagramColors diagramDrawing chartUserShapes themeOverride font"
)
"""Kinds of parts that carry no text of the document, or whose place in the text is reported instead."""

SAID = {
    "chart": "a chart",
    "diagramData": "a diagram",
    "glossaryDocument": "a store of building blocks",
}

BROUGHT = {"vbaProject": "a macro project", "attachedTemplate": "a template"}
"""Kinds of parts that run, or from which words and styles are taken when the file is opened."""

BOXES_MAX = 2_000
"""The most text boxes that are read in one document."""


def read_docx(path: Path, data: bytes) -> Paper:
    """The paper in the bytes of a DOCX; ``Unreadable`` if it is damaged, locked or no Word document."""
    package = Package(path, data)
    links = package.relationships(package.main)
    met = _met(package, links)
    for story, root in stories(package, links):
        Walk(met, story).story(root)
    _read_boxes(path, met)
    paper = _paper(path, met, [*_unread_parts(package), *met.unread])
    return replace(paper, brought=(*_brought_parts(package), *met.brought), notes=tuple(_notes(package, links)))


def body_met(package: Package) -> tuple[Met, etree._Element]:
    """What a walk through the body alone meets, and the root of the part that was walked."""
    links = package.relationships(package.main)
    met = _met(package, links)
    story, body = next(stories(package, links))
    Walk(met, story).story(body)
    return met, body.getroottree().getroot()


def _met(package: Package, links: tuple[Relationship, ...]) -> Met:
    sheet = _name(package, links, "styles")
    styles = Styles(None) if sheet is None else package.made_of(sheet, styles_in)
    return Met(package.path.name, styles, Numbering(_first(package, links, "numbering"), styles))


def _name(package: Package, links: tuple[Relationship, ...], kind: str) -> str | None:
    return next((link.target for link in links if link.kind == kind and package.has(link.target)), None)


def _first(package: Package, links: tuple[Relationship, ...], kind: str) -> etree._Element | None:
    name = _name(package, links, kind)
    return None if name is None else package.part(name)


def stories(package: Package, links: tuple[Relationship, ...]) -> Iterator[tuple[str, etree._Element]]:
    """The stories of a document by name, in order, text boxes within them; ``links`` are those of its main part."""
    main = package.part(package.main)
    body = main.find(W + "body")
    if body is None:
        raise Unreadable(package.path, "holds a Word document without a body: make it again")
    yield "body", body
    signs = list(main.iter(W + "headerReference", W + "footerReference"))
    for kind in ("header", "footer"):
        for ordinal, target in enumerate(_bands(signs, links, kind), 1):
            yield f"{kind} {ordinal}", package.part(target)
    for kind in NOTES:
        root = _first(package, links, kind)
        notes = [] if root is None else [n for n in root if n.get(W + "type") in (None, "normal")]
        for ordinal, note in enumerate(notes, 1):
            if not is_note(note):
                yield f"{kind[:-1]} {ordinal}", note


def _notes(package: Package, links: tuple[Relationship, ...]) -> Iterator[Note]:
    root = _first(package, links, "comments")
    for ordinal, comment in enumerate([] if root is None else root, 1):
        if is_note(comment):
            yield Note(words_of(comment), Place(package.path.name, f"comment {ordinal}", 1))


def _bands(signs: list[etree._Element], links: tuple[Relationship, ...], kind: str) -> list[str]:
    targets = {link.id: link.target for link in links if link.kind == kind}
    used = [targets.get(sign.get(R + "id") or "") for sign in signs if sign.tag == f"{W}{kind}Reference"]
    return list(dict.fromkeys([name for name in used if name] + list(targets.values())))


def _read_boxes(path: Path, met: Met) -> None:
    for ordinal, (box, around) in enumerate(met.boxes, 1):
        # A box may hold boxes: the list grows while it is read.
        if ordinal > BOXES_MAX:
            raise Unreadable(path, f"holds more than {BOXES_MAX:,} text boxes: divide it")
        Walk(met, f"text box {ordinal}").story(box, around)


def _unread_parts(package: Package) -> Iterator[str]:
    for link in _links(package):
        if link.kind not in WITHOUT_TEXT.split() and link.kind not in BROUGHT and not link.external:
            what = SAID.get(link.kind, f"a part of the unknown kind {link.kind}")
            yield f"{package.path.name}: {what} ({link.target}) was not read"


def _brought_parts(package: Package) -> Iterator[str]:
    for link in _links(package):
        if link.kind in BROUGHT:
            yield f"{package.path.name}: {BROUGHT[link.kind]} ({link.target}) was not read"
        elif link.external and link.kind != "hyperlink":
            yield f"{package.path.name}: what lies elsewhere ({link.kind}, {link.target}) was not read"


def _links(package: Package) -> Iterator[Relationship]:
    for part in dict.fromkeys([package.main, *(link.target for link in package.relationships(package.main))]):
        yield from package.relationships(part)


def _paper(path: Path, met: Met, unread: list[str]) -> Paper:
    accepted = original = composed(met.paragraphs, View.ACCEPTED, met.numbering)
    if any(paragraph.is_changed for paragraph in met.paragraphs):
        original = composed(met.paragraphs, View.ORIGINAL, met.numbering)
    unknown = [f"{path.name}: numbers in the form {form} were read as decimals" for form in met.numbering.unknown]
    return Paper(
        path.name,
        "docx",
        accepted.text,
        original.text,
        tuple(_controls(met, accepted)),
        tuple(_fields(met, accepted, View.ACCEPTED)),
        tuple(_fields(met, original, View.ORIGINAL)),
        accepted.hidden,
        unread=tuple(dict.fromkeys([*unread, *sorted(unknown)])),
    )


def _controls(met: Met, accepted: Composed) -> Iterator[Control]:
    for key, (start, end) in sorted(accepted.ranges.items()):
        span = met.spans[key]
        if span.tag is not None and Change.DELETED not in span.changes:
            yield Control(span.tag, span.alias or "", start, end)


def _fields(met: Met, shown: Composed, view: View) -> Iterator[Field]:
    for key, (start, end) in sorted(shown.ranges.items()):
        span = met.spans[key]
        if span.tag is None and view.hides not in span.changes:
            yield Field("".join(span.code).strip(), shown.text.string[start:end], start, end)
