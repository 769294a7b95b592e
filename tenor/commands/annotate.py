"""tenor annotate: copies of finished documents with the findings beside their words."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checks.report.printable import printable
from tenor.by_others import SAID_AS, said_as
from tenor.commands.check import papers
from tenor.options import AS_JSON, AS_OF, MATTER, RENDER, open_book, print_json

if TYPE_CHECKING:
    from tenor.annotate import Annotated

OTHER_SUFFIXES = (".html", ".htm", ".txt")


@click.command()
@MATTER
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Where to write; MATTER/annotated unless given.")
@click.option("--ticks", is_flag=True, help="Also mark each figure that ties, with its fact, value and clause.")
@SAID_AS
@AS_OF
@AS_JSON
@RENDER
def command(
    matter: Path,
    files: tuple[Path, ...],
    out: Path | None,
    ticks: bool,
    said: tuple[str, ...],
    as_of: Any,
    as_json: bool,
    render: bool,
) -> None:
    """Copies of finished documents with the findings beside their words.

    Reads the papers as tenor check does, in MATTER/out or any files or folders given, and writes a copy of each: of a
    Word file with a comment at the exact words of each finding, of a PDF with a highlight over them that has a note.
    What stands nowhere in the text, as a fact that is missing or a notice that was not sent, is said at the title of
    a Word file and in the margin of a PDF's first page; a Word file holds no comment in a header, footer or note.
    The papers are left alone; a copy reads as its paper does, and tenor check finds in it what it finds there. HTML
    and text files are not annotated. Exit status 1: the papers have an error.

    \b
    Examples:
      tenor annotate examples/ctc-cisco
      tenor annotate examples/ctc-cisco /tmp/out -o /tmp/annotated --ticks
    """
    from checks.report.terminal import verdict_line
    from checks.run import check_files
    from tenor.annotate import Refused, annotate, on_no_paper
    from tenor.generate.beside import Busy
    from tenor.progress import progress

    book = open_book(matter, as_of)
    given = files or (matter / "out",)
    paths, complete = papers(given)
    given_as = said_as(said, paths, book)
    with progress("Reading") as step:
        day = book.as_of or date.today()
        report = check_files(book, paths, day, complete, step, render=render, given=given_as)
    every = [*paths, *(path for path in _others(given) if path not in paths)]
    try:
        with progress("Annotating") as step:
            done = annotate(report, every, out or matter / "annotated", ticks=ticks, whole=complete, progress=step)
    except (Refused, Busy) as error:
        click.echo(f"{error}\nNothing was written.", err=True)
        sys.exit(2)
    except OSError as error:
        where = error.filename or out or matter
        click.echo(f"{where}: {error.strerror}: mend that and run again; no file was left half written", err=True)
        sys.exit(2)
    elsewhere = on_no_paper(report, done)
    if as_json:
        print_json({"verdict": report.verdict, "as_of": report.as_of.isoformat(), **_json(done, elsewhere)})
    else:
        _tell(done, elsewhere)
        click.echo(verdict_line(report))
    sys.exit(0 if report.verdict == "pass" else 1)


def _others(given: Sequence[Path]) -> list[Path]:
    """The files of the folders given that are papers of another format: they are named, and why they have no copy."""
    folders = [path for path in given if path.is_dir()]
    return [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix.lower() in OTHER_SUFFIXES]


def _json(done: Sequence[Annotated], elsewhere: Sequence[str]) -> dict[str, Any]:
    papers = [
        {
            "file": str(each.paper),
            "copy": str(each.copy) if each.copy else None,
            "notes": each.notes,
            "why_not": each.why or None,
        }
        for each in done
    ]
    return {"papers": papers, "on_no_paper": list(elsewhere)}


def _tell(done: Sequence[Annotated], elsewhere: Sequence[str]) -> None:
    for each in done:
        if each.copy:
            click.echo(printable(f"annotated      {each.copy}: {_counted(each.notes, 'note')}"))
        else:
            click.echo(printable(f"not annotated  {each.paper}: {each.why}"))
    for line in elsewhere:
        click.echo(printable(f"on no paper    {line}"))
    made = [each for each in done if each.copy]
    told = f"{_counted(len(made), 'copy', 'copies')} with {_counted(sum(each.notes for each in made), 'note')}"
    click.echo(f"{told}; {len(done) - len(made)} not annotated.")


def _counted(count: int, one: str, more: str = "") -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"
