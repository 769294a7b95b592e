"""The paragraphs of a DOCX or an HTML page as they stand in the file, and the text that they make in either view.

The walk (``docx_walk``, ``html_walk``) notes for every word whether it was inserted or deleted. Here the words
are put together with all changes accepted, and with all rejected: a paragraph whose mark is gone in the view
runs on into the next, as in Word, and the automatic numbers of Word are counted anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import pairwise
from typing import Any, NamedTuple

from checks.read.changes import NO_CHANGES, Change, View
from checks.read.docx_numbering import Counter, Numbered, Numbering
from checks.text import GrowingText, Hidden, Place, Text
from warrant.data import dataclass


class Words(NamedTuple):
    """A stretch of text that one run shows, and the element that holds it."""

    text: str
    changes: frozenset[Change] = NO_CHANGES
    why_hidden: str | None = None
    raised: bool = False
    source: Any = None


class Carried(NamedTuple):
    """Where the characters of one element came to stand in a view: an offset for each, and for their end."""

    source: Any
    offsets: Sequence[int]


class Mark(NamedTuple):
    """The begin or the end of a content control or a field's result."""

    key: int
    opens: bool


@dataclass
class Paragraph:
    """A paragraph in the file: its parts in order, its number now and before tracked changes, the change to its mark.

    ``wrapped`` holds the changes to the table row or cell that it stands in, with which it comes and goes.
    ``container`` tells the cell or story whose paragraphs can run together.
    """

    place: Place
    container: int
    number: Numbered | None = None
    number_before: Numbered | None = None
    mark: frozenset[Change] = NO_CHANGES
    wrapped: frozenset[Change] = NO_CHANGES
    items: list[Words | Mark] = field(default_factory=list)

    @property
    def is_changed(self) -> bool:
        """Whether the two views may differ here."""
        is_renumbered = self.number != self.number_before
        return bool(
            self.mark
            or self.wrapped
            or is_renumbered
            or any(isinstance(item, Words) and item.changes for item in self.items)
        )


class Composed(NamedTuple):
    """One view of a document: its text, the ranges of controls and fields by key, the hidden words."""

    text: Text
    ranges: dict[int, tuple[int, int]]
    hidden: tuple[Hidden, ...]


def composed(
    paragraphs: Sequence[Paragraph],
    view: View,
    numbering: Numbering | None = None,
    carried: list[Carried] | None = None,
) -> Composed:
    """The text of all stories in one view; ``numbering`` counts what is automatically numbered.

    ``carried``, where given, takes up what carries each character.
    """
    growing = GrowingText()
    counters: dict[str, Counter] = {}
    opened: dict[int, int] = {}
    closed: dict[int, int] = {}
    hidden: list[Hidden] = []
    for group in _groups(paragraphs, view):
        raw = _raw(group, view, counters, numbering)
        offsets = growing.add(raw.string, raw.place)
        for at, mark in raw.marks:
            (opened if mark.opens else closed)[mark.key] = offsets[at]
        if carried is not None:
            carried += [Carried(word.source, offsets[at : at + len(word.text) + 1]) for at, word in raw.words]
        hidden += [Hidden(offsets[start], offsets[end], why) for start, end, why in raw.hidden]
    text = growing.text()
    ranges = {key: _trimmed(text.string, opened[key], closed[key]) for key in opened if key in closed}
    return Composed(text, ranges, tuple(stretch for stretch in hidden if stretch.start < stretch.end))


def _groups(paragraphs: Sequence[Paragraph], view: View) -> Iterator[list[Paragraph]]:
    group: list[Paragraph] = []
    hides = view.hides
    for paragraph, following in pairwise([*paragraphs, None]):
        if paragraph is None:
            continue
        group.append(paragraph)
        runs_on = hides in paragraph.mark and hides not in paragraph.wrapped
        if not (runs_on and following and following.container == paragraph.container):
            yield group
            group = []


@dataclass
class _Raw:
    place: Place
    string: str = ""
    raised: bool = False
    marks: list[tuple[int, Mark]] = field(default_factory=list)
    hidden: list[tuple[int, int, str]] = field(default_factory=list)
    words: list[tuple[int, Words]] = field(default_factory=list)

    def add(self, words: Words) -> None:
        # A raised mark right after a figure (542,075 and a note 3) must not lengthen the figure.
        if words.raised != self.raised and self.string[-1:].isdigit() and words.text[:1].isdigit():
            self.string += " "
        start, self.raised = len(self.string), words.raised
        self.string += words.text
        self.words.append((start, words))
        if words.why_hidden:
            self.hidden.append((start, len(self.string), words.why_hidden))


def _raw(group: list[Paragraph], view: View, counters: dict[str, Counter], numbering: Numbering | None) -> _Raw:
    last, hides = group[-1], view.hides
    # A paragraph that keeps its mark, and into which none runs on, has its place and number filled or not.
    filled = [each for each in group if _is_filled(each, hides)] if len(group) > 1 or last.mark else group
    raw = _Raw((filled or group[-1:])[0].place)
    numbered = last.number if view is View.ACCEPTED else last.number_before
    is_shown = hides not in last.wrapped and (filled or hides not in last.mark)
    if numbered and numbering and is_shown:
        counter = counters.setdefault(last.place.story, Counter(numbering))
        raw.string = counter.label(numbered)
    for item in (item for paragraph in group for item in paragraph.items):
        if isinstance(item, Mark):
            raw.marks.append((len(raw.string), item))
        elif hides not in item.changes:
            raw.add(item)
    return raw


def _is_filled(paragraph: Paragraph, hides: Change) -> bool:
    words = (item for item in paragraph.items if isinstance(item, Words))
    return any(hides not in word.changes and word.text.strip() for word in words)


def _trimmed(string: str, start: int, end: int) -> tuple[int, int]:
    while start < end and string[start] in "\n\t ":
        start += 1
    while start < end and string[end - 1] in "\n\t ":
        end -= 1
    return start, max(start, end)
