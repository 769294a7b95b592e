"""Tenor's own comments in a DOCX, told from those of anybody else.

A comment under Tenor's name that holds anything but plain paragraphs is like any other: its words are a story.
"""

from __future__ import annotations

from lxml import etree

from checks.read.docx_names import W, all_text
from checks.text import NOTE_AUTHOR

PLAIN = frozenset(W + name for name in "p pPr pStyle r rPr rStyle t annotationRef".split())


def is_note(comment: etree._Element) -> bool:
    """Whether a ``w:comment`` is one that Tenor may have written: under its name, of plain words."""
    return comment.get(W + "author") == NOTE_AUTHOR and all(each.tag in PLAIN for each in comment.iterdescendants())


def words_of(comment: etree._Element) -> str:
    """The words of such a comment, a line a paragraph."""
    paragraphs = comment.iterchildren(W + "p")
    return "\n".join("".join(all_text(text) for text in paragraph.iter(W + "t")) for paragraph in paragraphs)
