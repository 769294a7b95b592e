"""What stands in an annotated file, read from its bytes alone: the comments of a DOCX, the notes of a PDF."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from docx_builder import W
from lxml import etree
from pypdf import PageObject, PdfReader

from checks.annotations import Annotation, Span
from checks.text import Paper
from docgen.fonts import text_width

ANNOTATED_KINDS = ("adjustment_statement", "warrant", "notice_of_exercise")
"""Kinds whose papers have tables, a signature block, an executed form, and boxes to tick."""

EVERY = 7

TAG = f"{{{W}}}"
PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"
SHOWN = {"tab": " ", "br": " ", "noBreakHyphen": "-"}


def on_words_all_over(paper: Paper) -> list[Annotation]:
    """An annotation on the whole paper, and one on every seventh word of its body, which says that word."""
    body = paper.text.body
    words = list(re.finditer(r"\S+", paper.text.string[: body.end]))[::EVERY]
    return [Annotation("whole", "note", None), *(Annotation(each[0], "tie", Span(*each.span())) for each in words)]


@dataclass
class Comment:
    """A Word comment: its own words, the words that it stands over, and how often it is referred to."""

    author: str
    date: str
    words: str
    over: str = ""
    references: int = 0
    parts: list[str] = field(default_factory=list)


def comments(data: bytes) -> list[Comment]:
    """The comments of a DOCX in the order of their numbers, with the words of the body between their marks."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        roots = {name: etree.fromstring(file.read(name)) for name in file.namelist() if name.endswith(".xml")}
    body = roots["word/document.xml"]
    every = (each for root in roots.values() if root.tag == f"{TAG}comments" for each in root)
    found = {each.get(f"{TAG}id"): _comment(each) for each in every}
    open_: set[str] = set()
    for element in body.iter():
        name = etree.QName(element).localname
        number = str(element.get(f"{TAG}id"))
        if name == "commentRangeStart":
            open_.add(number)
        elif name == "commentRangeEnd":
            open_.remove(number)
        elif name == "commentReference":
            found[number].references += 1
        for each in open_:
            found[each].parts.append(_shown(element, name))
    assert not open_
    for comment in found.values():
        comment.over = " ".join("".join(comment.parts).split())
    return [found[number] for number in sorted(found, key=int)]


def _comment(element: Any) -> Comment:
    lines = ("".join(each.text or "" for each in p.iter(f"{TAG}t")) for p in element.iter(f"{TAG}p"))
    return Comment(element.get(f"{TAG}author"), element.get(f"{TAG}date"), "\n".join(lines))


def _shown(element: Any, name: str) -> str:
    if any(etree.QName(above).localname in ("del", "moveFrom") for above in element.iterancestors()):
        return ""
    if name == "p":
        return " "
    if name == "t":
        text = element.text or ""
        return text if element.get(PRESERVED) == "preserve" else text.strip(" \t\r\n")
    return SHOWN.get(name, "")


def notes(path: Path) -> list[Any]:
    """The annotations of a PDF that are no links, page after page."""
    reader = PdfReader(path)
    every = (found.get_object() for page in reader.pages for found in page.annotations or ())
    return [each for each in every if each["/Subtype"] != "/Link"]


class Letter(NamedTuple):
    """A letter on a page, the middle of its width, and its foot."""

    letter: str
    middle: float
    foot: float


def letters(path: Path) -> list[list[Letter]]:
    """The letters of each page of a PDF, measured with the carried font and not by the reader."""
    return [_letters(page) for page in PdfReader(path).pages]


def _letters(page: PageObject) -> list[Letter]:
    found: list[Letter] = []

    def visit(text: str, page: Any, at: Any, font: Any, size: float) -> None:
        x, y = (
            page[0] * at[4] + page[4],
            page[3] * at[5] + page[5],
        )  # WeasyPrint's pages are scaled and flipped, no more
        ends = [x + text_width(text[:stop].strip("\n"), size * page[0]) / 20 for stop in range(len(text) + 1)]
        middles = ((begin + end) / 2 for begin, end in pairwise(ends))
        found.extend(Letter(*each, y) for each in zip(text, middles, strict=True) if each[0] != "\n")

    page.extract_text(visitor_text=visit)
    return found


def words_within(page: list[Letter], quad: list[float]) -> str:
    """The letters of a page whose middle lies within a box."""
    left, right, low, high = min(quad[::2]), max(quad[::2]), min(quad[1::2]), max(quad[1::2])
    within = (each.letter for each in page if left < each.middle < right and low < each.foot < high)
    return "".join(within).strip()
