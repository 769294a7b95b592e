"""What the eye sees of the words of a PDF page: those that leave no ink, or lie under other ink.

The page is drawn twice, with its text and without. Where the two look alike there is no text for the eye, whatever
hides it: its colour, a picture above it, a layer that is off, a path that cuts it off.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from PIL import Image

from checks.inspect.pdf_page import CORE, Look
from checks.read.pdf_places import Letter
from checks.read.pdf_run import Run

WHOLE = (-0.22, 0.75)
"""Where signs have it that stand higher or lower."""

BELOW = (-0.4, 0.0)
"""Where the sign of a blank to be filled has it."""

IN_CORE = frozenset(".,$%-()[]/&§:;=+")
ASIDE = 0.15
"""How much at either side of a letter belongs to its neighbours' overhang, in parts of its width."""

RULE_DOTS = 3
"""The height in dots of the thickest line that is a rule through words, and not ink upon them."""

RULE_LONG = 12.0

Found = tuple[str, int, int, str]
"""A kind of sighting, the begin and the end of the words in the text, and what is said of them."""


class Words(NamedTuple):
    """A run of words on a page, and of its letters in the text those that should leave ink, with their offsets."""

    run: Run
    letters: Sequence[tuple[int, Letter]]


def words_on(letters: Iterable[tuple[int, Letter]], string: str) -> list[Words]:
    """The runs of a page that the text holds; of hidden words the reader tells."""
    grouped = groupby(letters, key=lambda each: id(each[1].run))
    found = []
    for _, group in grouped:
        those = [each for each in group if not _is_inkless(string[each[0]])]
        if those and those[0][1].run.why_hidden is None:
            found.append(Words(those[0][1].run, those))
    return found


def unseen(look: Look, words: Words, string: str) -> Iterator[Found]:
    """The words of a run that leave no ink."""
    for start, end in _stretches(words, _without_ink(look, words, string)):
        yield ("unseen", start, end, f"{string[start:end]!r} leaves no ink on the page")


def cut(look: Look, words: Words, string: str) -> Iterator[Found]:
    """The words of a run that leave some of their ink, and not all of it."""
    begin, end = words.letters[0][1].along, words.letters[-1][1].after
    if look.strip(look.lost, words.run, *WHOLE, begin, end).getbbox() is None:
        return
    profile = look.profile(look.lost, words.run, WHOLE, begin, end)
    less = set(_over(profile, words.letters, begin, look.dots_per_point)) - _without_ink(look, words, string)
    for start, stop in _stretches(words, less):
        yield ("covered", start, stop, f"of {string[start:stop]!r} a part cannot be seen")


def covered(look: Look, words: Words, string: str) -> Iterator[Found]:
    """The words of a run upon or under which there is other ink than a rule, or a ground, from end to end."""
    begin, end = _middle(words.letters[0][1])[0], _middle(words.letters[-1][1])[1]
    strip = look.strip(look.dark, words.run, *CORE, begin, max(begin, end))
    ink = strip.getbbox()
    if ink is None or _is_rule(ink, strip, look) or strip.getextrema() == (255, 255):
        return
    profile = look.profile(look.dark, words.run, CORE, begin, max(begin, end))
    under = set(_over(profile, words.letters, begin, look.dots_per_point))
    for start, stop in _stretches(words, under):
        yield ("covered", start, stop, f"{string[start:stop]!r} has ink upon it that is no text")


def _is_rule(ink: tuple[int, int, int, int], strip: Image.Image, look: Look) -> bool:
    left, top, right, bottom = ink
    is_long = right - left >= min(RULE_LONG * look.dots_per_point, 0.9 * strip.width)
    return bottom - top <= RULE_DOTS and is_long


def _without_ink(look: Look, words: Words, string: str) -> set[int]:
    """The offsets of the letters that leave no ink: each is looked for where it must have some."""
    begin, end = words.letters[0][1].along, words.letters[-1][1].after
    found: set[int] = set()
    for band in (CORE, WHOLE, BELOW):
        those = [each for each in words.letters if _band(string[each[0]]) == band]
        if those:
            profile = look.profile(look.text, words.run, band, begin, end)
            seen = set(_over(profile, those, begin, look.dots_per_point))
            found |= {offset for offset, _ in those} - seen
    return found


def _over(profile: bytes, letters: Iterable[tuple[int, Letter]], begin: float, dots: float) -> Iterator[int]:
    """The offsets of letters in the middle of which a strip has ink, that begins at a length."""
    for offset, letter in letters:
        along, after = _middle(letter)
        first = max(int((along - begin) * dots), 0)
        if any(profile[first : max(int((after - begin) * dots) + 1, first + 1)]):
            yield offset


def _middle(letter: Letter) -> tuple[float, float]:
    """Where a letter begins and ends without its neighbours' overhang."""
    aside = ASIDE * (letter.after - letter.along)
    return letter.along + aside, letter.after - aside


@cache
def _band(sign: str) -> tuple[float, float]:
    """Between what heights a sign has ink, in parts of the type size."""
    if sign == "_":
        return BELOW
    return CORE if sign.isalnum() or sign in IN_CORE else WHOLE


def _stretches(words: Words, offsets: set[int]) -> Iterator[tuple[int, int]]:
    """The stretches of a run's letters that are among some offsets."""
    for is_in, group in groupby(words.letters, key=lambda each: each[0] in offsets):
        if is_in:
            those = [offset for offset, _ in group]
            yield those[0], those[-1] + 1


@cache
def _is_inkless(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign)[0] in "ZCM"
