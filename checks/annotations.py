"""What there is to say beside the words of a paper: each finding, and on request each figure that ties.

``tenor annotate`` writes these into a copy of the paper. TXT-11 holds the notes in a paper against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from checks.case import Case, Stated
from checks.figures import KINDS
from checks.outcome import Outcome
from checks.text import BODY, Paper, Place, Story
from warrant.clauses import cited
from warrant.data import dataclass
from warrant.regex import regex

Weight = Literal["error", "warning", "note", "tie"]
PARTED = "\n\n"
"""Parts the annotations that stand at the same words."""

OF_THE_MATTER = ("mailings.csv", "events.yaml", "warrant.yaml")
"""Where a finding stands that is in no paper: a notice that was not sent, shares that were not reserved."""

UNSOUND = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What can stand in no XML file, and so in no comment."""


class Span(NamedTuple):
    """A range of a text."""

    start: int
    end: int


@dataclass(frozen=True)
class Annotation:
    """What is said, a line a paragraph, and the words at which it is said: ``None`` for those of the whole paper."""

    words: str
    weight: Weight
    at: Span | None


def findings_of(paper: Paper, event: str, outcomes: Iterable[Outcome]) -> Iterator[Annotation]:
    """An annotation for each finding that concerns a paper of an event.

    A finding in no paper, as that a notice was not sent, concerns each paper of its event.
    """
    for outcome in outcomes:
        if concerns(outcome, paper.file, event):
            check = outcome.check
            at = _at(paper, check.place, check.span) if check.file == paper.file else None
            where = "" if at or not check.place else f"Where: {', '.join(str(check.place).split(', ')[1:])}"
            yield Annotation(_finding(outcome, where), outcome.severity, at)


def concerns(outcome: Outcome, file: str, event: str) -> bool:
    """Whether an outcome is a finding in a file, or one in the matter's own files that concerns the file's event.

    What is found in the notes themselves is never said in a note.
    """
    check = outcome.check
    is_of_event = check.event == event and check.file.startswith(OF_THE_MATTER)
    return not check.passed and outcome.rule.code != "TXT-11" and (check.file == file or is_of_event)


def ties_of(case: Case) -> Iterator[Annotation]:
    """An annotation for each figure of a paper that is as computed: its fact, value and clause."""
    for stated in case.stated:
        if stated.is_right and stated.start < stated.end and stated.confidence != "low":
            at = _of_body(case.paper, stated.start, stated.end)
            yield Annotation(_tie(stated), "tie", at)


def together(annotations: Iterable[Annotation]) -> list[Annotation]:
    """The annotations in the order of the text, those at the same words as one; each is said once at its words."""
    weights = ("error", "warning", "note", "tie")
    by_place: dict[Span | None, dict[str, Weight]] = {}
    for annotation in annotations:
        by_place.setdefault(annotation.at, {}).setdefault(annotation.words, annotation.weight)
    whole = by_place.pop(None, {})
    told = [Annotation(words, weight, None) for words, weight in whole.items()]
    for at, said in sorted(by_place.items(), key=lambda item: item[0] or Span(0, 0)):
        told.append(Annotation(PARTED.join(said), min(said.values(), key=weights.index), at))
    return told


def _finding(outcome: Outcome, where: str) -> str:
    check = outcome.check
    about = (f"fact {check.fact}" if check.fact else "", f"event {check.event}" if check.event else "")
    lines = (
        f"{outcome.rule.code}, {outcome.severity}: {check.asks}",
        where,
        f"Found: {check.found}",
        f"Expected: {check.expected}",
        f"Confidence: {check.confidence}" if check.confidence else "",
        ", ".join(filter(None, [*about, cited(outcome.clause)])),
        f"To do: {check.remedy}" if check.remedy else "",
    )
    return "\n".join(filter(None, map(_line, lines)))


def _tie(stated: Stated) -> str:
    fact = stated.fact
    assert fact
    value = KINDS[stated.kind].print(fact.value)
    return "\n".join(filter(None, map(_line, (f"Ties: fact {fact.id}", f"Value: {value}", cited(fact.clause)))))


def _line(words: str) -> str:
    return UNSOUND.sub("\ufffd", " ".join(words.split()))


def _at(paper: Paper, place: Place | None, span: tuple[int, int] | None) -> Span | None:
    """The words at which a finding stands; ``None`` where they are in no text, or where no comment can be."""
    text = paper.text
    if place is None:
        return None
    # A redline with its changes rejected is compared by offsets into another text than that which is shown.
    if span and span[0] <= len(text.string) and text.pieces and text.at(span[0]) == place:
        return _of_body(paper, *span)
    piece = next((piece for piece in text.pieces if piece.place == place), None)
    return piece and _of_body(paper, piece.start, piece.end)


def _of_body(paper: Paper, start: int, end: int) -> Span | None:
    """The words of a range, in the story where it begins: where it holds none, the word beside it.

    ``None`` in a Word file outside the body: headers, footers, notes and text boxes hold no comments.
    """
    story = _story(paper, start)
    if story is None or (paper.format == "docx" and story.name != BODY):
        return None
    string = paper.text.string
    span = _trimmed(string, Span(max(start, story.start), min(end, story.end)))
    if span.start < span.end:
        return span
    before = list(re.finditer(r"\S+", string[story.start : span.start]))
    after = re.search(r"\S+", string[span.start : story.end])
    if before:
        return Span(story.start + before[-1].start(), story.start + before[-1].end())
    return Span(span.start + after.start(), span.start + after.end()) if after else None


def _story(paper: Paper, start: int) -> Story | None:
    # The end of a story belongs to it: what is missing there is missing from it.
    return next((story for story in paper.text.stories if story.start <= start <= story.end), None)


def _trimmed(string: str, span: Span) -> Span:
    inner = string[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, start + len(inner.strip())))
