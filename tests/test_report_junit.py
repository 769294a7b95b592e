"""The compliance report as JUnit XML: valid by both schemas in use, a suite a paper, a case a rule."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from planting import replaced

from checks.model import RULES
from checks.report.junit import report_junit
from checks.run import check_files
from checks.text import Place
from warrant.clauses import words

FOLDER = Path(__file__).parent / "corpus" / "schemas"
SCHEMAS = [etree.XMLSchema(file=FOLDER / name) for name in ("junit-ant.xsd", "junit-jenkins.xsd")]
STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"
AS_OF = date(2002, 12, 31)


def suites_of(report):
    """The suites by name, once both schemas and the counts have passed the file."""
    root = etree.fromstring(report_junit(report).encode())
    for schema in SCHEMAS:
        schema.assertValid(root)
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        for name, kind in {"failures": "failure", "errors": "error", "skipped": "skipped"}.items():
            assert int(suite.get(name)) == sum(case.find(kind) is not None for case in cases)
    return {suite.get("name"): suite for suite in root}


def cases_of(suite):
    return {case.get("name").partition(" ")[0]: case for case in suite.findall("testcase")}


@pytest.fixture(scope="module")
def report(generated, sample_book, tmp_path_factory):
    """A statement with a wrong price and two numerals too many, its right PDF, and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("junit")
    path = generated / f"{STATEMENT}.docx"
    for at, words_in_place in enumerate([
        ("$3.77", "$3.87"),
        ("Capitalized terms", "Holder may object by July 1, 2002 and July 2, 2002. Capitalized terms"),
    ]):  # fmt: skip
        path = replaced(path, folder / str(at), *words_in_place)
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7 not really")
    return check_files(sample_book, [path, generated / f"{STATEMENT}.pdf", folder / "letter.pdf"], AS_OF, False)


@pytest.fixture(scope="module")
def suites(report):
    return suites_of(report)


def test_a_clean_set_has_a_suite_for_each_paper_and_no_failure(generated, sample_book):
    report = check_files(
        sample_book, sorted([*generated.glob("*.docx"), *generated.glob("*.pdf")]), AS_OF, complete=True
    )
    suites = suites_of(report)
    assert [*suites] == ["matter", *(case.paper.file for case in report.cases)]
    assert sum(int(each.get("failures")) + int(each.get("errors")) for each in suites.values()) == 0
    assert suites["matter"].find("properties/property[@name='verdict']").get("value") == "pass"


def test_every_comparison_is_within_some_case(report, suites):
    made = {(each.check.file, each.rule.code) for each in report.outcomes}
    in_cases = {(name, code) for name, suite in suites.items() for code in cases_of(suite)}
    of_matter = {code for file, code in made if not file.endswith((".docx", ".pdf"))}
    assert {(file, code) for file, code in made if file.endswith((".docx", ".pdf"))} <= in_cases
    assert of_matter <= {code for name, code in in_cases if name == "matter"}


def test_a_failure_names_its_places_what_was_found_and_expected_and_the_clause(suites):
    failure = cases_of(suites[f"{STATEMENT}.docx"])["FIG-01"].find("failure")
    assert failure.get("type") == "FIG-01"
    assert "found $3.87, expected $3.77" in failure.get("message")
    for said in ("table 1 row 5 column 2 (paragraph", "fact E-001.price_after, event E-001", words("6(i)")):
        assert said in failure.text
    assert cases_of(suites[f"{STATEMENT}.pdf"])["FIG-01"].find("failure") is None


def test_several_errors_of_one_rule_are_one_failure_that_counts_them_and_tells_each(suites):
    failure = cases_of(suites[f"{STATEMENT}.docx"])["FIG-02"].find("failure")
    assert failure.get("message").startswith("2 errors, the first: ")
    assert "July 1, 2002" in failure.text and "July 2, 2002" in failure.text


def test_a_rule_that_compared_nothing_is_skipped_and_says_so(report, suites):
    compared = {each.rule.code for each in report.outcomes}
    in_paper = {each.rule.code for each in report.outcomes if each.check.file == f"{STATEMENT}.docx"}
    for name, silent in (
        ("matter", {code for code in RULES.keys() - compared if RULES[code].scope == "matter"}),
        (f"{STATEMENT}.docx", {code for code in RULES.keys() - in_paper if RULES[code].scope == "paper"}),
    ):
        skipped = {code: case.find("skipped") for code, case in cases_of(suites[name]).items()}
        assert {code for code, each in skipped.items() if each is not None} == silent != set()
        assert all("compared nothing" in each.get("message") for each in skipped.values() if each is not None)


def test_a_file_that_cannot_be_read_is_an_error(suites):
    [case] = suites["letter.pdf"].findall("testcase")
    assert case.find("error").get("type") == "FIL-01"


def test_warnings_and_notes_fail_nothing_and_are_printed(suites):
    assert cases_of(suites["matter"])["OBL-06"].find("failure") is None
    assert "note OBL-06 mailings.csv:2:1: " in suites["matter"].findtext("system-out")


def test_nothing_compared_is_an_error(sample_book):
    suites = suites_of(check_files(sample_book, [], AS_OF, complete=False))
    assert suites["matter"].find("testcase[@name='something_was_compared']/error") is not None


def test_text_that_no_xml_file_can_hold_is_shown_as_such(report):
    outcome = report.findings[0]
    odd = replace(outcome, check=replace(outcome.check, found="<a\x00&\ud800", place=Place("x\x01.docx", paragraph=1)))
    suites = suites_of(replace(report, outcomes=(odd,)))
    assert "found <a\ufffd&\ufffd" in suites[outcome.check.file].find("testcase/failure").get("message")


def test_the_same_files_in_another_place_give_the_same_bytes(generated, sample_book, tmp_path):
    there = Path(shutil.copy(generated / f"{STATEMENT}.docx", tmp_path))
    first, second = (
        report_junit(check_files(sample_book, [path], AS_OF, complete=False))
        for path in (generated / there.name, there)
    )
    assert first == second


def test_the_command_writes_the_file_beside_what_it_prints(tenor, sample, generated, tmp_path):
    outcome = tenor("check", sample, generated / f"{STATEMENT}.docx", "--junit", tmp_path / "junit.xml")
    assert outcome.status == 0 and outcome.out.splitlines()[-1].startswith("PASS as of")
    SCHEMAS[0].assertValid(etree.parse(tmp_path / "junit.xml"))
