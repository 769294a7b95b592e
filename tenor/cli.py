"""The command ``tenor``. Each subcommand's work is imported when it is called, not before."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from warrant.book import Book

MATTER = click.argument("matter", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs instead of text.")
AS_OF = click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day as of which to judge.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tenor")
def tenor() -> None:
    """Keeps a stock purchase warrant and its paper in agreement.

    Exit status: 0 nothing wrong, 1 findings of severity error, 2 the input could not be used.
    """


def main() -> None:
    """Runs the command; a matter that cannot be used ends it with every mistake listed and status 2."""
    from warrant.errors import BadMatter

    try:
        tenor()
    except BadMatter as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        count = len(error.problems)
        click.echo(f"Not usable: {count} mistake{'s' * (count > 1)}; nothing was written.", err=True)
        sys.exit(2)


def open_book(matter: Path, as_of: date | None = None) -> Book:
    """The replayed book of a matter's folder."""
    from tenor.matter import load
    from warrant.replay import replay

    return replay(load(matter), as_of)


def print_json(data: Mapping[str, Any]) -> None:
    """Prints JSON to standard output."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


@tenor.command()
@MATTER
@AS_OF
@AS_JSON
def ledger(matter: Path, as_of: Any, as_json: bool) -> None:
    """Every adjustment, and the Warrant register.

    Example: tenor ledger examples/ctc-cisco --as-of 2002-07-01
    """
    from tenor.ledger import ledger_json, ledger_table, register_table

    book = open_book(matter, as_of.date() if as_of else None)
    if as_json:
        print_json(ledger_json(book))
        return
    from rich.console import Console

    from tenor.show import people

    console = Console(markup=False, emoji=False, highlight=False)
    console.print(ledger_table(book))
    console.print(register_table(book))
    count = len(book.adjustments)
    plural = "s" * (count != 1)
    click.echo(f"Warrant Price {people(book.state.price.value)} after {count} adjustment{plural}.")


@tenor.command()
@MATTER
@click.argument("name", metavar="FACT")
@AS_JSON
def explain(matter: Path, name: str, as_json: bool) -> None:
    """The derivation of a fact, or why an event adjusted nothing.

    Example: tenor explain examples/ctc-cisco E-001.price_after
    """
    from difflib import get_close_matches

    from tenor.explain import Unknown, explain_json
    from tenor.explain import explain as lines

    book = open_book(matter)
    try:
        if as_json:
            print_json(explain_json(book, name))
        else:
            click.echo("\n".join(lines(book, name)))
    except Unknown:
        names = [*(entry.event.id for entry in book.entries), *book.facts()]
        near = get_close_matches(name, names, 3) or names[:3]
        click.echo(f"There is no fact or event {name} in {matter}: try {', '.join(near)}.", err=True)
        sys.exit(2)


@tenor.command()
@MATTER
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Where to write; MATTER/out unless given.")
@click.option("--only", "kinds", multiple=True, help="A kind of document; may be given again.")
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(["docx", "pdf", "html"]), help="May be given again."
)
@AS_JSON
def generate(matter: Path, out: Path | None, kinds: tuple[str, ...], formats: tuple[str, ...], as_json: bool) -> None:
    """Writes every document that the matter calls for, as DOCX, PDF and HTML.

    Example: tenor generate examples/ctc-cisco -o /tmp/out --only adjustment_statement
    """
    from tenor.generate import WRITERS
    from tenor.generate import generate as write
    from tenor.progress import progress
    from warrant.documents import KINDS

    if unknown := [kind for kind in kinds if kind not in KINDS]:
        click.echo(f"There is no kind {unknown[0]}: the kinds are {', '.join(KINDS)}.", err=True)
        sys.exit(2)
    book = open_book(matter)
    with progress("Writing") as step:
        written = write(book, matter, out or matter / "out", kinds, formats or tuple(WRITERS), step)
    if as_json:
        print_json({"documents": [{"file": str(w.path), "state": w.state, "sha256": w.sha256} for w in written]})
        return
    for each in written:
        mailed = ": it was mailed as it stands, and its figures have changed" if each.state == "kept" else ""
        click.echo(f"{each.state:9} {each.path}{mailed}")
    states = [each.state for each in written]
    counts = ", ".join(f"{states.count(state)} {state}" for state in ("written", "unchanged", "kept"))
    click.echo(f"{len(written)} files: {counts}.")


@tenor.command()
@MATTER
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@AS_OF
@AS_JSON
@click.option("--html", type=click.Path(path_type=Path), help="Write the report as one HTML page, too.")
def check(matter: Path, files: tuple[Path, ...], as_of: Any, as_json: bool, html: Path | None) -> None:
    """The compliance report over MATTER/out, or over any files or folders given.

    Example: tenor check examples/ctc-cisco /tmp/out --html report.html
    """
    from checks.report.html import report_html
    from checks.report.json import report_json
    from checks.report.terminal import print_report, verdict_line
    from checks.run import check_files
    from tenor.progress import progress

    book = open_book(matter)
    paths, complete = papers(files or (matter / "out",))
    day = as_of.date() if as_of else book.matter.terms.as_of or date.today()
    with progress("Reading") as step:
        report = check_files(book, paths, day, complete, step)
    if html:
        html.write_text(report_html(report), "utf-8")
    if as_json:
        print_json(report_json(report))
    else:
        print_report(report)
        click.echo(verdict_line(report))
    sys.exit(0 if report.verdict == "pass" else 1)


def papers(given: tuple[Path, ...]) -> tuple[list[Path], bool]:
    """The files to check, and whether a whole folder was given, so that what is not in it is missing."""
    found: list[Path] = []
    for path in given:
        if path.is_dir():
            found += sorted(each for each in path.iterdir() if each.suffix.lower() in (".docx", ".pdf"))
        elif path.is_file():
            found.append(path)
        else:
            click.echo(
                f"There is no {path}: name a file or folder, or write the documents with tenor generate.", err=True
            )
            sys.exit(2)
    return found, any(path.is_dir() for path in given)


@tenor.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="tenor-demo")
def demo(folder: Path) -> None:
    """Writes the sample matter into FOLDER, generates its documents and checks them.

    Example: tenor demo /tmp/demo
    """
    from checks.report.terminal import print_report, verdict_line
    from tenor.demo import REPORT, run, write_sample
    from tenor.progress import progress

    click.echo("The executed warrant of 2002, with ILLUSTRATIVE events: none of them happened.")
    if kept := write_sample(folder):
        click.echo(f"Kept as they stand in {folder}: {', '.join(kept)}.")
    with progress("Working on") as step:
        written, report = run(folder, step)
    print_report(report)
    click.echo(f"\nThe matter   {folder}: warrant.yaml, events.yaml, prices.csv, mailings.csv")
    click.echo(f"Documents    {folder / 'out'}: {len(written)} files, and manifest.json")
    click.echo(f"Report       {folder / REPORT}: open it in a browser")
    click.echo(f"To go on     tenor ledger {folder}; tenor explain {folder} E-003; change a file, tenor check {folder}")
    click.echo(verdict_line(report))
    sys.exit(0 if report.verdict == "pass" else 1)


@tenor.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def new(folder: Path) -> None:
    """A new matter in FOLDER: the executed form's terms, and no events.

    Example: tenor new matters/acme
    """
    from tenor.demo import new_matter

    if folder.exists() and any(folder.iterdir()):
        click.echo(f"{folder} is not empty: name a new folder.", err=True)
        sys.exit(2)
    new_matter(folder)
    click.echo(f"Wrote {folder}: change the terms in warrant.yaml, then list what happens in events.yaml.")


@tenor.command()
@click.argument("code", required=False)
def rules(code: str | None) -> None:
    """The catalogue of checks: what each asks, its clause, what passes and what fails.

    Example: tenor rules FIG-01
    """
    from inspect import cleandoc

    import checks.rules  # noqa: F401  registers the rules
    from checks.model import RULES

    if code and code not in RULES:
        click.echo(f"There is no rule {code}: the rules are {', '.join(sorted(RULES))}.", err=True)
        sys.exit(2)
    for rule in sorted(RULES.values(), key=lambda rule: rule.code):
        if code == rule.code:
            click.echo(f"{rule.code} ({rule.severity}, Section {rule.clause})\n\n{cleandoc(rule.documentation)}")
        elif not code:
            click.echo(f"{rule.code}  {rule.sentence}")
