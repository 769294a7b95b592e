"""Figures that a scan has spoilt: letters for digits ("June l4, 2002"), blanks within a figure ("$3.7 7").

What such words may have been is a guess. It is made only where the guess is a fact of the document, and is never more
than one of low confidence, so that a person looks at the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checks.foreign.values import says
from warrant.facts import Value
from warrant.regex import regex

LOOKS_LIKE = str.maketrans("lI|iOoQSsBZz", "111100055822")
"""What a letter may have been, one for one."""
FIGURE = r"[0-9lI|iOoQSsBZz]"
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    "|Sept?|Oct|Nov|Dec"
)
SHAPES = tuple(
    regex(pattern)
    for pattern in (
        rf"(?P<before>(?:{MONTHS})\.?\s+){FIGURE}(?:\s?{FIGURE})?(?:st|nd|rd|th)?\s?[,.]?\s+"
        rf"{FIGURE}(?:\s?{FIGURE}){{3}}(?![\w])",
        rf"(?<![\w]){FIGURE}{{1,2}}(?P<before>\s+(?:{MONTHS})\.?,?\s+){FIGURE}(?:\s?{FIGURE}){{3}}(?![\w])",
        rf"[$S]\s?{FIGURE}{{1,3}}(?:\s?[,.]\s?{FIGURE}{{3}})*(?:\s?[.,]\s?{FIGURE}(?:\s?{FIGURE}))?(?![\w])",
        rf"(?<![\w$.,]){FIGURE}{{1,3}}(?:\s?[,.]\s?{FIGURE}{{3}})+(?:\s?[.,]\s?{FIGURE})?(?![\w])",
    )
)
"""What looks like a date, an amount or a count, if its letters are digits and its blanks are none."""


class Guess(NamedTuple):
    """A range of a text, and what it may have been before it was scanned."""

    start: int
    end: int
    reading: str


def guesses(string: str) -> Iterator[Guess]:
    """Every place where a figure may have been spoilt, with each reading of it."""
    for shape in SHAPES:
        for match in shape.finditer(string):
            if (reading := mended(match[0])) != " ".join(match[0].split()) and re.search(r"[0-9]", match[0]):
                yield Guess(match.start(), match.end(), reading)


def mended(text: str) -> str:
    """The words with digits in place of letters that look like them, and without blanks within a figure."""
    month = re.search(rf"\b(?:{MONTHS})\b\.?", text)
    if month:
        before, after = _digits(text[: month.start()]), _digits(text[month.end() :])
        date = re.fullmatch(r"([0-9]{1,2})(?:5t|nd|rd|th)?[,.]?([0-9]{4})", after)
        return (
            f"{month[0]} {date[1]}, {date[2]}"
            if date and not before
            else " ".join(filter(None, (before, month[0], after)))
        )
    digits = _digits(text[1:] if text[:1] in "$S" else text)
    head, _, cents = digits.rpartition(".") if re.search(r"\.[0-9]{1,2}$", digits) else (digits, "", "")
    return f"{'$' * (text[:1] in '$S')}{head.replace('.', ',')}{'.' * bool(cents)}{cents}"


def _digits(text: str) -> str:
    return re.sub(r"\s", "", text.translate(LOOKS_LIKE))


def may_say(text: str, value: Value) -> bool:
    """Whether a text, or what it may have been before it was scanned, states a value."""
    return says(text, value) or says(mended(text), value)
