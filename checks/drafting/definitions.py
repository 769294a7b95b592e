"""Definitions: the terms that a text defines, in which words, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warrant.data import dataclass
from warrant.regex import regex

QUOTED = r"[\"“]([^\"“”\n]{1,60}?(?:\n[^\"“”\n]{1,60}?)?)[,.;]?[\"”]"
SEVERAL = regex(rf"{QUOTED}(?:\s*(?:,\s*)?(?:(?:and|or|/)\s*)?{QUOTED})*")
ONE = regex(QUOTED)
VERB = regex(
    r"(?:\s*\([^()]{0,120}\))?,?(?:\s+(?:when|as|where)\s+used\s+(?:herein|in\s+this\s+\w+),?)?\s+"
    r"(?:shall\s+(?:mean|have\s+the|refer|include|be\s+deemed\s+to\s+mean)|means?\b|has\s+the\s+(?:same\s+)?meaning"
    r"|have\s+the\s+(?:respective\s+|same\s+)?meanings?|refers?\s+to|(?:is|are)\s+defined|includes?\b|denotes?\b"
    r"|is\s+used\s+(?:herein\s+)?to\s+(?:mean|refer)|is\s+(?:(?:an?|the|any)\b|\())"
)
COLON = regex(r"\s*:(?=\s)")
ELSEWHERE = regex(r"has\s+the\s+(?:same\s+)?meaning|have\s+the|(?:is|are)\s+defined")
IN_BRACKETS = regex(r"[(\[]((?:[^()\[\]]|\([^()]{0,40}\)){0,260}?)[)\]]")
BEFORE = regex(
    r"(?:^|[,;:]|\b(?:the|this|these|those|an?|each|any|every|all|called|as|by|to|and|or|collectively|individually"
    r"|together|hereinafter|hereafter|herein|such|its|being|also|jointly|severally|sometimes|otherwise|of)\b[,:]?)\s*$",
    re.IGNORECASE,
)
NO_DEFINITION = regex(r"\b(?:defined|definition|meaning|formerly|known\s+as|f/k/a|d/b/a|a/k/a|titled|entitled)\b")
CALLED = regex(
    r"\b(?:is|are|be|constitutes?)\s+(?:each\s+)?an?\s+"
    + QUOTED
    + r"|\b(?:hereinafter|hereafter|herein|collectively|sometimes|individually|together)\s+"
    r"(?:\w+\s+){0,3}(?:called|referred\s+to(?:\s+herein)?\s+as|known\s+as)\s+(?:(?:the|an?|this)\s+)?" + QUOTED
)
UNQUOTED = regex(
    r"([A-Z][A-Za-z-]+(?:\s(?:of|and|or|the|to|for|in)?\s?[A-Z][A-Za-z-]+){0,4})\s+(?:shall\s+mean|means)\b"
)
ENDS = regex(r"[.;](?=\s|$)")
MEANING_WITHIN = 2000


@dataclass(frozen=True)
class Definition:
    """A term as it is defined: the term, the range of it with its quotation marks, the words that say what it means.

    ``meaning`` is empty where the term stands in brackets behind what it names. ``elsewhere`` says that the words
    only tell where it is defined.
    """

    term: str
    start: int
    end: int
    meaning: str = ""
    elsewhere: bool = False


def definitions(string: str, paragraphs: tuple[int, ...]) -> tuple[Definition, ...]:
    """The definitions of a text in order."""
    found = {
        each.start: each for each in (*_in_brackets(string), *_called(string), *_by_verb(string, frozenset(paragraphs)))
    }
    quoted = {each.term for each in found.values()}
    for each in _unquoted(string, paragraphs):
        if each.term not in quoted:
            found.setdefault(each.start, each)
    return tuple(found[start] for start in sorted(found))


def _by_verb(string: str, paragraphs: frozenset[int]) -> Iterator[Definition]:
    for match in SEVERAL.finditer(string):
        verb = VERB.match(string, match.end())
        if match.start() in paragraphs:
            verb = verb or COLON.match(string, match.end())
        if not verb:
            continue
        for each in ONE.finditer(string, match.start(), match.end()):
            meaning = _meaning(string, verb.end())
            elsewhere = bool(ELSEWHERE.search(verb[0]))
            yield Definition(_plain(each[1]), each.start(), each.end(), meaning, elsewhere)


def _meaning(string: str, start: int) -> str:
    """The words of a definition: up to where the next begins, else to the end of the paragraph or sentence."""
    stop = min(len(string), start + MEANING_WITHIN)
    following = re.compile(rf"(?<=[.;])\s+(?:\([a-z]+\)\s+)?{QUOTED}").search(string, start, stop)
    if following:
        stop = following.start()
    else:
        end = ENDS.search(string, start, stop)
        stop = end.start() if end else stop
    return " ".join(string[start:stop].split()).strip(" .;")


def _in_brackets(string: str) -> Iterator[Definition]:
    for match in IN_BRACKETS.finditer(string):
        inside = match[1]
        if '"' not in inside and "“" not in inside:
            continue
        for each in ONE.finditer(string, match.start(1), match.end(1)):
            before = string[match.start(1) : each.start()]
            if BEFORE.search(before) and not NO_DEFINITION.search(before) and not VERB.match(string, each.end()):
                yield Definition(_plain(each[1]), each.start(), each.end())


def _called(string: str) -> Iterator[Definition]:
    for match in CALLED.finditer(string):
        group = 1 if match[1] else 2
        yield Definition(_plain(match[group]), match.start(group) - 1, match.end(group) + 1)


def _unquoted(string: str, paragraphs: tuple[int, ...]) -> Iterator[Definition]:
    """Terms at the beginning of a paragraph that are set off by type alone, as in bold."""
    for start in paragraphs:
        if match := UNQUOTED.match(string, start):
            yield Definition(_plain(match[1]), match.start(1), match.end(1), _meaning(string, match.end()))


def _plain(term: str) -> str:
    return " ".join(term.split()).rstrip(",.;")
