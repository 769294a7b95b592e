"""Where an element of a DOCX stands, counted as the reader counts: stories, their paragraphs, the cells of tables."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from checks.read.docx_names import W
from checks.text import Cell, Place

BOX = W + "txbxContent"


def placed(file: str, story: str, root: etree._Element) -> Iterator[tuple[etree._Element, Place]]:
    """Every element of a story with its place; what stands in text boxes has that of the paragraph around them."""
    return _Count(file, story).below(root, None, in_box=False)


class _Count:
    def __init__(self, file: str, story: str) -> None:
        self._file, self._story = file, story
        self._paragraphs = 0
        self._table_count = 0
        self._tables: list[list[int]] = []

    def below(self, element: etree._Element, cell: Cell | None, in_box: bool) -> Iterator[tuple[etree._Element, Place]]:
        for child in element:
            if not isinstance(child.tag, str):
                continue
            within = cell if in_box else self._counted(child, cell)
            paragraph = self._paragraphs if child.tag == W + "p" or self._in_paragraph(child) else self._paragraphs + 1
            yield child, Place(self._file, self._story, max(paragraph, 1), cell=within)
            yield from self.below(child, within, in_box or child.tag == BOX)
            if child.tag == W + "tbl" and not in_box:
                self._tables.pop()

    def _counted(self, element: etree._Element, cell: Cell | None) -> Cell | None:
        if element.tag == W + "p":
            self._paragraphs += 1
        elif element.tag == W + "tbl":
            self._table_count += 1
            self._tables.append([self._table_count, 0, 0])
        elif element.tag == W + "tr" and self._tables:
            self._tables[-1][1:] = [self._tables[-1][1] + 1, 0]
        elif element.tag == W + "tc" and self._tables:
            self._tables[-1][2] += 1
            return Cell(*self._tables[-1])
        return cell

    def _in_paragraph(self, element: etree._Element) -> bool:
        return any(each.tag == W + "p" for each in element.iterancestors())
