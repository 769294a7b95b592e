"""The page by itself: the same HTML that the writers take, with its style inside, for a browser."""

from __future__ import annotations

from docgen.resources import TEMPLATES

SCREEN = "@media screen { .running { display: none } body { max-width: 42em; margin: 2em auto; padding: 0 1em } }"


def page(html: str) -> str:
    """The page as one file: ``print.css`` in its head, and no page furniture on a screen."""
    style = (TEMPLATES / "print.css").read_text("utf-8")
    return html.replace("</head>", f"<style>\n{style}\n{SCREEN}\n</style>\n</head>", 1)
