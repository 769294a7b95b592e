"""The automatic numbers of a DOCX: which paragraphs bear one, and what it says.

Covers the style chain, levels linked to styles, start and restart, overrides, legal numbering and list
styles. Picture bullets and counting in languages other than English are not covered: a format that is
not known is counted in decimals and named in ``unknown``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from lxml import etree

from checks.read.docx_names import NUM_PR, P_STYLE, Children, W, number, switch, value, value_among
from checks.read.docx_styles import Styles
from checks.read.ordinals import FORMATS

SUFFIXES = {"nothing": "", "space": " "}
BULLET = "\N{BULLET}"
LEVELS = 9
COUNT_MAX = 32_767
"""Word counts no further; a start of two thousand millions in roman numerals would fill the memory."""


class Numbered(NamedTuple):
    """The list (``w:num``) that a paragraph stands in, and its level there, counted from 0."""

    num: str
    level: int


class Level(NamedTuple):
    """How one level of a list counts and looks."""

    format: str
    text: str
    start: int
    legal: bool
    suffix: str
    restart: int | None
    style: str | None


PLAIN = Level("decimal", "", 1, False, "\t", None, None)


class Numbering:
    """The lists of a document; without the numbering part, none."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self.unknown: set[str] = set()
        self._abstract: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._nums: dict[str, tuple[str, dict[int, etree._Element]]] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: etree._Element) -> None:
        for abstract in root.iterchildren(W + "abstractNum"):
            name = abstract.get(W + "abstractNumId") or ""
            levels = (_level(element) for element in abstract.iterchildren(W + "lvl"))
            self._abstract[name] = dict(levels)
            link = value(abstract, "numStyleLink")
            if link:
                self._linked[name] = link
        for num in root.iterchildren(W + "num"):
            overrides = {number(o.get(W + "ilvl"), 0): o for o in num.iterchildren(W + "lvlOverride")}
            self._nums[num.get(W + "numId") or ""] = (value(num, "abstractNumId") or "", overrides)

    def of(self, properties: Children) -> Numbered | None:
        """The list and level of a paragraph with these properties (what is in its ``w:pPr``)."""
        direct = properties.get(NUM_PR)
        said = self._styles.numbers(value_among(properties, P_STYLE) or self._styles.default)
        num, level, owner = None, None, None
        for name, source in said if direct is None else ((None, direct), *said):
            if num is None and (num := value(source, "numId")) is not None:
                owner = name
            level = value(source, "ilvl") if level is None else level
        if num is None or num not in self._nums:
            return None
        return Numbered(num, self._linked_level(num, owner) if level is None else number(level, 0))

    def _linked_level(self, num: str, style: str | None) -> int:
        levels = self._abstract.get(self.abstract(num), {})
        return next((at for at, level in levels.items() if style and level.style == style), 0)

    def abstract(self, num: str) -> str:
        """The id of the definition by which a list counts; lists of one definition count on together."""
        name = self._nums[num][0]
        for _, style in self._styles.chain(self._linked.get(name)):
            target = value(style, "pPr/numPr/numId")
            if target in self._nums:
                return self._nums[target][0]
        return name

    def level(self, numbered: Numbered) -> Level:
        """How a level of a list counts, overrides considered."""
        override = self._nums[numbered.num][1].get(numbered.level)
        replaced = None if override is None else override.find(W + "lvl")
        if replaced is not None:
            return _level(replaced)[1]
        return self._abstract.get(self.abstract(numbered.num), {}).get(numbered.level, PLAIN)

    def restarted_at(self, numbered: Numbered) -> int | None:
        """The number at which an override makes a list start again."""
        override = self._nums[numbered.num][1].get(numbered.level)
        start = value(override, "startOverride")
        return None if start is None else number(start, 1)

    def shown(self, count: int, form: str) -> str:
        """A count in a number format: "iv" for 4 in lowerRoman."""
        if count > COUNT_MAX:
            return str(count)
        if form not in FORMATS:
            self.unknown.add(form)
        return FORMATS.get(form, str)(count)


def _level(element: etree._Element) -> tuple[int, Level]:
    restart = value(element, "lvlRestart")
    return number(element.get(W + "ilvl"), 0), Level(
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=number(value(element, "start"), 0),
        legal=bool(switch(element, "isLgl")),
        suffix=SUFFIXES.get(value(element, "suff") or "tab", "\t"),
        restart=None if restart is None else number(restart, 0),
        style=value(element, "pStyle"),
    )


class Counter:
    """Counts through one story in one view: a paragraph that the view does not show is not counted."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[Numbered] = set()

    def label(self, numbered: Numbered) -> str:
        """The number before the next paragraph of a list, with the blank or tab that follows it."""
        level = self._numbering.level(numbered)
        self._count(numbered, level)
        if level.format == "bullet":
            return BULLET + level.suffix
        shown = re.sub("%([1-9])", lambda m: self._one(numbered, int(m[1]) - 1, level.legal), level.text)
        return shown + level.suffix if shown else ""

    def _count(self, numbered: Numbered, level: Level) -> None:
        counts, at = self._counts[self._numbering.abstract(numbered.num)], numbered.level
        start = self._numbering.restarted_at(numbered)
        if start is not None and numbered not in self._begun:
            counts[at] = start
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        self._begun.add(numbered)
        for deeper in range(at + 1, LEVELS):
            restart = self._numbering.level(Numbered(numbered.num, deeper)).restart
            if restart is None or at < restart:
                counts.pop(deeper, None)

    def _one(self, numbered: Numbered, at: int, legal: bool) -> str:
        level = self._numbering.level(Numbered(numbered.num, at))
        counts = self._counts[self._numbering.abstract(numbered.num)]
        form = "decimal" if legal and level.format != "none" else level.format
        return self._numbering.shown(counts.get(at, level.start), form)
