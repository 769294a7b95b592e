"""tenor deadlines: every obligation and how it stands."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from tenor.options import AS_JSON, AS_OF, MATTER, open_book, print_json


@click.command()
@MATTER
@AS_OF
@AS_JSON
@click.option(
    "--ics",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the last days that are open or overdue as a calendar, too.",
)
def command(matter: Path, as_of: Any, as_json: bool, ics: Path | None) -> None:
    """Every obligation and how it stands.

    What is owed to whom, under which clause, since when, until when, by which methods; and whether it is met,
    open (its day is still to come), due (no day is fixed), late or overdue. Exit status 1 where any is due,
    late or overdue.

    Example: tenor deadlines examples/ctc-cisco --as-of 2002-08-10 --ics deadlines.ics
    """
    from rich.console import Console

    from tenor.deadlines import deadlines_json, deadlines_table, readings_lines, verdict_line
    from warrant.standing import standings

    book = open_book(matter, as_of)
    day = book.as_of or date.today()
    readings = book.matter.terms.readings
    found = tuple(standings(book, day))
    if ics:
        from tenor.ics import deadlines_ics

        _write(ics, deadlines_ics(found, book.matter.terms))
    if as_json:
        print_json(deadlines_json(found, readings, day))
    else:
        Console(markup=False, emoji=False, highlight=False).print(deadlines_table(found))
        for line in (*readings_lines(found, readings), verdict_line(found, day)):
            click.echo(line)
    sys.exit(0 if all(each.in_order for each in found) else 1)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        click.echo(f"{path} was not written: {error.strerror}: name a file in a folder that is there.", err=True)
        sys.exit(2)
