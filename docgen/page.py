"""The page by itself: the same HTML that the writers take, with its style inside, for a browser."""

from __future__ import annotations

from docgen.paper import paper_named
from docgen.resources import TEMPLATES

SCREEN = "@media screen { footer.running { display: none } body { max-width: 42em; margin: 2em auto; padding: 0 1em } }"

HEADER = "header.running { position: fixed; top: 0; left: 0; right: 0; background: #fff }"
"""A browser keeps what is fixed in sight, and prints it on every page."""


def page(html: str, *, paper: str = "Letter") -> str:
    """The page as one file for a sheet of that name: ``print.css`` in its head, and no footer on a screen."""
    sheet = f"@page {{ size: {paper_named(paper).name} }}"
    style = (TEMPLATES / "print.css").read_text("utf-8")
    return html.replace("</head>", f"<style>\n{style}\n{sheet}\n{HEADER}\n{SCREEN}\n</style>\n</head>", 1)
