"""The slips of the executed form: each recorded "by rule" is found by a general rule, named once, and is a note."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from agreements import plain, wrapped
from conftest import example_book
from planting import replaced

from checks.lint import lint
from checks.model import RULES
from checks.outcome import outcomes_of
from checks.run import check_files
from warrant.slips import slips
from warrant.waivers import Waiver

EXECUTED = Path(__file__).parent / "corpus" / "executed-warrant.txt"
WARRANT = "2002-02-27-warrant-issue-W-1"
STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"
AS_OF = date(2002, 12, 31)
BY_RULE = {id for id, slip in slips().items() if slip.found == "by rule"}


def named(outcomes):
    """How often each slip is named among findings of drafting, all of which must name one and be notes."""
    found = [each for each in outcomes if each.rule.family == "DRF" and not each.check.passed]
    assert [each.check.asks for each in found if "recorded: " not in each.check.asks or each.severity != "note"] == []
    return Counter(each.check.asks.partition(",")[0] for each in found)


@pytest.fixture(scope="module")
def executed():
    return lint([EXECUTED])


def test_each_slip_of_the_executed_form_is_named_once_and_nothing_else_is_found(executed):
    assert named(executed.outcomes) == Counter(dict.fromkeys(slips(), 1))
    assert executed.verdict == "pass"


def test_a_slip_recorded_by_rule_is_found_by_a_general_rule_which_knows_no_slip(executed):
    plain_rules = [rule for rule in RULES.values() if rule.family == "DRF" and rule.code != "DRF-20"]
    alone = outcomes_of("file", executed.files, {"DRF"})
    found = [each for each in alone if not each.check.passed and each.rule in plain_rules]
    assert len(BY_RULE) == 16
    assert len(found) == 17  # slip-06 is two terms, each defined twice
    by_hand = [each for each in executed.findings if each.rule.code == "DRF-20"]
    assert {each.check.asks.partition(",")[0] for each in by_hand} == slips().keys() - BY_RULE


def test_a_named_slip_says_what_may_be_done_and_cites_its_clause(executed):
    of = {each.check.asks.partition(",")[0]: each.check for each in executed.findings}
    assert of["slip-04"].found == "Section 5" and "Section 6 (Adjustment of Warrant Price)" in of["slip-04"].expected
    assert of["slip-04"].clause == "1" and "corrected in new Warrants (Section 7.2)" in of["slip-04"].remedy
    assert of["slip-05"].remedy.endswith("if the parties wish to: it is defined twice, and not alike")
    assert of["slip-06"].found == '"Common Stock"; "Holder"'
    assert (of["slip-15"].found, of["slip-15"].expected) == ("(A), (B), (D), (D)", "(A), (B), (C), (D)")


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html"])
def test_the_slips_are_named_in_a_warrant_of_any_format(generated, suffix):
    assert named(lint([generated / f"{WARRANT}.{suffix}"]).outcomes) == Counter(dict.fromkeys(slips(), 1))


def test_the_slips_are_named_where_the_form_is_filed_on_numbered_pages(tmp_path):
    again = wrapped(EXECUTED.read_text("utf-8"), tmp_path / "filed.txt")
    assert named(lint([again]).outcomes) == Counter(dict.fromkeys(slips(), 1))


def test_a_slip_that_is_corrected_is_not_named(tmp_path):
    text = EXECUTED.read_text("utf-8").replace("COMMUNCATIONS", "COMMUNICATIONS").replace("splitup", "split-up")
    assert named(lint([plain(text, tmp_path / "x.txt")]).outcomes).keys() == slips().keys() - {"slip-01", "slip-20"}


def test_a_fault_of_the_form_that_is_no_recorded_slip_is_found_as_in_any_text(tmp_path):
    text = EXECUTED.read_text("utf-8").replace("thirty (30) days from", "thirty (40) days from")
    report = lint([plain(text, tmp_path / "x.txt")])
    assert [each.rule.code for each in report.findings if each.severity != "note"] == ["DRF-08"]
    assert report.verdict == "fail"


def test_the_words_of_a_slip_elsewhere_than_in_the_form_are_no_recorded_slip(tmp_path):
    text = "Section 1. Reorganization. A split-up or splitup of shares.\n\nSection 2. Notices. Notice is mailed.\n"
    report = lint([plain(text, tmp_path / "x.txt")])
    [found] = report.findings
    assert (found.rule.code, found.severity, found.check.asks) == ("DRF-17", "warning", "split-up is written one way")


def test_in_the_papers_of_a_matter_the_slips_are_notes_and_fail_nothing(generated, sample_book):
    report = check_files(sample_book, sorted(generated.glob("*.docx")), AS_OF, complete=False)
    assert named(report.findings) == Counter(dict.fromkeys(slips(), 1))
    assert report.verdict == "pass"


def test_a_new_warrant_carries_the_slips_that_counsel_did_not_correct(example_paper):
    book = example_book("register")
    corrections = {each.id for each in book.matter.terms.corrections}
    path = example_paper("register", "2007-11-02-new-warrant-E-008-W-5.docx")
    assert corrections and named(lint([path]).outcomes).keys() == slips().keys() - corrections


@pytest.fixture(scope="module")
def doubled(generated, tmp_path_factory):
    """A statement in which a word stands twice."""
    folder = tmp_path_factory.mktemp("doubled")
    return replaced(generated / f"{STATEMENT}.docx", folder, "Capitalized terms have", "Capitalized terms have have")


def test_a_fault_of_drafting_in_a_paper_of_a_matter_fails_it_unless_it_is_waived(doubled, sample_book):
    report = check_files(sample_book, [doubled], AS_OF, complete=False)
    [found] = [each for each in report.findings if each.rule.family == "DRF"]
    assert (found.rule.code, found.check.found, report.verdict) == ("DRF-13", "have have", "fail")
    waiver = Waiver(rule="DRF-13", document=STATEMENT, reason="as mailed", by="A. Counsel", until=AS_OF)
    book = replace(sample_book, matter=replace(sample_book.matter, waivers=(waiver,)))
    after = check_files(book, [doubled], AS_OF, complete=False)
    assert [each.rule.code for each in after.waived] == ["DRF-13"]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("27th day of February, 2002", "31st day of February, 2002", "FIG-08"),
        ("thirty (30) days", "thirty (40) days", "FIG-07"),
    ],
)
def test_what_fig_asks_of_a_paper_is_not_asked_again_by_drf(generated, sample_book, tmp_path, before, after, code):
    path = replaced(generated / f"{WARRANT}.docx", tmp_path, before, after)
    report = check_files(sample_book, [path], AS_OF, complete=False)
    assert code in {each.rule.code for each in report.findings if each.severity == "error"}
    alike = {"FIG-07": "DRF-08", "FIG-08": "DRF-09"}[code]
    assert alike not in {each.rule.code for each in report.findings}


def test_no_rule_of_drafting_holds_words_of_the_form():
    folder = Path(__file__).parent.parent / "checks"
    sources = [
        *folder.glob("rules/drf_[01]*.py"),
        *folder.glob("drafting/*.py"),
        folder / "pairs.py",
        folder / "dated.py",
    ]
    code = " ".join(" ".join(path.read_text("utf-8").split()) for path in sources).lower()
    general = {"slip-18"}  # a term of every agreement
    own = [slip.words for slip in slips().values() if len(slip.words) > len("Section 5") and slip.id not in general]
    assert len(own) > 15
    assert [words for words in own if words.lower() in code] == []
    assert "ctc" not in code and "warrant price" not in code
