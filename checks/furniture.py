"""Page furniture: certificate, document's id and page number in each footer; the names in a page's title."""

from __future__ import annotations

from collections.abc import Iterator

from checks.case import Furniture
from checks.figures import KINDS
from checks.numerals import numerals
from checks.text import BODY, Paper
from warrant.documents import Document
from warrant.regex import regex

LINE = regex(r"(?:Certificate\s+(?:(\S[^\n·]*?)\s+)?·\s+)?(\S+)\s+·\s+Page\s*(\S*)\s+of\s*(\S*)")

TITLE = "title"
"""The story of an HTML page that a window shows above it."""


def furniture(paper: Paper) -> Iterator[Furniture]:
    """What each line of page furniture states."""
    for story in paper.text.stories:
        if story.name != BODY:
            for match in LINE.finditer(paper.text.string, story.start, story.end):
                certificate, document, page, pages = match.groups()
                yield Furniture(certificate or "", document, page, pages, *match.span())


def named_in_title(paper: Paper, document: Document) -> Iterator[tuple[int, int, str]]:
    """The ranges of a title that name the document: its ids, its day, the names among its facts."""
    names = {document.id, document.event, document.certificate, KINDS["date"].print(document.on)}
    names |= {fact.value for fact in document.facts.values() if isinstance(fact.value, str)}
    for story in paper.text.stories:
        if story.name == TITLE:
            for each in numerals(paper.text.string[story.start : story.end]):
                if " ".join(each.text.split()) in names:
                    yield story.start + each.start, story.start + each.end, "title"
