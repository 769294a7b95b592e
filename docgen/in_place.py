"""Words of a page struck and others put in their place: what an instrument under Section 17 amends.

A Section begins with its head ("SECTION 14. Notices.", "EXHIBIT D") and ends with the next. Words are found there
whatever white space parts them, once and no more, within one paragraph, and never across a figure: a figure is
amended as a term, not as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree
from lxml.etree import _Element

from docgen.vocabulary import holds_words, name_of, read_page, text_of
from warrant.data import dataclass
from warrant.facts import AnyFact
from warrant.regex import regex

HEAD = regex(r"(?:SECTION (\d+)\.|(EXHIBIT [A-D])\b)")
BARRIER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a figure, which no words to be struck can cross."""


class NotInPlace(ValueError):
    """Words that do not stand in their Section, or stand there more than once; ``row`` counts from nought."""

    def __init__(self, row: int, why: str) -> None:
        """Words the message by what is wrong with the words."""
        super().__init__(why)
        self.row = row


@dataclass(frozen=True)
class Run:
    """A piece of a paragraph's text: of which element it is the text, or behind which the tail."""

    element: _Element
    attribute: str
    words: str


def in_place(html: str, rows: Sequence[Mapping[str, AnyFact]]) -> str:
    """The page with the words of each row amended, one after another.

    A row states ``section``, ``struck`` and ``inserted``. ``NotInPlace`` for words that cannot be amended.
    """
    if not rows:
        return html
    page = read_page(html)
    for number, row in enumerate(rows):
        section, struck, inserted = (str(row[name].value) for name in ("section", "struck", "inserted"))
        try:
            _amend(page, section, struck, inserted)
        except ValueError as error:
            raise NotInPlace(number, str(error)) from None
    return "<!DOCTYPE html>\n" + etree.tostring(page, method="html", encoding="unicode")


def _amend(page: _Element, section: str, struck: str, inserted: str) -> None:
    expression = re.compile(r"\s+".join(map(re.escape, struck.split())))
    found = [(runs, match) for runs in _paragraphs(page, section) for match in expression.finditer(_words(runs))]
    if len(found) != 1:
        times = f"stand {len(found)} times" if found else "do not stand, or run over a figure or out of a paragraph"
        raise ValueError(f"the words {' '.join(struck.split())!r} {times}")
    [(runs, match)] = found
    _replace(runs, match.start(), match.end(), " ".join(inserted.split()))
    paragraph = runs[0].element
    if not _words(tuple(_runs(paragraph))).strip() and (parent := paragraph.getparent()) is not None:
        parent.remove(paragraph)


def _paragraphs(page: _Element, section: str) -> Iterator[tuple[Run, ...]]:
    """The paragraphs of a Section as runs of text, its head among them."""
    within = False
    for element in page.iter(etree.Element):
        if not holds_words(element):
            continue
        if element.tag == "h2" and (head := HEAD.match(text_of(element))):
            within = (head[1] or head[2].title()) == section
        if within:
            yield tuple(_runs(element))


def _runs(element: _Element) -> Iterator[Run]:
    figure = name_of(element) == "span.figure"
    yield Run(element, "text", BARRIER if figure else element.text or "")
    for child in element:
        yield from _runs(child)
        yield Run(child, "tail", child.tail or "")


def _words(runs: Iterable[Run]) -> str:
    return "".join(run.words for run in runs)


def _replace(runs: Iterable[Run], start: int, end: int, inserted: str) -> None:
    """Takes the words from ``start`` to ``end`` out; what is put in stands where they began."""
    at = 0
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.words))
        if first < last:
            setattr(run.element, run.attribute, run.words[:first] + inserted + run.words[last:])
            inserted = ""
        at += len(run.words)
