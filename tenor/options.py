"""What the subcommands share: arguments, options, the book of a matter, JSON on standard output."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checks.report.printable import UNPRINTABLE

if TYPE_CHECKING:
    from warrant.book import Book
    from warrant.events.event import Event
    from warrant.matter import Matter

MATTER = click.argument("matter", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs instead of text.")
AS_OF = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day as of which to judge."
)
RENDER = click.option(
    "--render/--no-render", default=True, help="Draw the pages of PDFs, to see what the eye sees (the default), or not."
)
KNOWN = click.option(
    "--known",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Leave out the events that became known after this day.",
)


def open_book(folder: Path, as_of: datetime | None = None, known: datetime | None = None) -> Book:
    """The book of a matter's folder as of a day, else as of the matter's own, else as of today.

    What has not taken effect by that day adjusts nothing yet; what became known after ``known``, where it is
    given, is left out, and without ``as_of`` the day is then no later. ``BadMatter`` with every mistake in the
    files, or with every assertion up to the day that the events do not bear out.
    """
    return open_what_if(folder, (), as_of, known)[0]


def open_what_if(
    folder: Path, files: tuple[Path, ...], as_of: datetime | None = None, known: datetime | None = None
) -> tuple[Book, tuple[Event, ...]]:
    """The book with the planned events of some files, and those events.

    Without ``as_of`` the day is that on which the last of them takes effect. Assertions are held against what
    happened: neither planned events nor ``known`` touch them.
    """
    from tenor.matter import load
    from tenor.matter.assertions import hold_assertions
    from tenor.matter.load import load_planned
    from warrant.known import known_on
    from warrant.replay import in_order_of_effect, replay

    matter = with_planned = load(folder)
    for file in files:
        with_planned = load_planned(file, folder, with_planned)
    planned = with_planned.events[len(matter.events) :]
    day = day_to_judge(matter, as_of)
    if planned and not as_of:
        day = max(effect.on for event, effect in in_order_of_effect(with_planned) if event in planned)
    elif known and not as_of:
        day = min(day, known.date())  # nothing later had happened
    hold_assertions(matter, day)
    kept = known_on(matter, known.date()) if known else matter
    return replay(replace(kept, events=(*kept.events, *planned)), day), planned


def day_to_judge(matter: Matter, as_of: datetime | None = None) -> date:
    """The day as of which to judge a matter: the one given, else the matter's own, else today."""
    return as_of.date() if as_of else matter.terms.as_of or date.today()


def print_json(data: Mapping[str, Any]) -> None:
    """Prints JSON to standard output; what would command a terminal is written as JSON's own escapes."""
    text = json.dumps(data, indent=2, ensure_ascii=False)
    click.echo(UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text))
