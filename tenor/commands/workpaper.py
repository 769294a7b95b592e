"""tenor workpaper: every adjustment as a workbook of live formulas."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tenor.options import AS_OF, KNOWN, MATTER, open_book


@click.command()
@MATTER
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="The workbook to write, in place of any that is there.",
)
@AS_OF
@KNOWN
def command(matter: Path, output: Path, as_of: Any, known: Any) -> None:
    """Every adjustment as a workbook of live formulas.

    A sheet for each adjustment, with the prices, the register and the shares reserved. Excel and LibreOffice
    recalculate it; each line says whether it still ties to the figure that Tenor states.

    Example: tenor workpaper examples/ctc-cisco -o workpaper.xlsx
    """
    from tenor.packet.workpaper import workpaper_xlsx
    from tenor.packet.workpaper.sources import hashes

    book = open_book(matter, as_of, known)
    content = workpaper_xlsx(book, hashes(matter))
    try:
        output.write_bytes(content)
    except OSError as error:
        click.echo(f"{output} was not written: {error.strerror}: name a file in a folder that is there.", err=True)
        sys.exit(2)
    count = len(book.adjustments)
    click.echo(f"{output} holds {count} adjustment{'s' * (count != 1)} as of {book.as_of}.")
