"""What the walks through a DOCX carry along, and what they meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from lxml import etree

from checks.read.changes import NO_CHANGES, Change
from checks.read.docx_names import W
from checks.read.docx_numbering import Numbering
from checks.read.docx_styles import Styles
from checks.read.story import Paragraph
from checks.text import Cell
from warrant.data import dataclass


class Around(NamedTuple):
    """What surrounds the element in hand and bears on its words."""

    changes: frozenset[Change] = NO_CHANGES
    cell: Cell | None = None
    container: int = 0
    style: str | None = None
    why_hidden: str | None = None
    raised: bool = False


@dataclass
class Span:
    """A content control (tag and alias) or a field (code) that is met on the walk."""

    tag: str | None = None
    alias: str | None = None
    code: list[str] = field(default_factory=list)
    changes: frozenset[Change] = NO_CHANGES


@dataclass
class Met:
    """What the walks through all stories of one document have met."""

    file: str
    styles: Styles
    numbering: Numbering
    paragraphs: list[Paragraph] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    boxes: list[tuple[etree._Element, Around]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    brought: list[str] = field(default_factory=list)
    containers: int = 0

    def container(self) -> int:
        """A new container, whose paragraphs run together with no other's."""
        self.containers += 1
        return self.containers


CHANGES: Mapping[str | bytes | etree.QName, Change] = {
    W + "ins": Change.INSERTED,
    W + "moveTo": Change.INSERTED,
    W + "cellIns": Change.INSERTED,
    W + "del": Change.DELETED,
    W + "moveFrom": Change.DELETED,
    W + "cellDel": Change.DELETED,
}


def changes_named(properties: etree._Element | None) -> frozenset[Change]:
    """The changes that the properties of a paragraph mark, row or cell record."""
    if properties is None:
        return NO_CHANGES
    return frozenset(CHANGES[each.tag] for each in properties if each.tag in CHANGES)
