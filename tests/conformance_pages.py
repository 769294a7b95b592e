"""How a DOCX's words lie on the pages of a PDF: what stands alone, what is parted, what is missing.

White space counts for nothing here, since every format breaks lines elsewhere. An offset is one into the
words of the DOCX's body without their white space.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from checks.squeezed import squeeze
from checks.text import BODY, Paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CAPTIONS = ("By:", "Name:", "Its:", "Title:", "Office held:", "Date:", "Dated:")
"""What follows the company's name, or the holder's, in a signature block."""


class Paragraph(NamedTuple):
    """A paragraph with words: its number in the body, from 1, and the offsets of its first and past its last word."""

    number: int
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Layout:
    """For each offset its page, the number of pages, and how many blanks were drawn as underscores."""

    pages: tuple[int, ...]
    page_count: int
    blanks: int


class Differs(AssertionError):
    """The PDF's words are not those of the DOCX."""


def paragraphs(docx: Paper) -> list[Paragraph]:
    """The paragraphs of the body that hold words."""
    body = [(place.paragraph or 0, words) for words, place in _body(docx)]
    ends = list(accumulate(len(squeeze(words)) for _, words in body))
    return [
        Paragraph(number, words, start, end)
        for (number, words), start, end in zip(body, [0, *ends], ends, strict=False)
    ]


def layout(docx: Paper, pdf: Paper) -> Layout:
    """Where the PDF prints each character of the DOCX's body; raises Differs unless it prints just these.

    A blank that a tab's leader draws is no text in the DOCX, and underscores in the PDF. It is left out and
    counted: underscores where the DOCX has another character, as far as they go on that line. The head of a table,
    repeated on the next page, is left out as well.
    """
    wanted = "".join(squeeze(words) for words, _ in _body(docx))
    pages: list[int] = []
    blanks = 0
    page = 0
    for words, place in _body(pdf):
        rest = squeeze(words)
        if place.page != page and _is_repeated(rest, wanted, len(pages)):
            continue  # the head of a table that goes on; the next line is then the first of its page
        page = place.page or 0
        while rest:
            if wanted.startswith(rest[0], len(pages)):
                pages.append(place.page or 0)
                rest = rest[1:]
            elif rest.startswith("_"):
                rest = rest.lstrip("_")
                blanks += 1
            else:
                raise Differs(f"{place}: {rest[:60]!r} where the DOCX has {wanted[len(pages) :][:60]!r}")
    if len(pages) < len(wanted):
        raise Differs(f"{pdf.file} ends before {wanted[len(pages) :][:60]!r}")
    return Layout(tuple(pages), pdf.pages or 0, blanks)


def _is_repeated(line: str, wanted: str, at: int) -> bool:
    """Whether a line is not what comes next, and stood before."""
    return not wanted.startswith(line, at) and line in wanted[:at]


def empty_pages(laid: Layout) -> list[int]:
    """The pages that bear no word of the body."""
    return sorted(set(range(1, laid.page_count + 1)) - set(laid.pages))


def scant_pages(docx: Paper, pdf: Paper) -> list[int]:
    """The pages of a PDF with fewer than three lines of the body, or fewer than two beside its signature blocks."""
    signing = {squeeze(block[0].words) for block in signature_blocks(docx)}
    lines: dict[int, list[str]] = {page: [] for page in range(1, (pdf.pages or 0) + 1)}
    for words, place in _body(pdf):
        if squeeze(words).strip("_"):
            lines[place.page or 0].append(words.strip())
    beside = {
        page: [line for line in each if not line.startswith(CAPTIONS) and squeeze(line) not in signing]
        for page, each in lines.items()
    }
    return [page for page, each in lines.items() if len(each) < 3 or len(beside[page]) < 2]


def left_behind(heads: Collection[Paragraph], laid: Layout) -> list[str]:
    """The heads that do not stand, whole, on the page of what follows them."""
    following = [*laid.pages, None]
    return [head.words for head in heads if following[head.start] != following[head.end]]


def parted(blocks: Collection[Sequence[Paragraph]], laid: Layout) -> list[str]:
    """The first lines of those blocks that stand on more than one page."""
    return [block[0].words for block in blocks if laid.pages[block[0].start] != laid.pages[block[-1].end - 1]]


def heads(path: Path, docx: Paper) -> list[Paragraph]:
    """The paragraphs whose style, or one that it is based on, has a level in Word's outline."""
    with zipfile.ZipFile(path) as file:
        styles, document = (etree.fromstring(file.read(f"word/{name}.xml")) for name in ("styles", "document"))
    outlined = set(_outlined(styles))
    body = document.iter(f"{W}p")
    numbers = {number for number, each in enumerate(body, 1) if _value(each.find(f"{W}pPr/{W}pStyle")) in outlined}
    return [each for each in paragraphs(docx) if each.number in numbers]


def signature_blocks(docx: Paper) -> list[list[Paragraph]]:
    """Each line "By:" with the name above it and the captions below it."""
    every = paragraphs(docx)
    return [
        [every[at - 1], *takewhile(lambda each: each.words.startswith(CAPTIONS), every[at:])]
        for at, each in enumerate(every)
        if at and each.words.startswith("By:")
    ]


def drawn_blanks(path: Path) -> int:
    """How many tabs with a leader of underscores the paragraphs of a DOCX's body have."""
    with zipfile.ZipFile(path) as file:
        document = etree.fromstring(file.read("word/document.xml"))
    return sum(stop.get(f"{W}leader") == "underscore" for stop in document.iter(f"{W}tab"))


def _body(paper: Paper) -> Iterator[tuple[str, Any]]:
    for start, end, place in paper.text.pieces:
        if place.story == BODY:
            yield paper.text.string[start:end], place


def _outlined(styles: Any) -> Iterator[str]:
    every = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    for name in every:
        style = every[name]
        while style is not None:
            if style.find(f"{W}pPr/{W}outlineLvl") is not None:
                yield name
                break
            style = every.get(_value(style.find(f"{W}basedOn")))


def _value(element: Any) -> str | None:
    return None if element is None else element.get(f"{W}val")
