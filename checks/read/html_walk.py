"""The walk through an HTML page: every element that shows words, in document order, and by name what is not read.

The page is seen as on a screen and in print at once: words that either does not show are hidden. Page furniture is
what its style makes run in the margins (``position: running(...)``); a screen need not show it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from typing import Any

from lxml import etree

from checks.read.changes import NO_CHANGES, Change
from checks.read.html_look import Look, keyword
from checks.read.html_names import (
    BLOCKS,
    BROUGHT,
    BULLETS,
    CHANGES,
    COUNT_MAX,
    FIELDS,
    LIST_STYLES,
    MARKERS,
    SAID,
    SILENT,
    SOFT_HYPHEN,
)
from checks.read.html_styles import Declarations, Sheet, generated
from checks.read.ordinals import FORMATS
from checks.read.story import Mark, Paragraph, Words
from checks.text import BODY, Cell, Place
from warrant.data import dataclass


@dataclass(frozen=True)
class Around:
    """What surrounds the element in hand: its looks on a screen and in print, its cell, the changes of its row."""

    looks: tuple[Look, Look] = (Look(), Look())
    story: str = BODY
    cell: Cell | None = None
    wrapped: frozenset[Change] = NO_CHANGES
    raised: bool = False

    @property
    def why(self) -> str | None:
        """Why words are not to be seen."""
        screen, printed = self.looks
        return printed.why or (screen.why if self.story == BODY else None)

    @property
    def changes(self) -> frozenset[Change]:
        """The changes that the words bear on paper."""
        return self.looks[1].changes


@dataclass
class Walk:
    """One walk over a page; ``spans`` are the facts named for figures and the codes of fields, by key."""

    file: str
    sheets: tuple[Sheet, Sheet]
    wrapped: dict[etree._Element, Any]
    paragraphs: list[Paragraph] = field(default_factory=list)
    spans: list[tuple[str, bool]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    brought: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._open: Paragraph | None = None
        self._line = 1
        self._tables: list[list[int]] = []
        self._table_count = 0
        self._counted: dict[str, int] = {}
        self._running: dict[str, int] = {}
        self._lists: list[tuple[str, int, int]] = []

    def element(self, element: etree._Element, around: Around) -> None:
        """Reads an element and what follows in it."""
        name = str(element.tag).lower()
        self._line = line_of(element) or self._line
        if name in SILENT:
            return
        if name in SAID:
            self._miss(SAID[name])
        elif name in BROUGHT:
            self._bring(BROUGHT[name])
        elif name in FIELDS:
            self._field(element, name)
        elif name == "img":
            self._image(element)
        elif name == "br":
            self._say("\t", around)
        else:
            self._inside(element, name, around)

    def _inside(self, element: etree._Element, name: str, around: Around) -> None:
        (screen, _), (printed, pseudo) = (sheet.of(self.wrapped[element]) for sheet in self.sheets)
        around = self._around(element, name, (screen, printed), around)
        is_block = _is_block(name, keyword(printed, "display"))
        if any(attribute.startswith("on") for attribute in map(str, element.attrib)):
            self._bring("a script on an element, which may change what is shown,")
        if is_block:
            self._open = None
        key = self._opened(element, around)
        self._marker(element, name, around)
        self._written(pseudo.get("before"), around)
        self._children(element, name, around)
        self._written(pseudo.get("after"), around)
        if key is not None:
            self._mark(Mark(key, opens=False))
        if is_block:
            self._open = None

    def _around(
        self, element: etree._Element, name: str, styles: tuple[Declarations, Declarations], around: Around
    ) -> Around:
        own = frozenset({CHANGES[name]} if name in CHANGES else ())
        marked = element.get("data-change", "")
        own |= frozenset({CHANGES[marked]} if marked in CHANGES else ())
        screen, printed = (look.within(style) for look, style in zip(around.looks, styles, strict=True))
        if _is_folded(element, name):
            printed = replace(printed, why_hidden=printed.why_hidden or "folded away")
        printed = replace(printed, changes=printed.changes | own)
        if name in ("tr", "td", "th") and marked:
            around = replace(around, wrapped=around.wrapped | own)
        if any(token.type == "function" and token.lower_name == "running" for token in styles[1].get("position", ())):
            around = replace(around, story=self._furniture(name))
        raised = around.raised or name in ("sup", "sub")
        return replace(around, looks=(screen, printed), cell=self._cell(name, around.cell), raised=raised)

    def _furniture(self, name: str) -> str:
        band = "header" if name == "header" else "footer"
        self._running[band] = self._running.get(band, 0) + 1
        return f"{band} {self._running[band]}"

    def _cell(self, name: str, cell: Cell | None) -> Cell | None:
        if name == "tr" and self._tables:
            self._tables[-1][1:] = [self._tables[-1][1] + 1, 0]
        elif name in ("td", "th") and self._tables:
            self._tables[-1][2] += 1
            return Cell(*self._tables[-1])
        return cell

    def _children(self, element: etree._Element, name: str, around: Around) -> None:
        if name == "table":
            self._table_count += 1
            self._tables.append([self._table_count, 0, 0])
        self._say(element.text or "", around)
        if name in ("ol", "ul", "menu", "dir"):
            self._lists.append(_list_of(element, name))
        for child in element:
            if isinstance(child.tag, str):
                self.element(child, around)
            self._say(child.tail or "", around)
        if name in ("ol", "ul", "menu", "dir"):
            self._lists.pop()
        if name == "table":
            self._tables.pop()

    # Words

    def _say(self, text: str, around: Around) -> None:
        if not text or (self._open is None and not text.strip()):
            return
        paragraph = self._open or self._begin(around)
        paragraph.items.append(Words(text.replace(SOFT_HYPHEN, ""), around.changes, around.why, around.raised))

    def _begin(self, around: Around) -> Paragraph:
        number = self._counted[around.story] = self._counted.get(around.story, 0) + 1
        place = Place(self.file, around.story, number, line=self._line, cell=around.cell)
        self._open = Paragraph(place, 0, wrapped=around.wrapped)
        self.paragraphs.append(self._open)
        return self._open

    def _opened(self, element: etree._Element, around: Around) -> int | None:
        """The begin of a figure that is named for its fact."""
        fact = element.get("data-fact")
        if not fact or around.changes:
            return None
        self._open = self._open or self._begin(around)
        self.spans.append((fact, True))
        self._mark(Mark(len(self.spans) - 1, opens=True))
        return len(self.spans) - 1

    def _mark(self, mark: Mark) -> None:
        if self._open:
            self._open.items.append(mark)

    def _written(self, style: Declarations | None, around: Around) -> None:
        """What a style writes before or behind an element: the page's counters are fields, all else is not read."""
        fields, other = generated((style or {}).get("content", []))
        for code in fields:
            self._open = self._open or self._begin(around)
            self.spans.append((code, False))
            self._mark(Mark(len(self.spans) - 1, opens=True))
            self._mark(Mark(len(self.spans) - 1, opens=False))
        if other:
            self._miss("what the style writes here")

    def _marker(self, element: etree._Element, name: str, around: Around) -> None:
        """The bullet or the number that stands before an element of a list."""
        style = around.looks[1].list_style
        if name != "li" or style == "none":
            return
        form, count, step = self._lists[-1] if self._lists else ("", 1, 1)
        if form and style not in BULLETS:
            count = _whole(element.get("value"), count)
            form = MARKERS.get(element.get("type") or "", LIST_STYLES.get(style or "", form))
            self._lists[-1] = (self._lists[-1][0], count + step, step)
            shown = FORMATS.get(form, str)(count) if 0 < count <= COUNT_MAX else str(count)
            self._say(f"{shown}. ", around)
        else:
            self._say("\N{BULLET} ", around)

    def _field(self, element: etree._Element, name: str) -> None:
        if is_filled(element, name):
            said = element.get("name") or element.get("id") or name
            self._miss(f"the form field {said}")

    def _image(self, element: etree._Element) -> None:
        said, source = element.get("alt") or "", (element.get("src") or "").strip()
        what = "a picture" + (f" ({said!r})" if said else "")
        if source.lower().startswith("data:") or not (source or element.get("srcset")):
            self._miss(what)
        else:
            self._bring(f"{what} kept elsewhere ({source or element.get('srcset')})")

    def _bring(self, what: str) -> None:
        self.brought.append(f"{self.file}, line {self._line}: {what} was not read")

    def _miss(self, what: str) -> None:
        self.unread.append(f"{self.file}, line {self._line}: {what} was not read")


def line_of(element: Any) -> int | None:
    """The line of the file on which an element begins, as far as the parser counts."""
    line: int | None = element.sourceline
    return line


def _is_block(name: str, display: str) -> bool:
    if display in ("", "inherit", "initial", "revert", "unset"):
        return name in BLOCKS
    return not display.startswith("inline") and display not in ("contents", "ruby", "none")


def _is_folded(element: etree._Element, name: str) -> bool:
    """Whether an element is not shown by what it is: it bears ``hidden``, or lies in what is closed."""
    if element.get("hidden") is not None or (name == "dialog" and element.get("open") is None):
        return True
    parent = element.getparent()
    closed = parent is not None and parent.tag == "details" and parent.get("open") is None
    return closed and name != "summary"


def _list_of(element: etree._Element, name: str) -> tuple[str, int, int]:
    """How a list counts: its form (empty for bullets), its first number, its step."""
    form = MARKERS.get(element.get("type") or "1", "decimal") if name == "ol" else ""
    backward = name == "ol" and element.get("reversed") is not None
    first = sum(1 for _ in element.iterchildren("li")) if backward else 1
    return form, _whole(element.get("start"), first), -1 if backward else 1


def _whole(text: str | None, default: int) -> int:
    try:
        return default if text is None else int(text[:9])
    except ValueError:
        return default


def is_filled(element: etree._Element, name: str) -> bool:
    """Whether a field shows or sends anything: an empty text, a box that is not checked do not."""
    kind = (element.get("type") or "text").lower()
    if name == "input" and kind in ("checkbox", "radio"):
        return element.get("checked") is not None
    if name == "input":
        return bool((element.get("value") or element.get("placeholder") or "").strip()) or kind in ("image", "file")
    return bool("".join(map(str, element.itertext())).strip() or (element.get("placeholder") or "").strip())


def style_texts(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The style sheets written in a page, each with its media."""
    for style in root.iter("style"):
        yield style.get("media") or "", "".join(map(str, style.itertext()))
