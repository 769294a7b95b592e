"""A term as it is used, in any form that it takes."""

from __future__ import annotations

import re
from functools import cache


def stem(term: str) -> str:
    """A term without the ending that its plural changes: "Compan" for "Company" and "Companies"."""
    for ending, kept in (("ies", 0), ("y", 0), ("ss", 2), ("us", 2), ("is", 2), ("es", 0), ("e", 0), ("s", 0)):
        if term.endswith(ending):
            return term[: len(term) - len(ending) + kept]
    return term


@cache
def pattern(term: str) -> re.Pattern[str]:
    """A pattern of a term as it is used: singular, plural or inflected, as it is or in capitals, over a line's end."""
    words = stem(term.removesuffix("(s)")).split()
    as_it_is = r"\s+".join(map(re.escape, words))
    capitals = r"\s+".join(re.escape(word.upper()) for word in words)
    return re.compile(rf"(?<![A-Za-z0-9])(?:{as_it_is}[a-z]{{0,4}}|{capitals}[A-Z]{{0,4}})(?![A-Za-z0-9])")
