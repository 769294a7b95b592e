"""A redline held against the two papers between which it stands, as the readers see it.

With every change accepted it must say what the new paper says, with every change rejected what the old one says.
White space is no word. Its headers are its own. The pages of a redline are broken and counted otherwise: in a PDF
the body alone is compared, and in a DOCX a page number is the field that it is, whatever number the program that
saved the file last stored in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checks.squeezed import Squeezed, first_difference
from checks.text import BODY, Field, Paper, Place, Story, Text
from warrant.data import dataclass

AROUND = 40
PAGE_NUMBERS = {"PAGE": "\ue000", "NUMPAGES": "\ue001"}
"""The signs in which page numbers are compared: of private use, so that no paper can have them typed."""
SHOWN = str.maketrans({sign: f"{{{code}}}" for code, sign in PAGE_NUMBERS.items()})


@dataclass(frozen=True)
class View:
    """What a redline says in one view beside what it must say, each from where they part; how much they share."""

    asks: str
    same: bool
    found: str
    expected: str
    place: Place | None = None
    span: tuple[int, int] | None = None


def views(redline: Paper, new: Paper, old: Paper) -> tuple[View, View]:
    """The redline with all changes accepted beside the new paper, and with all rejected beside the old one."""
    now = _with_signs(redline.text, redline.fields)
    then = _with_signs(redline.original, redline.original_fields)
    accepted = _compared(f"with every change accepted it says what {new.file} says", redline, now, new)
    rejected = _compared(f"with every change rejected it says what {old.file} says", redline, then, old)
    return accepted, rejected


def _compared(asks: str, redline: Paper, text: Text, paper: Paper) -> View:
    expected = _with_signs(paper.text, paper.fields)
    ours, theirs = list(_stories(redline, text)), list(_stories(paper, expected))
    nothing = Story(BODY, 0, 0)
    for number in range(max(len(ours), len(theirs))):
        one, other = (each[number] if number < len(each) else nothing for each in (ours, theirs))
        here, there = Squeezed(text.string, one.start, one.end), Squeezed(expected.string, other.start, other.end)
        if here.string != there.string:
            return _parting(asks, text, here, expected, there)
    count = f"{sum(len(Squeezed(text.string, each.start, each.end).string) for each in ours)} characters"
    return View(asks, True, count, count)


def _with_signs(text: Text, fields: Iterable[Field]) -> Text:
    """The text with a sign for each page number, its offsets kept; a field that shows other words keeps them."""
    words = text.string
    for field in fields:
        sign = PAGE_NUMBERS.get(field.code.partition(" ")[0])
        if sign and field.result.isdecimal():
            words = words[: field.start] + sign.ljust(field.end - field.start) + words[field.end :]
    return replace(text, string=words)


def _stories(paper: Paper, text: Text) -> Iterator[Story]:
    for story in text.stories:
        if story.name == BODY or (paper.format == "docx" and not story.name.startswith("header")):
            yield story


def _parting(asks: str, text: Text, here: Squeezed, other: Text, there: Squeezed) -> View:
    at = first_difference(here.string, there.string)
    found, expected = (_excerpt(words, each, at) for words, each in ((text, here), (other, there)))
    start = min(here.start(at), len(text.string))
    place = text.at(start) if text.pieces else None
    return View(asks, False, found, expected, place, (start, here.end(min(at + AROUND, len(here.string)))))


def _excerpt(text: Text, squeezed: Squeezed, at: int) -> str:
    start, end = squeezed.start(at), squeezed.end(min(at + AROUND, len(squeezed.string)))
    return " ".join(text.string[start:end].translate(SHOWN).split()) or "nothing more"
