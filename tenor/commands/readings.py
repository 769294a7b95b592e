"""tenor readings: what each choice of each reading leads to in a matter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tenor.options import AS_JSON, AS_OF, MATTER, day_to_judge, print_json

if TYPE_CHECKING:
    from warrant.reading_effects import ReadingEffect


@click.command()
@MATTER
@AS_OF
@AS_JSON
@click.option("--all", "every", is_flag=True, help="Tell the readings that change nothing in full, too.")
def command(matter: Path, as_of: Any, as_json: bool, every: bool) -> None:
    """What each choice of each reading leads to.

    The matter is replayed under every choice of every reading, one reading at a time, and the results that
    differ stand side by side. The readings that change nothing are named in one line. A matter that cannot be
    replayed under the choices in force, or not as its assertions have it, ends with status 2 after that.

    Example: tenor readings examples/ctc-cisco --as-of 2002-12-31
    """
    from tenor.matter import load
    from tenor.matter.assertions import hold_assertions
    from tenor.progress import progress
    from tenor.readings import readings_json
    from warrant.errors import BadMatter
    from warrant.reading_effects import effects

    loaded = load(matter)
    day = day_to_judge(loaded, as_of)
    found: list[ReadingEffect] = []
    with progress("Replayed under") as step:
        for effect in effects(loaded, day):
            step(effect.reading.id)
            found.append(effect)
    refused = found[0].refused.get(found[0].in_force, ())
    some_choice_replays = not refused or any(each.differs for each in found)
    if some_choice_replays and as_json:
        print_json(readings_json(found, day, every))
    elif some_choice_replays:
        _print(found, day, every)
    if refused:
        raise BadMatter(*refused)
    hold_assertions(loaded, day)


def _print(effects: Sequence[ReadingEffect], as_of: date, every: bool) -> None:
    from rich.console import Console

    from tenor.readings import effect_table, nothing_line, refusals, sentences, verdict_line

    console = Console(markup=False, emoji=False, highlight=False)
    for each in effects:
        if each.differs or every:
            click.echo("\n".join(sentences(each)))
            if each.contrasts:
                console.print(effect_table(each))
            click.echo("\n".join((*refusals(each), "")))
    if not every and not all(each.differs for each in effects):
        click.echo(nothing_line(effects))
    click.echo(verdict_line(effects, as_of))
