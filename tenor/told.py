"""A report as a command tells it: in the files asked for, on standard output, by the exit status."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from tenor.options import print_json

if TYPE_CHECKING:
    from checks.outcome import Outcomes
    from checks.report.files import Files

HTML = click.option("--html", type=click.Path(path_type=Path), help="Write the report as one HTML page, too.")
JUNIT = click.option("--junit", type=click.Path(path_type=Path), help="Write the report as JUnit XML, too.")
SARIF = click.option("--sarif", type=click.Path(path_type=Path), help="Write the findings as SARIF 2.1.0, too.")


def tell(
    report: Outcomes, files: Files, as_json: bool, html: Path | None, junit: Path | None, sarif: Path | None
) -> NoReturn:
    """Writes a report in the forms asked for, prints it, and ends with its status."""
    from checks.apart import READERS

    if READERS.unbounded:
        click.echo(f"Files were read without bounds on {READERS.unbounded}: this system sets none.", err=True)
    if html:
        from checks.report.html import report_html

        write(html, report_html(report))
    if junit:
        from checks.report.junit import report_junit

        write(junit, report_junit(report))
    if sarif:
        from checks.report.sarif import report_sarif

        write(sarif, json.dumps(report_sarif(report, files), indent=2, ensure_ascii=False) + "\n")
    if as_json:
        from checks.report.json import report_json

        print_json(report_json(report))
    else:
        from checks.report.terminal import print_report, verdict_line

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
