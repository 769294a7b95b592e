"""The compliance report as one page in the vocabulary of the writers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from lxml import html
from lxml.etree import _Element

from checks.catalogue import every_rule
from checks.report.files import split_place
from checks.report.html_elements import Content, counted, element, shown
from checks.report.sentences import alike, how_it_stands, section, what_is_waived, who_waives
from checks.report.verdict import verdict_sentence
from checks.run import Report
from tenor.report.findings import Findings

PAPERS = (".docx", ".pdf")
PLACES = 4
"""So many places of a note are told; the report's page in a browser has all."""


def report_page(report: Report) -> str:
    """The report as the text of a page: verdict, papers, findings, waivers, what was compared, what was not read."""
    terms = report.book.matter.terms
    title = f"Compliance report, Warrant {terms.certificate}"
    head = element("head", element("meta", charset="utf-8"), element("title", title))
    numbers = element("span", class_="page"), " of ", element("span", class_="pages")
    line = f"Certificate {terms.certificate} · Compliance report · Page "
    footer = element("footer", line, *numbers, class_="running")
    body = element("body", footer, *_opening(report), *_papers(report), *_findings(report), *_rest(report))
    page = element("html", head, body, lang="en-US")
    return str(html.tostring(page, encoding="unicode", doctype="<!DOCTYPE html>"))


def _opening(report: Report) -> Iterator[_Element]:
    terms = report.book.matter.terms
    of = f"Stock Subscription Warrant {terms.certificate}: {terms.company.name} to {terms.holder.name}"
    yield element("h1", "Compliance Report")
    yield element("p", of, class_="subtitle")
    yield element("p", f"Judged as of {shown(report.as_of)}", class_="subtitle")
    verdict = element("strong", report.verdict.upper())
    yield element("div", element("p", verdict, verdict_sentence(report)), class_="legend")


def _papers(report: Report) -> Iterator[_Element]:
    """The papers that were read, with their numerals and findings."""
    yield element("h2", "Papers")
    for run in report.runs:
        yield element("p", f"{run.run}: {run.sentence}.")
    if not report.cases:
        yield element("p", "No file was recognised as a paper of this matter.")
        return
    counts: dict[str, int] = defaultdict(int)
    for outcome in report.findings:
        counts[outcome.check.file] += 1
    rows = []
    for case, ties in zip(report.cases, report.ties, strict=True):
        untied = sum(tie.by is None for tie in ties)
        numbers = (len(ties), len(ties) - untied, untied, counts[case.paper.file])
        rows.append((case.paper.file, *(f"{number:,}" for number in numbers)))
    yield grid(("File", "Numerals#", "Tied#", "Untied#", "Findings#"), rows)


def _findings(report: Report) -> Iterator[_Element]:
    """The findings by document, those of papers first, and then the waivers with what they let stand."""
    findings = Findings(report)
    yield element("h2", "Findings")
    if not report.findings:
        yield element("p", "There are no findings.")
    told = [each for each in report.findings if each.severity != "note"]
    files = dict.fromkeys(split_place(outcome.check.file)[0] for outcome in told)
    for file in sorted(files, key=lambda file: not file.endswith(PAPERS)):
        yield element("h3", file)
        for outcome in told:
            if split_place(outcome.check.file)[0] == file:
                yield from findings.told(outcome)
    yield from _notes(report)
    yield element("h2", "Waivers")
    waivers = report.book.matter.waivers
    if not waivers:
        yield element("p", "The matter has no waivers.")
    for waiver in waivers:
        yield element("h3", what_is_waived(waiver))
        yield element("p", f"{who_waives(waiver)} ({how_it_stands(waiver, report)}; {waiver.source()})")
        for outcome in report.waived:
            if outcome.waiver is waiver:
                yield from findings.told(outcome)


def _notes(report: Report) -> Iterator[_Element]:
    """The notes, what is the same in several places once, with the first of them."""
    groups = alike(each for each in report.findings if each.severity == "note")
    if groups:
        yield element("h3", "Notes")
    for outcomes in groups:
        check = outcomes[0].check
        places = [str(each.check.place or each.check.file) for each in outcomes]
        more = f"; and {counted(len(places) - PLACES, 'place')} more" if len(places) > PLACES else ""
        said = f" {check.asks}: {check.found}. Expected: {check.expected}. At {'; '.join(places[:PLACES])}{more}."
        yield element("p", element("strong", f"{outcomes[0].rule.code}."), said)


def _rest(report: Report) -> Iterator[_Element]:
    """What each rule compared, and what was not read."""
    yield element("h2", "What was compared")
    yield element("p", "A rule that compared nothing passed nothing.")
    rows = []
    for rule in every_rule():
        made = [outcome for outcome in report.outcomes if outcome.rule is rule]
        passed = sum(outcome.check.passed for outcome in made)
        waived = sum(bool(outcome.waiver) for outcome in made)
        numbers = (passed, len(made) - passed - waived, waived)
        compared = f"{len(made):,}" if made else "nothing"
        asked = f"{rule.sentence} ({section(rule.clause)})" if rule.clause else rule.sentence
        rows.append((rule.code, asked, compared, *(f"{number:,}" for number in numbers)))
    yield grid(("Rule", "What it asks", "Compared#", "Passed#", "Not passed#", "Waived#"), rows)
    yield element("h2", "What was not read")
    papers = [case.paper for case in report.cases]
    unread = [f"{paper.file}: {what}" for paper in papers for what in (*paper.unread, *paper.brought)]
    read = {case.paper.file for case in report.cases}
    unread += [
        f"{outcome.check.file}: {outcome.check.found}"
        for outcome in report.findings
        if outcome.rule.code == "FIL-01" and outcome.check.file not in read
    ]
    for line in unread or ["Every paper was read to its end."]:
        yield element("p", line)


def grid(heads: Iterable[str], rows: Iterable[Iterable[Content]]) -> _Element:
    """A table with heads; a head that ends in "#" is of a column of numbers."""
    names = [(head.rstrip("#"), "number" if head.endswith("#") else None) for head in heads]
    head = element("tr", *(element("th", name, scope="col", class_=kind) for name, kind in names))
    body = (
        element("tr", *(element("td", cell, class_=kind) for cell, (_, kind) in zip(row, names, strict=True)))
        for row in rows
    )
    return element("table", element("thead", head), element("tbody", *body), class_="grid")
