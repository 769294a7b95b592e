"""tenor new: a new matter."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> None:
    """A new matter from the executed form.

    FOLDER gets the executed terms, and no events.

    Example: tenor new matters/acme
    """
    from tenor.demo import new_matter

    if folder.exists() and any(folder.iterdir()):
        click.echo(f"{folder} is not empty: name a new folder.", err=True)
        sys.exit(2)
    new_matter(folder)
    click.echo(f"Wrote {folder}: change the terms in warrant.yaml, then list what happens in events.yaml.")
