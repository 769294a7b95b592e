"""tenor check: the compliance report."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from tenor.by_others import SAID_AS, said_as
from tenor.options import AS_JSON, AS_OF, MATTER, RENDER, open_book, print_json

SUFFIXES = (".docx", ".pdf", ".html", ".htm", ".txt")
"""The files of a folder that are papers."""


@click.command()
@MATTER
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@SAID_AS
@AS_OF
@AS_JSON
@RENDER
@click.option("--html", type=click.Path(path_type=Path), help="Write the report as one HTML page, too.")
@click.option("--pdf", type=click.Path(path_type=Path), help="Write the report as a PDF to be printed, too.")
@click.option("--junit", type=click.Path(path_type=Path), help="Write the report as JUnit XML, too.")
@click.option("--sarif", type=click.Path(path_type=Path), help="Write the findings as SARIF 2.1.0, too.")
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
) -> None:
    """The compliance report on finished documents.

    Over MATTER/out, or over any files or folders given, however they were made. A paper that others wrote is
    recognised by what it says, or --as says which document of the matter it is: of the one file given, or with NAME= of
    one of several.

    \b
    Examples:
      tenor check examples/ctc-cisco /tmp/out --html report.html
      tenor check examples/ctc-cisco letter.docx --as adjustment_statement:E-001
    """
    from checks.apart import READERS

    READERS.begin()  # becomes ready while the matter is read
    from checks.report.files import Files
    from checks.report.html import report_html
    from checks.report.json import report_json
    from checks.report.junit import report_junit
    from checks.report.sarif import report_sarif
    from checks.report.terminal import print_report, verdict_line
    from checks.run import check_files
    from tenor.progress import progress

    book = open_book(matter, as_of)
    paths, complete = papers(files or (matter / "out",))
    given_as = said_as(said, paths, book)
    with progress("Reading") as step:
        day = book.as_of or date.today()
        report = check_files(book, paths, day, complete, step, render=render, given=given_as)
    if READERS.unbounded:
        click.echo(f"Files were read without bounds on {READERS.unbounded}: this system sets none.", err=True)
    if html:
        write(html, report_html(report))
    if pdf:
        from tenor.report import report_pdf

        write(pdf, report_pdf(report))
    if junit:
        write(junit, report_junit(report))
    if sarif:
        write(sarif, json.dumps(report_sarif(report, Files.of(matter, paths)), indent=2, ensure_ascii=False) + "\n")
    if as_json:
        print_json(report_json(report))
    else:
        print_report(report)
        click.echo(verdict_line(report))
    sys.exit(0 if report.verdict == "pass" else 1)


def write(path: Path, report: str | bytes) -> None:
    """Writes a report; ends with status 2 where that cannot be done."""
    try:
        path.write_bytes(report if isinstance(report, bytes) else report.encode("utf-8", errors="replace"))
    except OSError as error:
        click.echo(f"{path} cannot be written ({error.strerror}): name a file in a folder that is there.", err=True)
        sys.exit(2)


def papers(given: tuple[Path, ...]) -> tuple[list[Path], bool]:
    """The files to check, and whether a whole folder was given, so that what is not in it is missing."""
    found: list[Path] = []
    for path in given:
        if path.is_dir():
            found += sorted(each for each in path.iterdir() if each.suffix.lower() in SUFFIXES)
        elif path.is_file():
            found.append(path)
        else:
            click.echo(
                f"There is no {path}: name a file or folder, or write the documents with tenor generate.", err=True
            )
            sys.exit(2)
    return found, any(path.is_dir() for path in given)
