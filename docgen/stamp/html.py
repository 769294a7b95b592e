"""A pattern as the page for a browser, and the values of each Holder put into it: what ``docgen.page`` makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from markupsafe import escape

from docgen.page import page
from docgen.stamp.pattern import Pattern, Reflows
from docgen.stamp.splice import template
from warrant.data import dataclass
from warrant.facts import LONGEST_ID
from warrant.regex import regex

CERTIFICATE = "certificate"
FACT = regex(r'data-fact="([^"]+)"')


@dataclass(frozen=True)
class HtmlLayout:
    """A page with holes for the texts of ``slots``, which come in that order; ``head`` begins every page.

    ``fillings`` are the numbers of the slots in the holes of ``template``, ``longest`` the characters of the longest
    certificate with which the ids of facts are what they are here.
    """

    slots: tuple[str, ...]
    head: bytes
    template: bytes
    fillings: tuple[int, ...]
    longest: int
    pages: ClassVar[int] = 0

    def stamp(self, texts: Sequence[str]) -> bytes:
        """The page with these texts, all that follows the head; ``Reflows`` where one cannot stand in it."""
        if len(texts[self.slots.index(CERTIFICATE)]) > self.longest:
            raise Reflows(CERTIFICATE, f"with it the id of a fact is longer than {LONGEST_ID} characters")
        try:
            shown = [str(escape(text)).encode() for text in texts]
        except UnicodeEncodeError as error:
            raise Reflows(self.slots[_unwritable(texts)], f"it cannot be written as UTF-8: {error.reason}") from error
        return self.template % tuple([shown[number] for number in self.fillings])


def compile_html(pattern: Pattern) -> HtmlLayout:
    """The layout of all pages that differ from the pattern's in the texts of its slots alone."""
    numbers = {sentinel: pattern.slots.index(slot) for slot, sentinel in pattern.sentinels.items()}
    first, *rest = re.split(f"({'|'.join(map(re.escape, numbers))})", page(pattern.html, paper=pattern.paper))
    parts, fillings = template([numbers[part] if part in numbers else part.encode() for part in rest])
    certificate = pattern.sentinels[CERTIFICATE]
    longest = max(len(fact) for fact in FACT.findall(pattern.html) if certificate in fact)
    return HtmlLayout(pattern.slots, first.encode(), parts, fillings, LONGEST_ID - longest + len(certificate))


def _unwritable(texts: Sequence[str]) -> int:
    """The number of the first text with half of a surrogate pair."""
    return next(at for at, text in enumerate(texts) if any("\ud800" <= each <= "\udfff" for each in text))
