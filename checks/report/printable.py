"""Words from files and file names, made fit for a terminal."""

from __future__ import annotations

from warrant.regex import regex

UNPRINTABLE = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that command a terminal, turn words about, or are none: all but tab, line feed and what prints."""


def printable(text: str) -> str:
    """The text with each character that would command a terminal, or turn the words about, shown as U+FFFD."""
    return UNPRINTABLE.sub("\ufffd", text)
