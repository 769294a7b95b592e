"""tenor check: the compliance report."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tenor.by_others import SAID_AS, said_as
from tenor.options import AS_JSON, AS_OF, MATTER, RENDER, open_book
from tenor.told import HTML, JUNIT, SARIF, tell, write

if TYPE_CHECKING:
    from checks.bulk.verdict import RunVerdict

SUFFIXES = (".docx", ".pdf", ".html", ".htm", ".txt")
"""The files of a folder that are papers."""


@click.command()
@MATTER
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@SAID_AS
@AS_OF
@AS_JSON
@RENDER
@HTML
@click.option("--pdf", type=click.Path(path_type=Path), help="Write the report as a PDF to be printed, too.")
@JUNIT
@SARIF
@click.option("--sample", type=click.IntRange(0), help="Read so many statements of each run by every rule, too.")
@click.option("--seed", type=int, default=0, help="Draw that sample by this number; 0 unless given.")
def command(
    matter: Path,
    files: tuple[Path, ...],
    said: tuple[str, ...],
    as_of: Any,
    as_json: bool,
    render: bool,
    html: Path | None,
    pdf: Path | None,
    junit: Path | None,
    sarif: Path | None,
    sample: int | None,
    seed: int,
) -> None:
    """The compliance report on finished documents.

    Of a folder, the statements to the Holders of a list are read back, too: all of them by their layout, a sample by
    every rule.

    Over MATTER/out, or over any files or folders given, however they were made. A paper that others wrote is
    recognised by what it says, or --as says which document of the matter it is: of the one file given, or with NAME= of
    one of several.

    \b
    Examples:
      tenor check examples/ctc-cisco /tmp/out --html report.html
      tenor check examples/ctc-cisco letter.docx --as adjustment_statement:E-001
    """
    from checks.apart import READERS

    files = files or (matter / "out",)
    # The first is read while the matter is.
    READERS.begin([path for each in files for path in papers_in(each)], "drawn" if render else "inspected")
    from checks.report.files import Files
    from checks.run import check_files
    from tenor.progress import progress

    book = open_book(matter, as_of)
    if not as_json:
        import checks.report.terminal  # noqa: F401  while the first file is read
    paths, complete = papers(files)
    given_as = said_as(said, paths, book)
    with progress("Reading") as step:
        day = book.as_of or date.today()
        # Statements to the Holders of a list lie in folders of their own within a folder that is checked whole.
        folder = next((each for each in files if each.is_dir()), None)
        runs: tuple[RunVerdict, ...] = ()
        if folder:
            from tenor.read_back import read_back

            runs = read_back(book, matter, folder, day, sample=sample, seed=seed, step=step)
        report = check_files(book, paths, day, complete, step, render=render, given=given_as, runs=runs)
    if pdf:
        from tenor.report import report_pdf

        write(pdf, report_pdf(report))
    tell(report, Files.of(matter, paths), as_json, html, junit, sarif)


def papers(given: tuple[Path, ...]) -> tuple[list[Path], bool]:
    """The files to check, and whether a whole folder was given, so that what is not in it is missing."""
    found: list[Path] = []
    for path in given:
        found += papers_in(path)
        if not path.is_dir() and not path.is_file():
            click.echo(
                f"There is no {path}: name a file or folder, or write the documents with tenor generate.", err=True
            )
            sys.exit(2)
    return found, any(path.is_dir() for path in given)


def papers_in(path: Path) -> list[Path]:
    """The files to check of a folder or file that is named; none where there is neither."""
    if path.is_dir():
        return sorted(each for each in path.iterdir() if each.suffix.lower() in SUFFIXES)
    return [path] if path.is_file() else []
