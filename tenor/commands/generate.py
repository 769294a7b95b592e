"""tenor generate: the documents written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checks.report.printable import printable
from tenor.options import AS_JSON, AS_OF, MATTER, open_book, print_json

if TYPE_CHECKING:
    from tenor.bulk.told import Told
    from tenor.generate import Written
    from warrant.book import Book
    from warrant.documents import Document

WHY = {
    "kept": "it was mailed as it stands, and would be written otherwise now",
    "edited": "it is not as it was written; move it away to have it written anew",
    "removed": "the matter no longer calls for it",
}
FILES_A_PROCESS = 12
"""Fewer files than this are made sooner by one process than by two, each of which has to begin."""


@click.command()
@MATTER
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Where to write; MATTER/out unless given.")
@click.option("--only", "kinds", multiple=True, metavar="KIND", help="A kind of document; may be given again.")
@click.option("--event", "events", multiple=True, metavar="ID", help="The documents of an event; may be given again.")
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(["docx", "pdf", "html"]), help="May be given again."
)
@click.option("--draft", is_flag=True, help="Mark what is missing instead of stopping; DRAFT on every page.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes make the files; as many as help unless given.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster that makes the statements to listed Holders.")
@AS_OF
@AS_JSON
def command(
    matter: Path,
    out: Path | None,
    kinds: tuple[str, ...],
    events: tuple[str, ...],
    formats: tuple[str, ...],
    draft: bool,
    jobs: int | None,
    scheduler: str | None,
    as_of: Any,
    as_json: bool,
) -> None:
    """Every document that the matter calls for.

    As DOCX, PDF and HTML, whole or not at all. What is as it would be written is not rendered again; paper that
    was mailed, and a file that was edited, is never replaced. A run without --only, --event or --format also
    removes what former runs wrote and the matter no longer calls for, unless --as-of looks at another day.
    The options may stand together: --only and --event choose the documents, --format the formats. The sheet is
    that of the matter (paper: A4 in warrant.yaml). Exit status 1: a file was edited, and left alone, or a Holder's
    line of a list was refused.

    Statements to the Holders of a list (a division) are made in batches, in a folder for each adjustment; a run that
    was cut off, by whatever, is finished by the next. --draft leaves them out.

    \b
    Examples:
      tenor generate examples/ctc-cisco
      tenor generate examples/ctc-cisco -o /tmp/out --jobs 4
      tenor generate examples/ctc-cisco -o /tmp/out --only adjustment_statement --event E-001 --format pdf
      tenor generate examples/ctc-cisco -o /tmp/drafts --event E-001 --event E-003 --draft
      tenor generate examples/ctc-cisco -o /tmp/then --as-of 2002-08-09 --json
      tenor generate examples/divided -o /tmp/divided --only adjustment_statement --event E-002 --format pdf
    """
    from tenor.bulk.ledger import has_runs
    from tenor.generate import ALL_FORMATS, generate
    from tenor.listed import unmade_lines
    from tenor.progress import progress
    from tenor.stale import mailed_lines
    from warrant.documents import KINDS, called_for
    from warrant.documents.listed import runs

    _refuse_unknown("kind", kinds, KINDS)
    book = open_book(matter, as_of)
    documents = called_for(book)
    all_runs = runs(book)
    _refuse_unknown(
        "document of the event", events, sorted({each.event for each in documents} | {run.event for run in all_runs})
    )
    asked_jobs = jobs
    jobs = jobs or min(os.cpu_count() or 1, 1 + 3 * len(documents) // FILES_A_PROCESS)
    with _refusals(out or matter), progress("Writing") as step:
        written = generate(
            book,
            matter,
            out or matter / "out",
            kinds,
            formats or ALL_FORMATS,
            step,
            events=events,
            draft=draft,
            jobs=jobs,
            prune=as_of is None,
        )
    whole = not (kinds or events or formats) and as_of is None
    told: tuple[Told, ...] = ()
    if not draft and (all_runs or (whole and has_runs(out or matter / "out"))):
        told = _write_runs(
            book, matter, out or matter / "out", kinds, events, formats or ALL_FORMATS, asked_jobs, scheduler, whole
        )
    _tell(written, documents, told, as_json, () if as_json else (*mailed_lines(book), *unmade_lines(book)))
    if draft and all_runs and not as_json:
        click.echo("Statements to listed Holders are not drafted.")
    edited = any(each.state == "edited" for each in written)
    sys.exit(1 if edited or any(each.edited or each.refused for each in told) else 0)


def _write_runs(
    book: Book,
    matter: Path,
    out: Path,
    kinds: tuple[str, ...],
    events: tuple[str, ...],
    formats: Sequence[str],
    jobs: int | None,
    scheduler: str | None,
    whole: bool,
) -> tuple[Told, ...]:
    """The statements to listed Holders."""
    from tenor.bulk.write import Settings, runs_asked, write_runs
    from tenor.progress import counting

    settings = Settings(jobs or os.cpu_count() or 1, scheduler, whole=whole)
    with _refusals(out), counting("Writing") as progress:
        told = write_runs(book, matter, out, runs_asked(book, kinds, events), formats, settings, progress)
    for each in told:
        for line in each.refusals():
            click.echo(printable(line), err=True)
    return told


@contextmanager
def _refusals(where: Path) -> Iterator[None]:
    """Tells why nothing, or not all, could be written, and ends with status 2."""
    from docgen.render import MissingFact
    from tenor.bulk.pool import NoScheduler
    from tenor.bulk.told import Stopped
    from tenor.generate import Busy
    from tenor.redline.unproven import Unproven

    try:
        yield
    except Stopped as stopped:
        click.echo(stopped, err=True)
        sys.exit(130)
    except NoScheduler as error:
        told = str(error)
    except (Unproven, Busy) as error:
        told = f"{error}\nNothing was written."
    except OSError as error:
        told = f"{error.filename or where}: {error.strerror}: mend that and run again; no file was left half written"
    except MissingFact as error:
        told = f"{error}\nNothing was written; --draft writes it with the blank marked."
    else:
        return
    click.echo(told, err=True)
    sys.exit(2)


def _refuse_unknown(what: str, given: Sequence[str], known: Iterable[str]) -> None:
    if unknown := [each for each in given if each not in known]:
        click.echo(f"There is no {what} {unknown[0]}: there are {', '.join(known)}.", err=True)
        sys.exit(2)


def _tell(
    written: Sequence[Written],
    documents: Iterable[Document],
    runs: Sequence[Told],
    as_json: bool,
    mailed: Sequence[str],
) -> None:
    """What became of each file, how many of each there are, and which slips were corrected.

    ``mailed`` are lines on what was sent before, and on what is not made.
    """
    from tenor.corrections import correction_lines, corrections_json

    stems = {each.path.stem.removesuffix("-draft") for each in written}
    corrected = [each for each in documents if each.stem in stems]
    if as_json:
        files = [{"file": str(each.path), "state": each.state, "sha256": each.sha256} for each in written]
        of_runs = {"runs": [each.json() for each in runs]} if runs else {}
        print_json({"documents": files, "corrections": corrections_json(corrected), **of_runs})
        return
    for each in written:
        click.echo(f"{each.state:9} {each.path}{': ' + WHY[each.state] if each.state in WHY else ''}")
    for line in (*correction_lines(corrected), *mailed):
        click.echo(line)
    for run in runs:
        for each in run.edited:
            click.echo(f"{each.state:9} {each.path}: {WHY['edited']}")
        click.echo(run.summary())
    states = [each.state for each in written]
    told = ("written", "unchanged", *(state for state in WHY if state in states))
    click.echo(f"{len(written)} files: {', '.join(f'{states.count(state)} {state}' for state in told)}.")
