"""What the subcommands share: arguments, options, the book of a matter, JSON on standard output."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from warrant.book import Book

MATTER = click.argument("matter", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs instead of text.")
AS_OF = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day as of which to judge."
)


def open_book(folder: Path, as_of: datetime | None = None) -> Book:
    """The book of a matter's folder as of a day, else as of the matter's own, else as of today.

    What has not taken effect by that day adjusts nothing yet. ``BadMatter`` with every mistake in the files.
    """
    from tenor.matter import load
    from warrant.replay import replay

    matter = load(folder)
    return replay(matter, as_of.date() if as_of else matter.terms.as_of or date.today())


def print_json(data: Mapping[str, Any]) -> None:
    """Prints JSON to standard output."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))
