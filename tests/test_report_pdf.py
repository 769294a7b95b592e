"""The compliance report as PDF: all that it must tell, in the carried font, tagged, with the same bytes each time."""

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from conformance_verapdf import STANDARDS, verdicts
from conftest import on_a4
from planting import replaced
from pypdf import PdfReader

from checks.catalogue import every_rule
from checks.run import check_files
from checks.text import Place
from tenor.report import report_pdf
from warrant.clauses import words
from warrant.waivers import Waiver

STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"
AS_OF = date(2002, 12, 31)
WAIVER = Waiver(
    rule="FIG-02", document=STATEMENT, reason="the date was agreed", by="A. Counsel", until=date(2003, 1, 31)
)


def letters(text):
    """A text without what line ends and page ends may part."""
    return re.sub(r"\W", "", text)


def printed(data):
    """The letters of every page, the footers left out."""
    pages = (page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    return letters(re.sub(r"Certificate W-1 · Compliance report · Page \d+ of \d+", "", " ".join(pages)))


@pytest.fixture(scope="module")
def report(generated, sample_book, tmp_path_factory):
    """A wrong price, a numeral too many that is waived, the right PDF, a file that cannot be read, one half read."""
    folder = tmp_path_factory.mktemp("report")
    path = generated / f"{STATEMENT}.docx"
    for at, (before, after) in enumerate([
        ("$3.77", "$3.87"),
        ("Capitalized terms", "Holder may object by July 1, 2002. Capitalized terms"),
    ]):  # fmt: skip
        path = replaced(path, folder / str(at), before, after)
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7 not really")
    book = replace(sample_book, matter=replace(sample_book.matter, waivers=(WAIVER,)))
    found = check_files(book, [path, generated / f"{STATEMENT}.pdf", folder / "letter.pdf"], AS_OF, complete=False)
    half_read = replace(found.cases[1], paper=replace(found.cases[1].paper, unread=("the movie on page 2",)))
    return replace(found, cases=(found.cases[0], half_read))


@pytest.fixture(scope="module")
def data(report):
    return report_pdf(report)


@pytest.fixture(scope="module")
def text(data):
    return printed(data)


def test_the_verdict_and_the_counts_come_first(text, report):
    start = letters(f"FAIL as of December 31, 2002: {report.passed:,} of {len(report.outcomes):,} comparisons passed")
    assert text.index(start) < text.index(letters("Papers File Numerals Tied Untied Findings"))


def test_every_error_and_warning_is_told_under_its_document_with_place_figures_and_remedy(text, report):
    assert len(report.findings) > 3 and report.waived
    for number, outcome in enumerate((*report.findings, *report.waived), 1):
        if outcome.severity == "note" and not outcome.waiver:
            continue
        check = outcome.check
        severity = f"waived {outcome.severity}" if outcome.waiver else outcome.severity
        at = text.index(letters(f"{number}. {severity.capitalize()} {outcome.rule.code}: {check.asks}"))
        file = check.file.partition(":")[0]
        assert letters(file) in text[:at]
        for said in (str(check.place or check.file), check.found, check.expected, check.fact or "", check.remedy):
            assert letters(said) in text[at:]


def test_a_note_is_told_once_for_all_formats_of_a_paper_with_each_place(generated, sample_book):
    warrants = sorted(generated.glob("2002-02-27-warrant-issue-W-1.*"))
    report = check_files(sample_book, warrants, AS_OF, complete=False, families=("DRF",))
    text = printed(report_pdf(report))
    assert {each.severity for each in report.findings} == {"note"}
    for said in {f"{each.check.asks}: {each.check.found}" for each in report.findings}:
        assert text.count(letters(said)) == 1, said
    assert all(letters(str(each.check.place)) in text for each in report.findings)


def test_the_clause_of_every_finding_is_quoted_once_as_executed(text, report):
    findings = (each for each in (*report.findings, *report.waived) if each.severity != "note" or each.waiver)
    quoted = {words(outcome.clause) for outcome in findings} - {None}
    assert len(quoted) > 1
    assert all(text.count(letters(each)) == 1 for each in quoted)


def test_waivers_are_listed_with_reason_name_and_end_and_what_they_waive(text):
    at = text.index(letters(f"Waivers FIG-02 in {STATEMENT}"))
    assert letters("Waived by A. Counsel until 2003-01-31: the date was agreed") in text[at:]
    assert letters("Waived error FIG-02") in text[at:] and letters("Waived error") not in text[:at]


def test_what_each_rule_compared_is_told_and_that_one_compared_nothing(text, report):
    at = text.index(letters("What was compared"))
    for rule in every_rule():
        made = [outcome for outcome in report.outcomes if outcome.rule is rule]
        passed = sum(outcome.check.passed for outcome in made)
        counted = f"{len(made):,} {passed:,}" if made else "nothing 0 0 0"
        clause = f"Section {rule.clause}" if rule.clause[:1].isdigit() else rule.clause
        row = re.escape(letters(rule.code + rule.sentence)) + r"\w*?" + re.escape(letters(clause + counted))
        assert re.search(row, text[at:]), rule.code


def test_what_was_not_read_is_told(text):
    at = text.index(letters("What was not read"))
    assert letters(f"{STATEMENT}.pdf: the movie on page 2") in text[at:]
    assert letters("letter.pdf: is") in text[at:]


def test_a_report_in_which_nothing_was_wrong_or_unread_says_so(generated, sample_book):
    text = printed(report_pdf(check_files(sample_book, [generated / f"{STATEMENT}.docx"], AS_OF, complete=False)))
    for said in ("PASS as of", "The matter has no waivers.", "Every paper was read to its end."):
        assert letters(said) in text


def test_a_report_of_nothing_is_no_pass(sample_book):
    text = printed(report_pdf(check_files(sample_book, [], AS_OF, complete=False)))
    assert text.count(letters("NOTHING COMPARED as of")) == 1
    assert letters("No file was recognised as a paper of this matter.") in text


def test_the_file_is_tagged_names_its_title_and_language_and_carries_the_report_for_programs(data, report):
    reader = PdfReader(BytesIO(data))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-US"
    assert reader.metadata.title == "Compliance report, Warrant W-1"
    [attached] = reader.attachments["report.json"]
    assert json.loads(attached)["verdict"] == report.verdict
    assert "Findings" in [each.title for each in reader.outline if not isinstance(each, list)] + [
        each.title for part in reader.outline if isinstance(part, list) for each in part if not isinstance(each, list)
    ]


def test_the_sheet_is_the_matters(report):
    [wide, *_] = PdfReader(BytesIO(report_pdf(replace(report, book=on_a4(report.book))))).pages
    assert (round(wide.mediabox.width), round(wide.mediabox.height)) == (595, 842)


def test_a_character_that_the_carried_font_lacks_is_printed_as_its_code_point(report):
    outcome = report.findings[0]
    odd = replace(outcome, check=replace(outcome.check, found="中\u202e<b>", place=Place("☃.docx", paragraph=1)))
    text = printed(report_pdf(replace(report, outcomes=(odd,))))
    assert "U4E2DU202Eb" in text and "U2603docx" in text


def test_the_same_files_in_another_place_give_the_same_bytes(generated, sample_book, tmp_path):
    there = shutil.copy(generated / f"{STATEMENT}.docx", tmp_path)
    one, other = (
        report_pdf(check_files(sample_book, [path], AS_OF, complete=False))
        for path in (generated / f"{STATEMENT}.docx", tmp_path / f"{STATEMENT}.docx")
    )
    assert there and one == other


def test_the_command_writes_the_pdf_beside_what_it_prints(tenor, sample, generated, tmp_path):
    outcome = tenor("check", sample, generated / f"{STATEMENT}.docx", "--pdf", tmp_path / "report.pdf")
    assert outcome.status == 0 and outcome.out.splitlines()[-1].startswith("PASS as of")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.conformance
def test_the_report_follows_pdf_a_and_pdf_ua(data, tmp_path):
    (tmp_path / "report.pdf").write_bytes(data)
    found = verdicts([tmp_path / "report.pdf"])["report.pdf"]
    assert {name: (each.compliant, each.broken) for name, each in found.items()} == dict.fromkeys(STANDARDS, (True, {}))
