"""tenor lint: files by themselves."""

from __future__ import annotations

from pathlib import Path

import click

from tenor.options import AS_JSON, RENDER
from tenor.told import HTML, JUNIT, SARIF, tell


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@AS_JSON
@RENDER
@HTML
@JUNIT
@SARIF
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
    from checks.apart import READERS
    from tenor.commands.check import papers

    paths, _ = papers(files)
    READERS.begin(paths, "drawn" if render else "inspected")  # the first is read while the rules are imported
    from checks.lint import lint
    from checks.report.files import Files
    from tenor.progress import progress

    with progress("Reading") as step:
        report = lint(paths, step, render)
    tell(report, Files.of(None, paths), as_json, html, junit, sarif)
