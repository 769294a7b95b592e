"""tenor lint: files by themselves."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from tenor.options import AS_JSON, RENDER, print_json


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@AS_JSON
@RENDER
@click.option("--html", type=click.Path(path_type=Path), help="Write the report as one HTML page, too.")
@click.option("--junit", type=click.Path(path_type=Path), help="Write the report as JUnit XML, too.")
@click.option("--sarif", type=click.Path(path_type=Path), help="Write the findings as SARIF 2.1.0, too.")
def command(
    files: tuple[Path, ...],
    as_json: bool,
    render: bool,
    html: Path | None,
    junit: Path | None,
    sarif: Path | None,
) -> None:
    """The checks of drafting and of files on any DOCX, PDF, HTML or text, with no matter.

    Over files or the files in folders, whatever they agree upon: terms, references, numbering, words and figures,
    dates, brackets, names; and whether a file is what it seems, to the eye and to other programs.

    Example: tenor lint lease.docx --html report.html
    """
    from checks.lint import lint
    from checks.report.files import Files
    from checks.report.html import report_html
    from checks.report.json import report_json
    from checks.report.junit import report_junit
    from checks.report.sarif import report_sarif
    from checks.report.terminal import print_report, verdict_line
    from tenor.commands.check import papers, write
    from tenor.progress import progress

    paths, _ = papers(files)
    with progress("Reading") as step:
        report = lint(paths, step, render)
    if html:
        write(html, report_html(report))
    if junit:
        write(junit, report_junit(report))
    if sarif:
        write(sarif, json.dumps(report_sarif(report, Files.of(None, paths)), indent=2, ensure_ascii=False) + "\n")
    if as_json:
        print_json(report_json(report))
    else:
        print_report(report)
        click.echo(verdict_line(report))
    sys.exit(0 if report.verdict == "pass" else 1)
