"""tenor fields: what a kind of document states, and where each figure comes from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tenor.options import AS_JSON, AS_OF, open_book, print_json


@click.command()
@click.argument("kind")
@click.argument("matter", type=click.Path(path_type=Path), required=False)
@AS_OF
@AS_JSON
def command(kind: str, matter: Path | None, as_of: Any, as_json: bool) -> None:
    """What a kind of document states, and where from.

    Each figure, how it is shown, the clause that calls for it, whether the document can be written without it, and
    where it comes from: the place and key in the matter's files, or how it is computed. As seen in MATTER, or in
    the examples that come with Tenor.

    \b
    Examples:
      tenor fields adjustment_statement
      tenor fields extraordinary_dividend_notice examples/ctc-cisco --json
    """
    from rich.console import Console

    from tenor.demo import examples
    from tenor.fields import fields, fields_json, fields_table
    from warrant.documents import KINDS

    if kind not in KINDS:
        click.echo(f"There is no kind {kind}: the kinds are {', '.join(KINDS)}.", err=True)
        sys.exit(2)
    folders = [matter] if matter else sorted(path for path in examples().iterdir() if path.is_dir())
    documents = [each for folder in folders for each in KINDS[kind].called_for(open_book(folder, as_of))]
    found = fields(kind, documents)
    if as_json:
        print_json(fields_json(kind, found))
        return
    Console(markup=False, emoji=False, highlight=False).print(fields_table(found))
    seen = f"{matter} calls for" if matter else "the examples call for"
    click.echo(f"As seen in {len(documents)} {kind} that {seen}; tenor explain tells more of any figure.")
