"""A report as one HTML page, which needs nothing but itself.

It loads nothing, and its policy lets it load nothing; its one style and one script are named there by
their hashes, so that nothing which came in with a paper could ever run. Every sign works without script.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from lxml import html
from lxml.etree import _Element

from checks.outcome import Outcomes
from checks.report.html_catalogue import catalogue, matter_comparisons
from checks.report.html_derivations import derivations
from checks.report.html_elements import element, link
from checks.report.html_findings import filter_rules, findings
from checks.report.html_index import Index
from checks.report.html_papers import papers, papers_table
from checks.report.html_style import SCRIPT, STYLE
from checks.report.html_waivers import waivers
from checks.report.verdict import verdict_sentence
from checks.run import Report
from warrant.regex import regex

TURNS = regex("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn words about, so that a figure would be read from its end, and those that are no text."""

SIGNS = {"pass": "passed", "fail": "failed", "nothing compared": "warned"}
PARTS = {
    "findings": "Findings",
    "waivers": "Waivers",
    "papers": "Papers",
    "matter": "The matter as a whole",
    "rules": "Every rule",
    "texts": "The papers, figure by figure",
}
LINT = "Report on files by themselves"
OF_A_MATTER = ("waivers", "matter")


def report_html(report: Outcomes) -> str:
    """The report as the text of an HTML page; the same report always gives the same text."""
    index = Index.of(report)
    style = f"{STYLE}\n@media screen {{\n{filter_rules(index)}\n}}\n"
    of = f"compliance report, Warrant {report.book.matter.terms.certificate}" if isinstance(report, Report) else LINT
    title = f"{report.verdict.upper()}: {of[:1].lower()}{of[1:]}"
    page = element("html", _head(title, style), _body(index), lang="en")
    return TURNS.sub("\ufffd", str(html.tostring(page, encoding="unicode", doctype="<!DOCTYPE html>"))) + "\n"


def _head(title: str, style: str) -> _Element:
    policy = (
        f"default-src 'none'; style-src {_hashed(style)}; script-src {_hashed(SCRIPT)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", style),
    )


def _hashed(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def _body(index: Index) -> _Element:
    main = element(
        "main",
        findings(index),
        waivers(index, index.matter) if index.matter else None,
        papers_table(index),
        matter_comparisons(index) if index.matter else None,
        catalogue(index),
        papers(index),
        id="main",
        tabindex="-1",
    )
    skip = link("main", "Skip to the findings", class_="skip")
    return element("body", skip, _header(index), _contents(index), main, derivations(index), element("script", SCRIPT))


def _header(index: Index) -> _Element:
    report = index.report
    sign = element("strong", report.verdict.upper(), class_=f"status {SIGNS[report.verdict]}")
    return element(
        "header",
        element("p", _of_what(index), class_="of"),
        element("h1", "Compliance report" if index.matter else LINT),
        element("p", sign, verdict_sentence(report), class_=f"verdict {SIGNS[report.verdict]}"),
    )


def _of_what(index: Index) -> str:
    if not index.matter:
        return ", ".join(file.path.name for file in index.report.files)
    terms = index.matter.book.matter.terms
    return f"Stock Subscription Warrant {terms.certificate}: {terms.company.name} to {terms.holder.name}"


def _contents(index: Index) -> _Element:
    parts = {anchor: words for anchor, words in PARTS.items() if index.matter or anchor not in OF_A_MATTER}
    if not index.matter:
        parts["texts"] = "The papers, word by word"
    items = (element("li", link(anchor, words)) for anchor, words in parts.items())
    return element("nav", element("ul", *items), aria_label="Contents")
