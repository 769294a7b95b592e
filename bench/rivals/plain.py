"""The plain loop: each statement rendered and laid out in full by WeasyPrint, as every other paper is."""

from __future__ import annotations

from bench.rivals.statement import Statement
from docgen.facts import facts_json
from docgen.pdf import pdf
from docgen.render import render
from docgen.stamp.pattern import Pattern


class Kept:
    """Nothing is kept but the process."""

    def __init__(self, patterns: dict[int, Pattern]) -> None:
        pass

    def write(self, of: Statement) -> bytes:
        """The PDF file."""
        each = of.document
        return pdf(render(each.kind, each.facts, each.id, each.rows), facts_json(each))
