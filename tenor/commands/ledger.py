"""tenor ledger: every adjustment, and the Warrant register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tenor.options import AS_JSON, AS_OF, KNOWN, MATTER, open_what_if, print_json


@click.command()
@MATTER
@AS_OF
@KNOWN
@click.option(
    "--with",
    "planned_in",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Add planned events, in the form of events.yaml, for this run; may be given again.",
)
@AS_JSON
def command(matter: Path, as_of: Any, known: Any, planned_in: tuple[Path, ...], as_json: bool) -> None:
    """Every adjustment, and the Warrant register.

    With planned events, what each would change and make due; the day is then that of the last one's effect,
    unless --as-of names another. Below the tables stands what has to be said of an event that the clauses pass
    over, and each document that an event entered late makes stale.

    Example: tenor ledger examples/ctc-cisco --as-of 2002-07-01
    """
    from tenor.ledger import ledger_json, ledger_table, register_table

    book, planned = open_what_if(matter, planned_in, as_of, known)
    if as_json:
        print_json(ledger_json(book, planned))
        return
    from rich.console import Console

    from tenor.exercises import exercises_table
    from tenor.ledger import end_lines
    from tenor.listed import unmade_lines
    from tenor.remarks import remark_lines
    from tenor.reserves import shortfall_lines
    from tenor.show import people
    from tenor.stale import mailed_lines, stale_lines
    from tenor.what_if import outcome_lines

    console = Console(markup=False, emoji=False, highlight=False)
    console.print(ledger_table(book, planned))
    if table := exercises_table(book):
        console.print(table)
    console.print(register_table(book))
    before = (*end_lines(book), *unmade_lines(book), *remark_lines(book), *shortfall_lines(book))
    for line in (*before, *stale_lines(book), *mailed_lines(book), *outcome_lines(book, planned)):
        click.echo(line)
    count = len(book.adjustments)
    plural = "s" * (count != 1)
    price = people(book.state.price.value)
    told = f", as known on {known.date()}" if known else ""
    click.echo(f"Warrant Price {price} as of {book.as_of}{told}, after {count} adjustment{plural}.")
