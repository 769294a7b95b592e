"""A text of the matter prints as it is in every kind of document, whatever it looks like, and is read back as that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import example_book
from lxml import html as lxml_html
from samples import SAMPLES

from checks.case import Review
from checks.locate import locate
from checks.read import read
from checks.run import EVERY_FAMILY, report
from checks.squeezed import squeeze
from docgen.docx import docx
from docgen.facts import facts_json
from docgen.page import page
from docgen.pdf import pdf
from docgen.render import render
from warrant.documents import Document, Row
from warrant.facts import AnyFact

HOSTILE = {
    "markup": "<b>&{{7*7}}</b>&amp;",
    "template": "{% raw %}{{ fig }} {# x #} 'Acme'",
    "quotes": '"O\'Brien" & ‘Søn’ “Ltd” \\n',
    "long": "The Very Long Name of a Holder of the Warrant and Trustee for Others " * 4 + "Company",
}
"""Names that a Holder may have, however unlikely."""


def named(document: Document, name: str) -> Document:
    """The document with another name for its Holder, wherever it states it."""
    there = {fact.value for fact in _holder_names(document)}

    def other(facts: Row) -> Row:
        return {key: fact._replace(value=name) if fact.value in there else fact for key, fact in facts.items()}

    rows = {table: tuple(other(row) for row in rows) for table, rows in document.rows.items()}
    return replace(document, facts=other(document.facts), rows=rows)


def _holder_names(document: Document) -> Iterator[AnyFact]:
    every: list[Mapping[str, AnyFact]] = [document.facts, *(row for rows in document.rows.values() for row in rows)]
    for facts in every:
        yield from (fact for fact in facts.values() if fact.id.endswith("holder.name") and isinstance(fact.value, str))


NAMING = sorted(kind for kind, (_, document) in SAMPLES.items() if any(_holder_names(document)))


def test_most_kinds_name_the_holder() -> None:
    assert len(NAMING) > len(SAMPLES) / 2, SAMPLES.keys() - set(NAMING)


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("kind", NAMING)
def test_a_name_prints_as_it_is_in_html_and_word(kind: str, name: str, tmp_path: Path) -> None:
    example, original = SAMPLES[kind]
    document = named(original, name)
    html = render(kind, document.facts, document.id, document.rows)
    shown = lxml_html.fromstring(page(html))
    spans = ["".join(each.itertext()) for each in shown.xpath("//body//span[@class='figure']")]
    assert any(squeeze(name) in squeeze(each) for each in spans) or any(name.upper() in each for each in spans)
    path = tmp_path / f"{document.stem}.docx"
    path.write_bytes(docx(html))
    assert_ties(document, path, example, name)


@pytest.mark.parametrize("kind", NAMING)
def test_a_name_prints_as_it_is_in_pdf(kind: str, tmp_path: Path) -> None:
    name = " ".join(HOSTILE.values())
    example, original = SAMPLES[kind]
    document = named(original, name)
    if "pdf" not in document.formats:
        pytest.skip("the kind is not written as PDF")
    html = render(kind, document.facts, document.id, document.rows)
    path = tmp_path / f"{document.stem}.pdf"
    path.write_bytes(pdf(html, facts_json(document)))
    assert_ties(document, path, example, name)


def assert_ties(document: Document, path: Path, example: str, name: str) -> None:
    """The paper read back says the name, and passes every check of text and figures."""
    paper = read(path)
    text = squeeze(paper.text.string)
    assert squeeze(name) in text or squeeze(name.upper()) in text
    book = example_book(example)
    case = locate(document, paper, path, book)
    assert any(squeeze(name).lower() == squeeze(each.text).lower() for each in case.stated)
    found = report(Review(book, (case,), document.on, complete=False), EVERY_FAMILY).findings
    wrong = [(each.rule.code, each.check.asks, each.check.found) for each in found if each.severity == "error"]
    assert [each for each in wrong if each[0].startswith(("FIG", "TXT"))] == []
