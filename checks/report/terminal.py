"""The compliance report for people at a terminal."""

from __future__ import annotations

from rich import markup
from rich.console import Console
from rich.table import Table

from checks.catalogue import every_rule
from checks.outcome import Outcome
from checks.report.printable import printable
from checks.report.sentences import how_it_stands, sentence, what_is_waived, who_waives
from checks.run import Report
from warrant.clauses import cited, words
from warrant.waivers import Waiver

QUOTED = 160


def print_report(report: Report, console: Console | None = None) -> None:
    """Prints the papers, each finding with its place, figures, fact, event and clause, the waivers, what is silent."""
    console = console or Console(highlight=False)
    console.print(_documents(report))
    for outcome in report.findings:
        console.print(_finding(outcome), soft_wrap=True)
    for waiver in report.book.matter.waivers:
        console.print(_waiver(waiver, report), soft_wrap=True)
    compared = {outcome.rule.code for outcome in report.outcomes}
    if silent := [rule.code for rule in every_rule() if rule.code not in compared]:
        console.print(f"Compared nothing, and so passed nothing: {', '.join(silent)}.", soft_wrap=True)


def verdict_line(report: Report) -> str:
    """One line: the verdict, the comparisons, the findings by severity, the day judged as of."""
    counts = [
        _counted(sum(outcome.severity == severity for outcome in report.findings), severity)
        for severity in ("error", "warning", "note")
    ]
    waived = f", {len(report.waived)} waived" if report.waived else ""
    untied = sum(tie.by is None for ties in report.ties for tie in ties)
    return (
        f"{report.verdict.upper()} as of {report.as_of}: {report.passed:,} of {len(report.outcomes):,} comparisons "
        f"passed, {_counted(untied, 'numeral')} untied, {', '.join(counts)}{waived}."
    )


def _plain(text: str) -> str:
    """Words as they are, whatever they look like to the terminal or to rich."""
    return markup.escape(printable(text))


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _documents(report: Report) -> Table:
    table = Table(title="Papers", title_justify="left")
    for heading in ("File", "Kind"):
        table.add_column(heading, overflow="fold")
    for heading in ("Numerals", "Tied", "Untied"):
        table.add_column(heading, justify="right")
    for case, ties in zip(report.cases, report.ties, strict=True):
        untied = sum(tie.by is None for tie in ties)
        cells = (str(len(ties)), str(len(ties) - untied), str(untied))
        table.add_row(_plain(case.paper.file), case.document.kind.replace("_", " "), *cells)
    return table


def _finding(outcome: Outcome) -> str:
    check = outcome.check
    colour = {"error": "red", "warning": "yellow", "note": "cyan"}[outcome.severity]
    lines = [
        f"[{colour}]{outcome.severity} {outcome.rule.code}[/] [bold]{_plain(str(check.place or check.file))}[/]",
        f"  {_plain(check.asks)}",
        f"  found     {_plain(check.found)}",
        f"  expected  {_plain(check.expected)}",
    ]
    about = [f"fact {check.fact}" if check.fact else "", f"event {check.event}" if check.event else ""]
    lines.append(f"  {_plain(', '.join(filter(None, [*about, cited(outcome.clause)])))}")
    if quoted := words(outcome.clause):
        shown = quoted if len(quoted) <= QUOTED else quoted[:QUOTED].rsplit(" ", 1)[0] + " ..."
        lines.append(f"  “{_plain(shown)}”")
    if check.remedy:
        lines.append(f"  to do     {_plain(check.remedy)}")
    return "\n".join(lines)


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
