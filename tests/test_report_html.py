"""The compliance report as one HTML page: self-contained, complete, and true to the papers' text."""

import re
import shutil
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from planting import replaced

from checks.model import RULES, Check, Rule
from checks.outcome import Outcome
from checks.report.html import report_html
from checks.report.html_marks import Mark, MarkedText, marks
from checks.run import check_files
from checks.text import Place, Text
from warrant.clauses import words
from warrant.replay import replay

STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"
AS_OF = date(2002, 12, 31)


def report_of(book, *paths, complete=False):
    return check_files(book, paths, AS_OF, complete)


def plain(node):
    return " ".join(node.text_content().split())


@pytest.fixture(scope="module")
def clean(generated, sample_book):
    return report_of(sample_book, *sorted(generated.glob("*.docx")), *sorted(generated.glob("*.pdf")), complete=True)


@pytest.fixture(scope="module")
def planted(generated, sample_book, tmp_path_factory):
    """A statement with a wrong price, an altered row, a numeral too many; and its PDF, which is right."""
    folder = tmp_path_factory.mktemp("planted")
    source = generated / f"{STATEMENT}.docx"
    for step, (before, after) in enumerate([
        ("$3.77", "$3.87"),
        ("There is no combination of the outstanding shares", "There is no split of 500 &lt;i&gt;shares"),
        ("Capitalized terms have", "Holder may object until July 1, 2002. Capitalized terms have"),
    ]):  # fmt: skip
        source = replaced(source, folder / str(step), before, after)
    pdf = shutil.copy(generated / f"{STATEMENT}.pdf", folder)
    return report_of(sample_book, source, folder / pdf)


@pytest.fixture(scope="module")
def page(planted):
    return html.document_fromstring(report_html(planted))


@pytest.fixture(scope="module")
def clean_page(clean):
    return html.document_fromstring(report_html(clean))


def marks_of(page, paper, status):
    """The words under each mark of one status in one paper; a mark that is cut in two gives both parts."""
    return [mark.text_content() for mark in page.get_element_by_id(paper).find_class(status) if "mark" in mark.classes]


def text_of(article):
    """The text of a paper as the page shows it: a line for each line, a tab between cells."""
    return "\n".join(line.text_content() for line in article.find_class("line"))


def test_the_text_of_a_marked_paper_is_the_papers_text(clean, planted, clean_page, page):
    for report, shown in ((clean, clean_page), (planted, page)):
        articles = shown.find_class("paper")
        assert [text_of(article) for article in articles] == [case.string for case in report.cases]


def test_a_wrong_digit_is_crossed_and_names_what_was_expected(page):
    assert "$3.87" in marks_of(page, "paper-1", "failed")
    mark = next(mark for mark in page.find_class("failed") if mark.text_content() == "$3.87")
    assert mark.get("aria-label") == "$3.87: failed"
    panel = plain(page.get_element_by_id(mark.get("href")[1:]))
    assert "found$3.87expected$3.77" in panel and "events.yaml:10:16" in panel


def test_every_other_figure_of_that_paper_is_ticked(page, planted):
    right = [stated for stated in planted.cases[0].stated if stated.is_right]
    ticked = marks_of(page, "paper-1", "passed") + marks_of(page, "paper-1", "warned")
    assert sorted(ticked) == sorted(stated.text for stated in right)
    assert marks_of(page, "paper-1", "warned") == []


def test_the_right_paper_beside_the_wrong_one_has_no_cross(page):
    assert marks_of(page, "paper-2", "failed") == []
    assert "$3.77" in marks_of(page, "paper-2", "passed")


def test_a_numeral_that_nothing_accounts_for_is_amber(page):
    assert marks_of(page, "paper-1", "untied") == ["July 1, 2002"]


def test_a_clean_set_has_neither_cross_nor_doubt_in_its_papers(clean, clean_page):
    for article in clean_page.find_class("paper"):
        assert not article.find_class("untied") and not article.find_class("failed")
        assert article.find_class("passed")
    assert plain(clean_page.find_class("verdict")[0]).startswith(f"PASS as of December 31, 2002: {clean.passed:,} of")


def test_every_finding_is_there_with_its_place_figures_clause_and_remedy(planted, page):
    articles = page.find_class("finding")
    assert len(articles) == len(planted.findings) > 3
    for article, outcome in zip(articles, planted.findings, strict=True):
        said, check = plain(article), outcome.check
        quoted = [words(outcome.clause)] if words(outcome.clause) else []
        wanted = [outcome.severity, outcome.rule.code, check.asks, check.found, check.expected, check.remedy, *quoted]
        for words_wanted in [*wanted, str(check.place or check.file), check.fact or "", outcome.clause]:
            assert " ".join(words_wanted.split()) in said


def test_a_finding_leads_to_its_mark_in_the_text(planted, page):
    placed = [number for number, outcome in enumerate(planted.findings, 1) if outcome.check.span]
    assert placed
    for number in placed:
        where = page.get_element_by_id(f"finding-{number}").xpath(".//dl[@class='about']/dd[1]/a/@href")
        assert "mark" in page.get_element_by_id(where[0][1:]).classes


def test_the_page_refers_to_nothing_but_itself(planted):
    text = report_html(planted)
    page = html.document_fromstring(text)
    assert not re.search(r"https?:|//[a-z]|@import|url\(|<link|<img|<iframe", text)
    assert not page.xpath("//@src | //@style | //@onclick | //@action")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//@href")} <= {*ids, "closed"}


def test_the_policy_names_the_one_style_and_the_one_script(page):
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    inline = page.xpath("//style/text() | //script/text()")
    assert len(inline) == 2
    for source in inline:
        assert b64encode(sha256(source.encode()).digest()).decode() in policy


def test_a_name_that_looks_like_markup_is_shown_as_it_is(generated, sample_book):
    name = "<b>&{{7*7}}<script>alert(1)</script>"
    terms = sample_book.matter.terms
    book = replay(replace(sample_book.matter, terms=replace(terms, holder=replace(terms.holder, name=name))))
    shown = html.document_fromstring(report_html(report_of(book, generated / f"{STATEMENT}.docx")))
    assert plain(shown.find_class("of")[0]).endswith(f"to {name}")
    assert any(name in plain(finding) for finding in shown.find_class("finding"))
    assert not shown.xpath("//b[starts-with(., '&')]") and len(shown.xpath("//script")) == 1


def test_markup_in_a_papers_text_is_shown_as_it_is(page):
    assert "There is no split of 500 <i>shares" in page.get_element_by_id("paper-1").text_content()
    assert not page.xpath("//i")


def test_characters_that_no_page_can_hold_are_replaced_one_for_one(planted):
    case = planted.cases[0]
    odd = replace(case, paper=replace(case.paper, text=Text.of([("a\x00b\x08\ufffec", Place("odd"))])))
    shown = html.document_fromstring(report_html(replace(planted, cases=(odd,), ties=((),), outcomes=())))
    assert text_of(shown.get_element_by_id("paper-1")) == "a\ufffdb\ufffd\ufffdc"


def test_a_figures_panel_goes_down_to_file_and_line_and_quotes_its_clause(clean, clean_page):
    facts = {stated.fact.id: stated.fact for case in clean.cases for stated in case.stated}
    panels = {code[0].text: plain(each) for each in clean_page.find_class("panel") if (code := each.xpath(".//code"))}
    for id, fact in facts.items():
        for each in fact.walk():
            assert each.id in panels[id] and each.how in panels[id]
            assert str(each.source or "") in panels[id]
        assert (words(fact.clause) or "") in panels[id]


def test_a_figures_panel_names_the_evidence_of_the_events_that_it_rests_on_or_that_there_is_none(clean_page):
    panels = {code[0].text: plain(each) for each in clean_page.find_class("panel") if (code := each.xpath(".//code"))}
    assert "E-003: board-minutes-2002-08-01.txt: “a dividend of $0.75" in panels["E-003.price_after"]
    assert "E-001: none is named (events.yaml:5:5)" in panels["E-001.price_after"]


def test_every_rule_is_listed_and_one_that_compared_nothing_says_so(planted, page):
    rows = {plain(row[0]): plain(row) for row in page.find_class("rules")[0].xpath(".//tbody/tr")}
    compared = {outcome.rule.code for outcome in planted.outcomes}
    assert rows.keys() == RULES.keys()
    assert {code for code, row in rows.items() if "compared nothing" in row} == RULES.keys() - compared != set()


def test_comparisons_over_the_matter_are_listed_whether_they_passed_or_not(clean, planted, clean_page, page):
    for report, shown in ((clean, clean_page), (planted, page)):
        wanted = sum(outcome.rule.scope == "matter" for outcome in report.outcomes)
        assert len(shown.find_class("matter")[0].xpath(".//tbody/tr")) == wanted > 0


def test_nothing_compared_is_no_pass(sample_book):
    shown = html.document_fromstring(report_html(report_of(sample_book)))
    verdict = shown.find_class("verdict")[0]
    assert plain(verdict).startswith("NOTHING COMPARED as of")
    assert "passed" not in verdict.classes


def test_the_same_files_give_the_same_bytes(generated, sample_book):
    paths = sorted(generated.glob(f"{STATEMENT}.*"))
    assert report_html(report_of(sample_book, *paths)) == report_html(report_of(sample_book, *paths))


TEXT = Text.of([
    ("Warrant Price", Place("p", paragraph=1)),
    ("after $3.77", Place("p", paragraph=2)),
    ("thirty (30) days", Place("p", paragraph=3)),
])  # fmt: skip
SPANS = st.tuples(
    st.integers(0, len(TEXT.string)), st.integers(0, 25), st.booleans(), st.sampled_from(("FIG-01", "FIG-02", "FIG-07"))
)


def outcome(span, passed, code):
    rule = Rule(code, "5", "error", "paper", lambda case: iter(()))
    return Outcome(rule, Check("it is right", passed, "", "", "p", span=span))


@given(st.lists(SPANS, max_size=8))
def test_whatever_overlaps_no_text_is_lost_and_no_fault_goes_unmarked(spans):
    outcomes = [outcome((start, min(start + length, len(TEXT.string))), *rest) for start, length, *rest in spans]
    found = marks(outcomes)
    runs = [list(of_piece) for of_piece in MarkedText.of(TEXT, found).runs()]
    assert ["".join(run.text for run in of_piece) for of_piece in runs] == TEXT.string.split("\n")
    flat = [run for of_piece in runs for run in of_piece if run.mark is not None]
    faulty = {at for at, mark in enumerate(found) if mark.findings}
    assert faulty <= {run.mark for run in flat}
    for at in {run.mark for run in flat}:
        assert [run.first for run in flat if run.mark == at].count(True) == 1
        assert [run.last for run in flat if run.mark == at].count(True) == 1


def test_the_innermost_figure_wins_over_the_passage_around_it():
    around = outcome((14, 25), False, "FIG-04")
    within = outcome((20, 25), True, "FIG-01")
    found = marks([around, within])
    assert [(mark.start, mark.status) for mark in found] == [(14, "failed"), (20, "passed")]
    line = list(MarkedText.of(TEXT, found).runs())[1]
    assert [(run.text, run.mark) for run in line] == [("after ", 0), ("$3.77", 1)]


def test_a_row_that_is_missing_is_marked_at_the_point_where_it_belongs():
    found: tuple[Mark, ...] = marks([outcome((13, 13), False, "FIG-04")])
    first = next(MarkedText.of(TEXT, found).runs())
    assert [(run.text, run.mark) for run in first] == [("Warrant Price", None), ("", 0)]
