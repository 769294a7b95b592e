"""What is not made for the Holders of a list, said where papers and registers are told."""

from __future__ import annotations

from collections.abc import Iterator

from warrant.book import Book


def unmade_lines(book: Book) -> Iterator[str]:
    """A line for each division in effect."""
    for each in book.state.divided:
        made = "of papers to each of them, only statements of adjustment are made (docs/bulk.md)"
        yield f"{each.certificate} divided {each.parent} among {each.holder.name}: {made}."
