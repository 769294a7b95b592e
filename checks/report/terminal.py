"""A report for people at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich import markup
from rich.console import Console
from rich.table import Table

from checks.outcome import Outcome, Outcomes
from checks.report.printable import printable
from checks.report.sentences import alike, how_it_stands, sentence, taken_for, what_is_waived, who_waives
from checks.run import Report
from warrant.clauses import cited, words
from warrant.waivers import Waiver

QUOTED = 160


def print_report(report: Outcomes, console: Console | None = None) -> None:
    """Prints the papers, each finding with its place, figures, fact, event and clause, the waivers, what is silent."""
    console = console or Console(highlight=False)
    of_matter = report if isinstance(report, Report) else None
    console.print(_documents(of_matter) if of_matter else _files(report))
    for run in of_matter.runs if of_matter else ():
        console.print(f"{_plain(run.run)}: {run.sentence}.", soft_wrap=True)
    for case in of_matter.cases if of_matter else ():
        if case.by_others:
            console.print(_plain(taken_for(case)), soft_wrap=True)
    for outcome in (each for each in report.findings if each.severity != "note"):
        console.print(_finding(outcome), soft_wrap=True)
    for line in _notes(report):
        console.print(line, soft_wrap=True)
    if of_matter:
        for waiver in of_matter.book.matter.waivers:
            console.print(_waiver(waiver, of_matter), soft_wrap=True)
    compared = {outcome.rule.code for outcome in report.outcomes}
    if silent := [rule.code for rule in report.rules if rule.code not in compared]:
        console.print(f"Compared nothing, and so passed nothing: {', '.join(silent)}.", soft_wrap=True)


def verdict_line(report: Outcomes) -> str:
    """One line: the verdict, the comparisons, the findings by severity; of a matter the numerals and the day, too."""
    counts = [
        _counted(sum(outcome.severity == severity for outcome in report.findings), severity)
        for severity in ("error", "warning", "note")
    ]
    passed = f"{report.passed:,} of {len(report.outcomes):,} comparisons passed"
    if not isinstance(report, Report):
        unread = sum(file.paper is None for file in report.files)
        told = [passed, f"in {_counted(len(report.papers), 'file')}", *([f"{unread} not read"] if unread else [])]
        return f"{report.verdict.upper()}: {' '.join(told[:2])}{''.join(f', {each}' for each in [*told[2:], *counts])}."
    waived = f", {len(report.waived)} waived" if report.waived else ""
    untied = sum(tie.by is None for ties in report.ties for tie in ties)
    return (
        f"{report.verdict.upper()} as of {report.as_of}: {passed}, "
        f"{_counted(untied, 'numeral')} untied, {', '.join(counts)}{waived}."
    )


def _plain(text: str) -> str:
    """Words as they are, whatever they look like to the terminal or to rich."""
    return markup.escape(printable(text))


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _table(words: tuple[str, ...], numbers: tuple[str, ...]) -> Table:
    table = Table(title="Papers", title_justify="left")
    for heading in words:
        table.add_column(heading, overflow="fold")
    for heading in numbers:
        table.add_column(heading, justify="right")
    return table


def _files(report: Outcomes) -> Table:
    table = _table(("File", "Format"), ("Words", "Findings"))
    found = Counter(outcome.check.file for outcome in report.findings)
    for paper in report.papers:
        words = len(paper.text.string.split())
        table.add_row(_plain(paper.file), paper.format, f"{words:,}", str(found[paper.file]))
    return table


def _documents(report: Report) -> Table:
    table = _table(("File", "Kind"), ("Numerals", "Tied", "Untied"))
    for case, ties in zip(report.cases, report.ties, strict=True):
        untied = sum(tie.by is None for tie in ties)
        cells = (str(len(ties)), str(len(ties) - untied), str(untied))
        kind = case.document.kind.replace("_", " ") + ", by others" * bool(case.by_others)
        table.add_row(_plain(case.paper.file), kind, *cells)
    return table


def _finding(outcome: Outcome) -> str:
    check = outcome.check
    colour = {"error": "red", "warning": "yellow", "note": "cyan"}[outcome.severity]
    lines = [
        f"[{colour}]{outcome.severity} {outcome.rule.code}[/] [bold]{_plain(str(check.place or check.file))}[/]",
        f"  {_plain(check.asks)}",
        f"  found     {_plain(check.found)}",
        f"  expected  {_plain(check.expected)}",
        *([f"  taken for this with {check.confidence} confidence"] if check.confidence else []),
    ]
    about = [f"fact {check.fact}" if check.fact else "", f"event {check.event}" if check.event else ""]
    if any(about := [*about, cited(outcome.clause)]):
        lines.append(f"  {_plain(', '.join(filter(None, about)))}")
    if quoted := words(outcome.clause):
        shown = quoted if len(quoted) <= QUOTED else quoted[:QUOTED].rsplit(" ", 1)[0] + " ..."
        lines.append(f"  “{_plain(shown)}”")
    if check.remedy:
        lines.append(f"  to do     {_plain(check.remedy)}")
    return "\n".join(lines)


def _notes(report: Outcomes) -> Iterator[str]:
    """The notes in short; what is the same in several places, as in a paper's every format, is told once."""
    for outcomes in alike(each for each in report.findings if each.severity == "note"):
        check = outcomes[0].check
        more = f", and {_counted(len(outcomes) - 1, 'place')} more" if len(outcomes) > 1 else ""
        head = f"[cyan]note {outcomes[0].rule.code}[/] [bold]{_plain(str(check.place or check.file))}[/]{more}"
        yield f"{head}\n  {_plain(check.asks)}: {_plain(check.found)}"


def _waiver(waiver: Waiver, report: Report) -> str:
    """A waiver with its reason, name and days, and the findings that it lets stand."""
    lines = [
        f"[magenta]waiver[/] [bold]{_plain(what_is_waived(waiver))}[/]",
        f"  {_plain(who_waives(waiver))}",
        f"  {how_it_stands(waiver, report)}",
    ]
    for outcome in report.waived:
        if outcome.waiver is waiver:
            where = outcome.check.place or outcome.check.file
            lines.append(f"  {outcome.severity} {outcome.rule.code} {_plain(str(where))}: {_plain(sentence(outcome))}")
    return "\n".join(lines)
