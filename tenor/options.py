"""What the subcommands share: arguments, options, the book of a matter, JSON on standard output."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
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


def open_book(matter: Path, as_of: date | None = None) -> Book:
    """The replayed book of a matter's folder; ``BadMatter`` with every mistake in its files."""
    from tenor.matter import load
    from warrant.replay import replay

    return replay(load(matter), as_of)


def print_json(data: Mapping[str, Any]) -> None:
    """Prints JSON to standard output."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))
