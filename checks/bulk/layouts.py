"""The layouts of each format: how one is learned from two finished files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from checks.bulk.docx_layout import docx_layout
from checks.bulk.html_layout import html_layout
from checks.bulk.pdf_learning import pdf_layout
from checks.bulk.varying import Values


class Layout(Protocol):
    """What is constant in the files of many Holders, and where their values stand."""

    def require(self, data: bytes, values: Values) -> int:
        """Holds a file against the layout with a Holder's values, or raises ``Unlike``; returns how many it tied."""


Learn = Callable[[bytes, bytes, Values, Values], Layout]

LEARN: Mapping[str, Learn] = {".pdf": pdf_layout, ".docx": docx_layout, ".html": html_layout}
"""How the layout of a format is learned from two files and the values of their Holders, by the files' suffix."""
