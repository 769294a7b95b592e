"""tenor generate: the documents written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tenor.options import AS_JSON, AS_OF, MATTER, open_book, print_json


@click.command()
@MATTER
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Where to write; MATTER/out unless given.")
@click.option("--only", "kinds", multiple=True, help="A kind of document; may be given again.")
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(["docx", "pdf", "html"]), help="May be given again."
)
@AS_OF
@AS_JSON
def command(
    matter: Path, out: Path | None, kinds: tuple[str, ...], formats: tuple[str, ...], as_of: Any, as_json: bool
) -> None:
    """Every document that the matter calls for.

    As DOCX, PDF and HTML, whole or not at all; paper that was mailed is never rewritten.

    Example: tenor generate examples/ctc-cisco -o /tmp/out --only adjustment_statement
    """
    from tenor.generate import WRITERS
    from tenor.generate import generate as write
    from tenor.progress import progress
    from tenor.redline.draft import Unproven
    from warrant.documents import KINDS

    if unknown := [kind for kind in kinds if kind not in KINDS]:
        click.echo(f"There is no kind {unknown[0]}: the kinds are {', '.join(KINDS)}.", err=True)
        sys.exit(2)
    book = open_book(matter, as_of)
    try:
        with progress("Writing") as step:
            written = write(book, matter, out or matter / "out", kinds, formats or tuple(WRITERS), step)
    except Unproven as error:
        click.echo(f"{error}\nNothing was written.", err=True)
        sys.exit(2)
    if as_json:
        print_json({"documents": [{"file": str(w.path), "state": w.state, "sha256": w.sha256} for w in written]})
        return
    for each in written:
        mailed = ": it was mailed as it stands, and its figures have changed" if each.state == "kept" else ""
        click.echo(f"{each.state:9} {each.path}{mailed}")
    states = [each.state for each in written]
    counts = ", ".join(f"{states.count(state)} {state}" for state in ("written", "unchanged", "kept"))
    click.echo(f"{len(written)} files: {counts}.")
