"""The reader of HTML pages, Tenor's own and foreign ones: as text, without running or fetching anything.

Stories in order: the body, headers and footers that run in the margins, the title that a window shows. Styles kept
elsewhere, scripts, pictures, pages within the page and form fields that hold something are named as not read.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from lxml import etree

from checks.read.changes import View
from checks.read.html_styles import MEDIA, Sheet, concerns, wrapped_tree
from checks.read.html_walk import Around, Walk, line_of, style_texts
from checks.read.story import Composed, Paragraph, Words, composed
from checks.read.unreadable import Unreadable
from checks.text import BODY, Control, Field, Paper, Place
from warrant.regex import regex

BYTES_MAX = 20_000_000
"""The largest page that is read, in bytes; the Warrant of twenty pages has a hundred thousand."""

ELEMENTS_MAX = 200_000
DECLARED_WITHIN = 1024
"""A page declares its encoding within its first 1024 bytes (HTML Standard, 4.2.5.4)."""

CHARSET = regex(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
LATIN = ("ascii", "iso8859-1", "cp1252")
"""What browsers read as windows-1252, by the names that Python has for them."""

TITLE = "title"


def read_html(path: Path, data: bytes) -> Paper:
    """The paper in the bytes of a page; ``Unreadable`` if it is too large, or its letters cannot be told."""
    if len(data) > BYTES_MAX:
        raise Unreadable(path, f"has more than {BYTES_MAX:,} bytes, as no page of text has: divide it")
    root = _parsed(path, data)
    sheets = (Sheet(MEDIA[0]), Sheet(MEDIA[1]))
    for media, css in style_texts(root):
        for sheet in sheets:
            if concerns(sheet.medium, media):
                sheet.add(css)
    walk = Walk(path.name, sheets, wrapped_tree(root))
    body = root.find("body")
    head = root.find("head")
    for element in [] if head is None else list(head):
        if element.tag in ("script", "noscript", "template"):
            walk.element(element, Around())
    if body is not None:
        walk.element(body, Around())
    brought = _brought_in_head(root, walk.file)
    told = [f"{path.name}: {said} was not read" for said in sheets[1].unread]
    told_of_sheets = (f"{path.name}: {said} was not read" for said in sheets[1].brought)
    paper = _paper(path.name, _ordered(walk.paragraphs, root, path.name), walk, [*walk.unread, *told])
    return replace(paper, brought=tuple(dict.fromkeys([*walk.brought, *brought, *told_of_sheets])))


def _parsed(path: Path, data: bytes) -> etree._Element:
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, encoding="utf-8")
    root = etree.fromstring(_decoded(path, data).encode("utf-8"), parser)
    # At a limit the parser stops, and hands on what it has so far.
    broken = next((each.message for each in parser.error_log if each.level == etree.ErrorLevels.FATAL), None)
    if broken:
        raise Unreadable(path, f"cannot be read to its end ({broken}): divide it, or save it anew")
    if root is None or root.find("body") is None:
        raise Unreadable(path, "is a page without a body: make it again")
    if sum(1 for _ in islice(root.iter(), ELEMENTS_MAX + 1)) > ELEMENTS_MAX:
        raise Unreadable(path, f"has more than {ELEMENTS_MAX:,} elements, as no page of text has: divide it")
    return root


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "utf-16"
    else:
        found = CHARSET.search(data[:DECLARED_WITHIN])
        said = found[1].decode("ascii") if found and not data.startswith(codecs.BOM_UTF8) else "utf-8"
        try:
            name = codecs.lookup(said).name
        except LookupError:
            name = said
        if name not in ("utf-8", *LATIN):
            raise Unreadable(path, f"is written in {said}, which is not read: save it as UTF-8")
    try:
        return data.decode("cp1252" if name in LATIN else "utf-8-sig" if name == "utf-8" else name)
    except UnicodeDecodeError as error:
        raise Unreadable(path, f"is not {name} as it says (byte {error.start:,}): save it as UTF-8") from error


def _brought_in_head(root: etree._Element, file: str) -> Iterator[str]:
    head = root.find("head")
    for element in () if head is None else head:
        where = f"{file}, line {line_of(element)}"
        if element.tag == "link" and "stylesheet" in (element.get("rel") or "").lower().split():
            yield f"{where}: a style sheet kept elsewhere ({element.get('href') or ''}) was not read"
        elif element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            yield f"{where}: the page to which this one goes on by itself was not read"


def _ordered(paragraphs: list[Paragraph], root: etree._Element, file: str) -> list[Paragraph]:
    """The paragraphs with the body first, then page furniture, then the title."""
    ordered = sorted(paragraphs, key=lambda each: each.place.story != BODY)
    title = root.find("head/title")
    if title is not None:
        named = Paragraph(Place(file, TITLE, 1, line=line_of(title)), 0)
        named.items.append(Words("".join(map(str, title.itertext()))))
        ordered.append(named)
    return ordered


def _paper(file: str, paragraphs: list[Paragraph], walk: Walk, met: list[str]) -> Paper:
    accepted = original = composed(paragraphs, View.ACCEPTED)
    if any(paragraph.is_changed for paragraph in paragraphs):
        original = composed(paragraphs, View.ORIGINAL)
    controls, fields = _spans(walk, accepted)
    _, original_fields = _spans(walk, original)
    hidden, unread = accepted.hidden, tuple(dict.fromkeys(met))
    return Paper(
        file, "html", accepted.text, original.text, controls, fields, original_fields, hidden=hidden, unread=unread
    )


def _spans(walk: Walk, view: Composed) -> tuple[tuple[Control, ...], tuple[Field, ...]]:
    controls, fields = [], []
    for key, (start, end) in sorted(view.ranges.items()):
        said, is_fact = walk.spans[key]
        if is_fact:
            controls.append(Control(said, "", start, end))
        else:
            fields.append(Field(said, view.text.string[start:end], start, end))
    return tuple(controls), tuple(fields)
