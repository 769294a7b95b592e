"""tenor explain: the derivation of a fact, or why an event adjusted nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tenor.options import AS_JSON, AS_OF, KNOWN, MATTER, open_book, print_json


@click.command()
@MATTER
@click.argument("name", metavar="FACT")
@AS_OF
@KNOWN
@AS_JSON
def command(matter: Path, name: str, as_of: Any, known: Any, as_json: bool) -> None:
    """How a figure was found, or what an event did.

    The derivation of any fact down to events and clauses; for an event, each clause considered and why it
    applied or did not.

    Example: tenor explain examples/ctc-cisco E-001.price_after
    """
    from difflib import get_close_matches

    from tenor.explain import Unknown, all_facts, explain_json
    from tenor.explain import explain as lines

    book = open_book(matter, as_of, known)
    try:
        if as_json:
            print_json(explain_json(book, name))
        else:
            click.echo("\n".join(lines(book, name)))
    except Unknown:
        names = [*(entry.event.id for entry in book.entries), *all_facts(book)]
        near = get_close_matches(name, names, 3) or names[:3]
        click.echo(f"There is no fact or event {name} in {matter}: try {', '.join(near)}.", err=True)
        sys.exit(2)
