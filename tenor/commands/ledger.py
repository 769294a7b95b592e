"""tenor ledger: every adjustment, and the Warrant register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tenor.options import AS_JSON, AS_OF, MATTER, open_book, print_json


@click.command()
@MATTER
@AS_OF
@AS_JSON
def command(matter: Path, as_of: Any, as_json: bool) -> None:
    """Every adjustment, and the Warrant register.

    Example: tenor ledger examples/ctc-cisco --as-of 2002-07-01
    """
    from tenor.ledger import ledger_json, ledger_table, register_table

    book = open_book(matter, as_of)
    if as_json:
        print_json(ledger_json(book))
        return
    from rich.console import Console

    from tenor.show import people

    console = Console(markup=False, emoji=False, highlight=False)
    console.print(ledger_table(book))
    console.print(register_table(book))
    count = len(book.adjustments)
    plural = "s" * (count != 1)
    price = people(book.state.price.value)
    click.echo(f"Warrant Price {price} as of {book.as_of}, after {count} adjustment{plural}.")
