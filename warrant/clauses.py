"""The words of a clause, as executed, for quotation beside what is computed under it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path


@cache
def _clauses() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name("clauses.toml").read_text("utf-8"))


def cited(citation: str) -> str:
    """A citation in words: "Section 6(v)", "Exhibit D 4"; any other that begins with no number, "the preamble".

    An empty one stays empty.
    """
    if not citation or citation.startswith("Exhibit"):
        return citation
    return f"Section {citation}" if citation[:1].isdigit() else f"the {citation}"


def words(citation: str) -> str | None:
    """The words of the narrowest clause held that a citation lies in, on one line; ``None`` for none.

    "6(i)(A)(x)" gives its own words; "6(v)(y)", which is not held, those of "6(v)".
    """
    while citation and citation not in _clauses():
        wider = re.sub(r"(\([^()]*\)|\.?\w+)$", "", citation)
        citation = wider if wider != citation else ""
    return " ".join(_clauses()[citation].split()) if citation else None
