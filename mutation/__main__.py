"""``python -m mutation``: plants the errors, prints the rates, and fails under 100%."""

from __future__ import annotations

import sys

import click

from mutation.plan import EXAMPLES, ROADS, planned
from mutation.run import carried_out
from mutation.table import failure, has_failed, lines

EVERY_EXAMPLE = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


@click.command()
@click.argument("examples", nargs=-1, type=click.Choice(EVERY_EXAMPLE))
@click.option("--full", is_flag=True, help="Every figure of every document by every kind of alteration on every road.")
@click.option("--road", "roads", multiple=True, type=click.Choice(ROADS), help="This road alone; may be repeated.")
@click.option("--jobs", default=2, show_default=True, help="How many processes.")
@click.option("--seed", default=0, show_default=True, help="Which alteration is made where only one is.")
def main(examples: tuple[str, ...], full: bool, roads: tuple[str, ...], jobs: int, seed: int) -> None:
    """Plants errors in the papers of the examples, all of them unless some are named, and counts what is found."""
    plan = planned(examples or tuple(EVERY_EXAMPLE), full, seed, roads or ROADS)
    results = []
    for number, found in enumerate(carried_out(plan.tasks, jobs), 1):
        results += found
        for line in (line for each in found for line in failure(each)):
            click.echo(f"\r{line}", err=True)
        click.echo(f"\r{number} of {len(plan.tasks)} files", nl=False, err=True)
    click.echo(err=True)
    for line in lines(results, plan):
        click.echo(line)
    sys.exit(has_failed(results))


if __name__ == "__main__":
    main()
