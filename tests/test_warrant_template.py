"""The warrant as rendered is the executed form word for word, and prints nothing of another matter.

Run as a program, this file writes the golden outline anew: python tests/test_warrant_template.py
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from docgen.figures import Figure, load_figures
from docgen.render import MissingFact, render
from docgen.resources import TEMPLATES
from docgen.show import show
from docgen.vocabulary import read_page
from warrant.facts import Fact, Value
from warrant.quantities import Price, Shares

HERE = Path(__file__).parent
EXECUTED_TEXT = (HERE / "corpus" / "executed-warrant.txt").read_text(encoding="utf-8")
GOLDEN = HERE / "golden" / "warrant.txt"

EXECUTED: dict[str, Value] = {
    "certificate": "W-1",
    "filing_exhibit": "Exhibit 10.3",
    "company_name": "CTC Communications Group, Inc.",
    "company_name_in_preamble": "CTC COMMUNCATIONS GROUP, INC.",
    "company_state": "Delaware",
    "holder_name": "Cisco Systems Capital Corporation",
    "holder_state": "Nevada",
    "lessee_name": "CTC Communications Corp.",
    "agreement_title": "Amended and Restated Master Agreement to Lease Equipment",
    "agreement_date": date(2002, 2, 27),
    "issued_on": date(2002, 2, 27),
    "signed_on": date(2002, 2, 27),
    "warrant_shares": Shares.of("542075"),
    "warrant_price": Price.of("4.10"),
    "expires_on": date(2009, 2, 27),
    "term_years": 7,
    "authorised_common": Shares.of("100000000"),
    "outstanding_common": Shares.of("27103730"),
    "authorised_preferred": Shares.of("10000000"),
    "outstanding_preferred": Shares.of("200000"),
    "conversion_shares": Shares.of("4000000"),
    "conversion_price": Price.of("50.00"),
    "nonqualified_reserve": Shares.of("4959606"),
    "nonqualified_plan": "Nonqualified Stock Option Plan",
    "nonqualified_options": Shares.of("4023193"),
    "nonqualified_average_price": Price.of("7.07"),
    "incentive_reserve": Shares.of("7779823"),
    "incentive_plan": "Incentive Stock Option Plan",
    "incentive_options": Shares.of("3934805"),
    "incentive_average_price": Price.of("9.83"),
    "law_state": "California",
    "investor_agreement": "None",
}

OTHER: dict[str, Value] = {
    "certificate": "W-2",
    "filing_exhibit": "Exhibit 4.7",
    "company_name": "Harbor & Vale Optics, Inc.",
    "company_name_in_preamble": "HARBOR & VALE OPTICS, INC.",
    "company_state": "Maine",
    "holder_name": "Larkspur Leasing LLC",
    "holder_state": "Ohio",
    "lessee_name": "Vale Works Ltd.",
    "agreement_title": "Master Lease of Looms",
    "agreement_date": date(2011, 3, 1),
    "issued_on": date(2011, 4, 15),
    "signed_on": date(2011, 5, 16),
    "warrant_shares": Shares.of("88001.5"),
    "warrant_price": Price.of("12.34"),
    "expires_on": date(2016, 4, 15),
    "term_years": 5,
    "authorised_common": Shares.of("65000000"),
    "outstanding_common": Shares.of("31415926"),
    "authorised_preferred": Shares.of("3000000"),
    "outstanding_preferred": Shares.of("181818"),
    "conversion_shares": Shares.of("1717171"),
    "conversion_price": Price.of("61.25"),
    "nonqualified_reserve": Shares.of("2020202"),
    "nonqualified_plan": "1999 Directors Plan",
    "nonqualified_options": Shares.of("1313131"),
    "nonqualified_average_price": Price.of("2.72"),
    "incentive_reserve": Shares.of("5656565"),
    "incentive_plan": "2004 Staff Plan",
    "incentive_options": Shares.of("4747474"),
    "incentive_average_price": Price.of("8.28"),
    "law_state": "Vermont",
    "investor_agreement": "Rights Agreement dated May 5, 2010",
}


BLOCKS = {"h1", "h2", "h3", "p", "th", "td", "li"}
GROUPS = {"table", "ul", "div", "section", "blockquote"}


def owed() -> list[Figure]:
    """The figures that the executed form has: no other entity than a corporation, no other Term than its years."""
    figures = load_figures(TEMPLATES / "warrant" / "figures.toml").figures
    return [figure for figure in figures if figure.fact in EXECUTED]


def source(values: dict[str, Value]) -> str:
    facts = {name: Fact(f"W-1.{name}", value, clause="face", how="given") for name, value in values.items()}
    return render("warrant", facts, "D-0001")


def document(values: dict[str, Value]) -> HtmlElement:
    return html.fromstring(source(values))


def body_of(page: HtmlElement) -> HtmlElement:
    """The document's own text: the page without its furniture."""
    body = page.find("body")
    for furniture in body.xpath("header | footer"):
        furniture.drop_tree()
    return body


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def executed_words() -> str:
    """The executed text without white space, the lines drawn between exhibits and the fraction's bar."""
    drawn = re.compile(r"^(- -+|\s*-{19})$", re.MULTILINE)
    text, lines = drawn.subn("", EXECUTED_TEXT)
    assert lines == 3
    return squeezed(text)


@pytest.fixture(scope="module")
def page() -> HtmlElement:
    return document(EXECUTED)


@pytest.fixture(scope="module")
def body() -> HtmlElement:
    return body_of(document(EXECUTED))


def test_the_warrant_is_the_executed_text_letter_for_letter(body: HtmlElement) -> None:
    assert squeezed(body.text_content()) == executed_words()


@pytest.mark.parametrize(
    "slip",
    [
        "CTC COMMUNCATIONS GROUP, INC. a Delaware",
        "between the CTC Communications Corp.",
        "its [Nonqualified Stock Option Plan, under",
        "in accordance with Section 5 hereof",
        "split-up",
        "splitup",
        "such adjustment exercise; provided",
        "such thirty-day period",
        "such Holders's receipt",
        "existence of nonexistence of any",
        "pursuant to Sections 2 and 4. .",
        "indemnification under this Section 6 (the",
        "purchase _________ shares of Common Stock",
    ],
)
def test_a_slip_of_the_executed_form_is_kept_with_its_words_apart(body: HtmlElement, slip: str) -> None:
    assert slip in " ".join(body.text_content().split())


def test_no_word_runs_into_the_next_where_blocks_meet(body: HtmlElement) -> None:
    words = {word for line in outline(body) for word in line.partition(": ")[2].split()}
    assert words - set(re.sub(r"-\n", "-", EXECUTED_TEXT).split()) == set()


def test_another_matter_prints_its_own_values_and_none_of_the_executed_ones() -> None:
    text = " ".join(body_of(document(OTHER)).text_content().split())
    for figure in owed():
        if figure.id != "certificate":
            assert show(figure.kind, OTHER[figure.fact]) in text
            assert show(figure.kind, EXECUTED[figure.fact]) not in text, figure.id
    for name in ("CTC", "Cisco", "CISCO", "2002", "2009", "542", "4.10"):
        assert name not in text


def test_every_figure_owed_stands_in_the_document_as_owed(page: HtmlElement) -> None:
    spans = page.xpath("//span[@class='figure']")
    printed = {(span.get("data-fact"), span.get("data-kind")) for span in spans}
    assert printed == {(f"W-1.{figure.fact}", figure.kind) for figure in owed()}


def test_every_fact_of_the_matter_changes_the_document() -> None:
    first = body_of(document(EXECUTED)).text_content()
    for name in EXECUTED.keys() - {"certificate"}:
        assert body_of(document({**EXECUTED, name: OTHER[name]})).text_content() != first, name


def test_the_filing_exhibits_line_is_left_out_where_there_is_none() -> None:
    values = {name: value for name, value in EXECUTED.items() if name != "filing_exhibit"}
    assert squeezed(body_of(document(values)).text_content()) == executed_words().removeprefix("Exhibit10.3")


def test_a_missing_fact_is_named_at_the_warrants_own_line() -> None:
    template = (TEMPLATES / "warrant" / "document.html.j2").read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(template, start=1) if "fig.term_years" in text)
    with pytest.raises(MissingFact) as missing:
        source({name: value for name, value in EXECUTED.items() if name != "term_years"})
    assert (missing.value.template, missing.value.line) == ("warrant/document.html.j2", line)
    assert missing.value.fact == "term_years"


def test_the_sections_subsections_and_exhibits_are_headings(body: HtmlElement) -> None:
    heads = [head.text_content().partition(".")[0] for head in body.iter("h2")]
    assert heads == [f"SECTION {n}" for n in range(1, 18)] + [f"EXHIBIT {letter}" for letter in "ABCD"]
    numbers = [head.text_content().split()[0] for head in body.iter("h3")]
    assert numbers == ["2.1", "2.2", "7.1", "7.2", "12.1", "12.2"] + [f"{n}." for n in range(1, 10)]
    assert [head.text_content() for head in body.iter("h1")] == ["STOCK SUBSCRIPTION WARRANT"]


def test_section_6_is_laid_out_by_its_subdivisions(body: HtmlElement) -> None:
    lines = outline(body)
    start = next(n for n, line in enumerate(lines) if "SECTION 6" in line)
    end = next(n for n, line in enumerate(lines) if "SECTION 7" in line)
    letters = [tuple(line.strip().split()[:2]) for line in lines[start:end] if "level-" in line]
    assert letters == [
        *[("p.level-1:", "(i)"), ("p.level-2:", "(A)"), ("p.level-3:", "(x)"), ("p.level-3:", "(y)")],
        *[("p.level-1:", "by"), ("p.level-2:", "(B)"), ("p.level-1:", "For")],
        *[("p.level-2:", "1."), ("p.level-2:", "2."), ("p.level-2:", "3.")],
        *[("p.level-3:", letter) for letter in ("(A)", "(B)", "(D)", "(D)", '"Excluded')],
        *[("p.level-4:", "(1)"), ("p.level-4:", "(2)"), ("p.level-1:", "(ii)")],
        *[("p.level-2:", "(1)"), ("p.level-2:", "(2)")],
        *[("p.level-1:", f"({n})") for n in ("iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi")],
    ]


def test_the_exhibits_forms_and_signatures_have_their_own_structure(body: HtmlElement) -> None:
    assert [section.find("h2").text_content() for section in body.xpath("section[@class='exhibit']")] == [
        f"EXHIBIT {letter}" for letter in "ABCD"
    ]
    assert len(body.xpath("//div[@class='signature']")) == 4
    assert body.xpath("//ul[@class='boxes']/li/span[@class='box']/text()") == ["."] * 3
    assert len(body.xpath("//p[@class='definition']")) == 8 + 6
    assert len(body.xpath("//div[@class='formula']/p")) == 3
    assert len(body.xpath("//table[@class='plain']//tr")) == 4


def test_the_furniture_names_the_certificate_the_document_and_the_page(page: HtmlElement) -> None:
    footer = page.find(".//footer[@class='running']")
    assert " ".join(footer.text_content().split()) == "Certificate W-1 · D-0001 · Page of"
    assert [span.get("class") for span in footer.iter("span")] == ["figure", "page", "pages"]
    assert page.get("lang") == "en-US"
    assert page.findtext(".//title") == "Stock Subscription Warrant W-1"
    assert page.find(".//meta[@name='author']").get("content") == "CTC Communications Group, Inc."


def test_the_warrant_holds_nothing_that_the_writers_do_not_read() -> None:
    assert len(list(read_page(source(EXECUTED)).iter("h2"))) == 21


def test_the_outline_is_the_golden_one(body: HtmlElement) -> None:
    assert "\n".join(outline(body)) + "\n" == GOLDEN.read_text(encoding="utf-8")


def outline(body: HtmlElement) -> list[str]:
    """The document one block a line: its element, indented by depth, and its text."""
    lines = []
    for element in body.iterdescendants():
        if element.tag in BLOCKS | GROUPS:
            name = ".".join(filter(None, (element.tag, element.get("class"))))
            text = " ".join(element.text_content().split()) if element.tag in BLOCKS else ""
            depth = sum(1 for _ in element.iterancestors()) - 2
            lines.append(f"{'  ' * depth}{name}: {text}".rstrip())
    return lines


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(outline(body_of(document(EXECUTED)))) + "\n", encoding="utf-8")
