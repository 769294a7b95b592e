"""tenor demo: the sample matter, from its files to its report and packet."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="tenor-demo")
def command(folder: Path) -> None:
    """The sample matter, generated, checked and packed for review.

    Written into FOLDER, which may hold a former run: its files stay as they are.

    Example: tenor demo /tmp/demo
    """
    from checks.report.terminal import print_report, verdict_line
    from tenor.demo import PACKET, REPORT, pack, run, write_sample
    from tenor.progress import progress

    click.echo("The executed warrant of 2002, with ILLUSTRATIVE events: none of them happened.")
    if kept := write_sample(folder):
        click.echo(f"Kept as they stand in {folder}: {', '.join(kept)}.")
    with progress("Working on") as step:
        written, report = run(folder, step)
        made = pack(folder, step)
    print_report(report)
    click.echo(f"\nThe matter   {folder}: warrant.yaml, events.yaml, prices.csv, mailings.csv")
    click.echo(f"Documents    {folder / 'out'}: {len(written)} files, and manifest.json")
    click.echo(f"Report       {folder / REPORT}: open it in a browser")
    told = f"{made.pages} pages, {made.ticked} figures ticked" if made else "kept as it stands"
    click.echo(f"Packet       {folder / PACKET}: binder.pdf and what belongs to it ({told})")
    called = "tenor" if shutil.which("tenor") else sys.argv[0]
    click.echo(f"To go on     {called} ledger {folder}; {called} explain {folder} E-003; {called} check {folder}")
    click.echo(verdict_line(report))
    sys.exit(0 if report.verdict == "pass" else 1)
