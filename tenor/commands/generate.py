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
from warrant.data import dataclass
from warrant.documents.document import FORMATS

if TYPE_CHECKING:
    from checks.run import Report
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


@dataclass(frozen=True)
class Asked:
    """What is to be written and how; ``today`` says that no other day is looked at."""

    matter: Path
    out: Path
    today: bool
    kinds: tuple[str, ...]
    events: tuple[str, ...]
    formats: tuple[str, ...]
    draft: bool
    jobs: int | None
    scheduler: str | None

    @property
    def suffixes(self) -> Sequence[str]:
        """The formats asked for."""
        return self.formats or FORMATS

    @property
    def whole(self) -> bool:
        """Whether all is asked for that the matter calls for: then what former runs wrote beside is removed."""
        return self.today and not (self.kinds or self.events or self.formats)


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
@click.option("--verify", is_flag=True, help="Then read back what stands, and tie every figure, as tenor check does.")
@click.option("--sample", type=click.IntRange(0), help="With --verify: so many of each run by every rule, too.")
@click.option("--seed", type=int, default=0, help="With --verify: draw that sample by this number; 0 unless given.")
@AS_OF
@AS_JSON
def command(
    matter: Path, out: Path | None, verify: bool, sample: int | None, seed: int, as_of: Any, as_json: bool, **asked: Any
) -> None:
    """Every document that the matter calls for.

    As DOCX, PDF and HTML, whole or not at all. What is as it would be written is not rendered again; paper that
    was mailed, and a file that was edited, is never replaced. A run without --only, --event or --format also
    removes what former runs wrote and the matter no longer calls for, unless --as-of looks at another day.
    The options may stand together: --only and --event choose the documents, --format the formats. The sheet is
    that of the matter (paper: A4 in warrant.yaml). Exit status 1: a file was edited, and left alone, or a Holder's
    line of a list was refused, or --verify found an error.

    Statements to the Holders of a list (a division) are made in batches, in a folder for each adjustment; a run that
    was cut off, by whatever, is finished by the next. --draft leaves them out.

    \b
    Examples:
      tenor generate examples/ctc-cisco
      tenor generate examples/ctc-cisco -o /tmp/out --jobs 4
      tenor generate examples/ctc-cisco -o /tmp/out --only adjustment_statement --event E-001 --format pdf
      tenor generate examples/ctc-cisco -o /tmp/drafts --event E-001 --event E-003 --draft
      tenor generate examples/ctc-cisco -o /tmp/then --as-of 2002-08-09 --json
      tenor generate examples/divided -o /tmp/divided --only adjustment_statement --event E-002 --verify
    """
    from warrant.documents import KINDS, called_for
    from warrant.documents.listed import runs

    of = Asked(matter, out or matter / "out", today=as_of is None, **asked)
    if verify and of.draft:
        click.echo("--verify reads finished papers back: leave it out, or --draft.", err=True)
        sys.exit(2)
    if verify:
        from checks.apart import READERS

        READERS.start({f".{each}" for each in of.suffixes})  # becomes ready while the papers are written
    _refuse_unknown("kind", of.kinds, KINDS)
    book = open_book(matter, as_of)
    documents, all_runs = called_for(book), runs(book)
    _refuse_unknown(
        "document of the event", of.events, sorted({each.event for each in documents} | {run.event for run in all_runs})
    )
    written = _write(book, of, len(documents))
    told = () if of.draft else _write_runs(book, of)
    report = _read_back(book, of, told, sample, seed) if verify else None
    _tell(written, documents, told, report, as_json, () if as_json else tuple(_notes(book, of)))
    edited = any(each.state == "edited" for each in written)
    lacking = edited or any(each.edited or each.refused for each in told)
    sys.exit(1 if lacking or (report and report.verdict != "pass") else 0)


def _write(book: Book, of: Asked, documents: int) -> Sequence[Written]:
    """The papers of the matter, but for those to listed Holders."""
    from tenor.generate import generate
    from tenor.progress import progress

    jobs = of.jobs or min(os.cpu_count() or 1, 1 + 3 * documents // FILES_A_PROCESS)
    with _refusals(of.out), progress("Writing") as step:
        return generate(
            book,
            of.matter,
            of.out,
            of.kinds,
            of.suffixes,
            step,
            events=of.events,
            draft=of.draft,
            jobs=jobs,
            prune=of.today,
        )


def _write_runs(book: Book, of: Asked) -> tuple[Told, ...]:
    """The statements to listed Holders."""
    from tenor.bulk.ledger import has_runs
    from tenor.bulk.write import Settings, runs_asked, write_runs
    from tenor.progress import counting
    from warrant.documents.listed import runs

    if not runs(book) and not (of.whole and has_runs(of.out)):
        return ()
    settings = Settings(of.jobs or os.cpu_count() or 1, of.scheduler, whole=of.whole)
    with _refusals(of.out), counting("Writing") as progress:
        asked = runs_asked(book, of.kinds, of.events)
        told = write_runs(book, of.matter, of.out, asked, of.suffixes, settings, progress)
    for each in told:
        for line in each.refusals():
            click.echo(printable(line), err=True)
    return told


def _read_back(book: Book, of: Asked, told: Sequence[Told], sample: int | None, seed: int) -> Report:
    from tenor.verified import Drawn, verified

    return verified(book, of.matter, of.out, [each.stem for each in told], Drawn(sample, seed))


def _notes(book: Book, of: Asked) -> Iterator[str]:
    """Lines on what was mailed before, and on what is not made."""
    from tenor.listed import unmade_lines
    from tenor.stale import mailed_lines
    from warrant.documents.listed import runs

    yield from mailed_lines(book)
    yield from unmade_lines(book)
    if of.draft and runs(book):
        yield "Statements to listed Holders are not drafted."


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
    except (Stopped, KeyboardInterrupt) as stopped:
        click.echo(str(stopped) or "Stopped: no file was left half written; run again to finish.", err=True)
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
    report: Report | None,
    as_json: bool,
    mailed: Sequence[str],
) -> None:
    """What became of each file, how many of each there are, which slips were corrected, and what was read back.

    ``mailed`` are lines on what was sent before, and on what is not made.
    """
    from tenor.corrections import correction_lines, corrections_json

    stems = {each.path.stem.removesuffix("-draft") for each in written}
    corrected = [each for each in documents if each.stem in stems]
    if as_json:
        files = [{"file": str(each.path), "state": each.state, "sha256": each.sha256} for each in written]
        of_runs = {"runs": [each.json() for each in runs]} if runs else {}
        print_json({"documents": files, "corrections": corrections_json(corrected), **of_runs, **_verified(report)})
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
    if report:
        from checks.report.terminal import print_report, verdict_line

        print_report(report)
        click.echo(verdict_line(report))


def _verified(report: Report | None) -> dict[str, Any]:
    if not report:
        return {}
    from checks.report.json import report_json

    return {"verified": report_json(report)}
