"""--as: of which document of a matter a paper by others is one, as who has it checked says."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from warrant.book import Book
    from warrant.documents import Document

SAID_AS = click.option(
    "--as",
    "said",
    multiple=True,
    metavar="[NAME=]KIND[:EVENT[:CERTIFICATE]]",
    help="The document that a paper by others is, or its id; with NAME= of one of several files.",
)


def said_as(said: Sequence[str], paths: Sequence[Path], book: Book) -> Mapping[Path, Sequence[Document]]:
    """The documents of which each file is said to be one.

    Ends with status 2 and the list of what there is, where no document of the matter or no file of the run is meant.
    """
    if not said:
        return {}
    from checks.foreign.recognise import named
    from warrant.documents import called_for

    documents = called_for(book)
    given: dict[Path, Sequence[Document]] = {}
    for each in said:
        name, _, what = each.rpartition("=")
        of = [path for path in paths if name in ("", path.name)]
        if len(of) != 1:
            files = ", ".join(path.name for path in paths) or "none"
            _refuse(f"--as {each}: say of which file with NAME=..., where NAME is one of those to be checked: {files}.")
        if not (meant := named(what, documents)):
            _refuse(f"--as {each}: this matter calls for no such document. It calls for:\n{_listed(documents)}")
        given[of[0]] = meant
    return given


def _listed(documents: Sequence[Document]) -> str:
    return "\n".join(
        f"  {each.id:<24} {':'.join(filter(None, (each.kind, each.event, each.certificate)))}" for each in documents
    )


def _refuse(why: str) -> NoReturn:
    click.echo(why, err=True)
    sys.exit(2)
