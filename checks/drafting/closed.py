"""Brackets and quotation marks that have no other."""

from __future__ import annotations

from warrant.regex import regex

OPENS = {"(": ")", "[": "]", "{": "}"}
CLOSES = {closes: opens for opens, closes in OPENS.items()}
BRACKET = regex(r"[()\[\]{}]")
HALF_LABEL = regex(r"(?:^|[\s(])(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,5})$")
MARK = regex(r"[\"“”]")
TERM = 60
"""Fewer characters between two marks are a term."""
LONGEST = 2500
"""Brackets and quotations of more characters have lost their end."""


def unclosed_brackets(string: str, start: int, stop: int) -> list[int]:
    """Where the brackets of a range stand that open without closing, or close without having been opened."""
    opened: list[int] = []
    faults: list[int] = []
    for match in BRACKET.finditer(string, start, stop):
        at, sign = match.start(), match[0]
        while opened and at - opened[0] > LONGEST:
            faults.append(opened.pop(0))
        if sign in OPENS:
            opened.append(at)
        elif not _close(string, opened, faults, CLOSES[sign]) and not _is_half_label(string, at, sign):
            faults.append(at)
    return sorted([*faults, *opened])


def _close(string: str, opened: list[int], faults: list[int], opens: str) -> bool:
    """Closes the last bracket of a kind; those opened within it were never closed."""
    for at in reversed(range(len(opened))):
        if string[opened[at]] == opens:
            faults += opened[at + 1 :]
            del opened[at:]
            return True
    return False


def _is_half_label(string: str, at: int, sign: str) -> bool:
    return sign == ")" and bool(HALF_LABEL.search(string[max(0, at - 8) : at]))


def unclosed_quotes(string: str, start: int, stop: int, begins: frozenset[int]) -> list[int]:
    """Where the double quotation marks of a range stand that have no other.

    A quotation of several paragraphs is opened again at the beginning of each. A mark behind a figure that closes
    nothing is of inches.
    """
    opened: int | None = None
    faults: list[int] = []
    for match in MARK.finditer(string, start, stop):
        at = match.start()
        if opened is not None and at - opened > LONGEST:
            faults.append(opened)
            opened = None
        if _opens(string, at, opened is not None):
            if opened is not None and not (at in begins and _goes_on(string, at, stop)):
                faults.append(opened)
            opened = at
        elif opened is not None:
            opened = None
        elif not string[at - 1 : at].isdigit():
            faults.append(at)
    return faults if opened is None else [*faults, opened]


def _goes_on(string: str, at: int, stop: int) -> bool:
    """Whether a mark at a paragraph's beginning goes on with a quotation: it is not soon closed, as a term's is."""
    other = MARK.search(string, at + 1, stop)
    return other is None or other.start() - at > TERM


def _opens(string: str, at: int, is_open: bool) -> bool:
    if string[at] != '"':
        return string[at] == "“"
    before, after = string[at - 1 : at], string[at + 1 : at + 2]
    if not before or before.isspace() or before in "([{-—–/“":
        return bool(after.strip()) and not (is_open and after in ".,;:)")
    return False
