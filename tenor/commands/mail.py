"""tenor mail: statements to listed Holders printed for a mail house, and what it returns imported."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tenor.options import AS_JSON, AS_OF, MATTER, open_book, print_json

if TYPE_CHECKING:
    from tenor.mailhouse.printing import Print
    from tenor.mailhouse.record import Imported
    from tenor.mailhouse.returned import Mailed
    from warrant.book import Book
    from warrant.documents.listed import StatementRun

OUT = click.option("-o", "--out", type=click.Path(path_type=Path), help="Where tenor generate wrote; MATTER/out else.")
EVENT = click.option("--event", default="", metavar="ID", help="Only the statements of one adjustment.")
TOLD = 20
"""How many of a kind are told by name."""


@click.group()
def command() -> None:
    """Statements to the Holders of a list, by a mail house.

    Print makes batches with a manifest of the runs that tenor generate wrote; import adds what the mail house
    returns to mailings.csv.
    """


@command.command("print")
@MATTER
@OUT
@EVENT
@click.option("--pieces", type=click.IntRange(1), default=500, show_default=True, help="The most pieces of a batch.")
@click.option("--sheets", type=click.IntRange(2), help="The most sheets of a batch, where it must be less.")
@click.option("--duplex", is_flag=True, help="For printing on both sides: each statement begins on a new sheet.")
@click.option(
    "--panel", type=float, metavar="INCHES", help="The first panel of the folded sheet; a third unless given."
)
@AS_JSON
def print_command(matter: Path, out: Path | None, event: str, as_json: bool, **given: Any) -> None:
    """One PDF a batch to print from, in the order of postal codes, with a manifest.

    Each statement lies behind a sheet with the Holder's address, where the window of a No. 10 envelope shows it. All
    are read back first, as tenor check does: one that is wrong is left out. What mailings.csv has as mailed is not
    printed again; a print that is there already is never replaced. Exit status 1: something was left out, as
    left_out.csv says.

    \b
    Examples:
      tenor mail print examples/divided
      tenor mail print examples/divided -o /tmp/out --event E-002 --pieces 250 --duplex
      tenor mail print examples/divided --panel 3.875 --json
    """
    from tenor.generate import Busy
    from tenor.mailhouse.judged import reading_back
    from tenor.mailhouse.pieces import NoRun
    from tenor.mailhouse.press import Limits
    from tenor.mailhouse.printing import Occupied, Order, print_run
    from tenor.progress import progress

    book = open_book(matter)
    limits = Limits(given["pieces"], given["sheets"])
    order = Order(matter, out or matter / "out", limits, given["duplex"], given["panel"])
    found: list[Print] = []
    try:
        with progress("Reading back") as reading, progress("Printing") as step:
            read = reading_back(book, matter, order.out, reading)
            for run in _runs(book, event):
                found.append(print_run(run, book, order, read, step))
    except (NoRun, Occupied, Busy, ValueError) as error:
        _refuse(f"{error}.", *(f"Printed before that: {each.folder}" for each in found))
    except OSError as error:
        _refuse(f"{error.filename or order.out}: {error.strerror}: mend that and print again.")
    _tell_prints(found, as_json)
    sys.exit(1 if any(each.left_out_count for each in found) else 0)


def _runs(book: Book, event: str) -> Sequence[StatementRun]:
    from warrant.documents.listed import runs

    every = tuple(runs(book))
    if not every:
        _refuse("The matter owes no statement to a list of Holders: there is nothing to print.")
    found = [each for each in every if event in ("", each.event)]
    if not found:
        _refuse(f"There is no run of statements for {event}: there are {', '.join(each.event for each in every)}.")
    return found


def _tell_prints(prints: Sequence[Print], as_json: bool) -> None:
    if as_json:
        print_json({"prints": [_as_json(each) for each in prints]})
        return
    for each in prints:
        for left in each.left_out:
            click.echo(f"left out  {left.certificate or '-'}: {left.why}")
        if more := each.left_out_count - len(each.left_out):
            click.echo(f"left out  {more:,} more: {each.folder / 'left_out.csv'}")
        click.echo(f"{each.state:9} {each.folder}: {_summary(each)}.")


def _summary(made: Print) -> str:
    counts = f"{made.pieces:,} pieces in {len(made.batches):,} batches, {made.sheets:,} sheets"
    before = f", {made.mailed_before:,} mailed before" if made.mailed_before else ""
    read = f"{made.read_back:,} statements read back, {made.wrong:,} wrong"
    return f"{counts}, {made.left_out_count:,} left out{before}; {read}"


def _as_json(made: Print) -> dict[str, Any]:
    return {
        "folder": str(made.folder),
        "state": made.state,
        "pieces": made.pieces,
        "sheets": made.sheets,
        "batches": [{"file": each.file, "sha256": each.sha256, "pieces": each.pieces} for each in made.batches],
        "mailed_before": made.mailed_before,
        "read_back": made.read_back,
        "wrong": made.wrong,
        "left_out": made.left_out_count,
        "left_out_first": [each._asdict() for each in made.left_out],
    }


@command.command("import")
@MATTER
@click.argument("returned", metavar="RETURNED.csv", type=click.Path(path_type=Path))
@OUT
@EVENT
@click.option("--dry-run", is_flag=True, help="Say what would be added, and add nothing.")
@AS_OF
@AS_JSON
def import_command(
    matter: Path, returned: Path, out: Path | None, event: str, dry_run: bool, as_of: Any, as_json: bool
) -> None:
    """What the mail house mailed, added to mailings.csv, all of it or nothing.

    RETURNED.csv has the columns certificate, batch, sequence, mailed_on and class; if it likes tracking, sha256,
    pages, sheets, and returned, the day on which a piece came back, with the reason: that goes to returns.csv. Each
    line is held against the manifest of the print. What was imported already is left alone. Without --as-of no day
    may be later than today.

    \b
    Examples:
      tenor mail import examples/divided returned.csv --dry-run
      tenor mail import examples/divided returned.csv -o /tmp/out --event E-002
    """
    from tenor.generate import Busy
    from tenor.mailhouse.manifest import NoManifest
    from tenor.mailhouse.record import Import, NoPrint, import_returned

    book = open_book(matter)
    today = as_of.date() if as_of else date.today()
    order = Import(matter, out or matter / "out", returned, today, event, dry_run)
    try:
        imported = import_returned(order, book)
    except (NoManifest, NoPrint, Busy) as error:
        _refuse(f"{error}.", "Nothing was added.")
    except OSError as error:
        _refuse(f"{error.filename or returned}: {error.strerror}: mend that and import again.", "Nothing was added.")
    _tell_import(imported, dry_run, as_json)


def _tell_import(imported: Imported, dry_run: bool, as_json: bool) -> None:
    told = {
        "added": [each.piece.certificate for each in imported.added],
        "imported_before": [each.piece.certificate for each in imported.there],
        "undeliverable": [
            {"certificate": each.piece.certificate, "returned_on": str(each.returned_on), "reason": each.reason}
            for each in imported.undeliverable
        ],
        "returns_added": [each.piece.certificate for each in imported.returns],
        "not_in_the_file": [each.certificate for each in imported.awaited],
    }
    if as_json:
        print_json({"dry_run": dry_run, **told})
        return
    _list("came back undelivered", [_back(each) for each in imported.undeliverable])
    _list("imported before", [each.piece.certificate for each in imported.there])
    _list("printed in these batches, but not in the file", [each.certificate for each in imported.awaited])
    verb = "would be added" if dry_run else "added"
    counts = [f"{len(imported.added):,} mailings {verb}", f"{len(imported.there):,} imported before"]
    counts += [f"{len(imported.undeliverable):,} came back undelivered", f"{len(imported.awaited):,} awaited"]
    click.echo(f"{', '.join(counts)}.")


def _back(mailed: Mailed) -> str:
    return f"{mailed.piece.certificate}, {mailed.returned_on}{f', {mailed.reason}' if mailed.reason else ''}"


def _list(what: str, names: Sequence[str]) -> None:
    if names:
        more = f" and {len(names) - TOLD:,} more (--json lists all)" if len(names) > TOLD else ""
        click.echo(f"{what}: {'; '.join(names[:TOLD])}{more}")


def _refuse(*lines: str) -> Any:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(2)
