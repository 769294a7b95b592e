"""tenor lint: any DOCX, PDF, HTML or text with no matter, one verdict line always, and a report of every form."""

import json
from pathlib import Path

import jsonschema
import pytest
from agreements import CLEAN, WRITERS
from lxml import etree, html

from checks.lint import lint
from checks.model import RULES
from checks.report.html import report_html
from checks.report.junit import report_junit

SCHEMAS = Path(__file__).parent / "corpus" / "schemas"
SARIF = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))
JUNIT = [etree.XMLSchema(file=SCHEMAS / name) for name in ("junit-ant.xsd", "junit-jenkins.xsd")]
WRONG = (
    CLEAN["lease"]
    .replace("forty-one (41) parking", "forty-one (14) parking")
    .replace("third-party claims", "thirdparty claims, not third-party claims,")
)
MARKUP = (
    "Section 1. <script>alert(1)</script> & {{ rent }} [bold]=cmd()[/bold]: the the &lt;i&gt;fee&lt;/i&gt;.\n\n"
    "Section 2. Term. Two (3) years.\n"
)
OF_FILES = sorted(code for code, rule in RULES.items() if rule.scope == "file")


def last(outcome):
    return outcome.out.splitlines()[-1]


@pytest.fixture
def wrong(tmp_path):
    """A lease with an error and a warning in it."""
    return WRITERS["plain"][0](WRONG, tmp_path / "wrong.txt")


@pytest.mark.parametrize("road", WRITERS)
def test_a_clean_file_of_any_format_passes_with_status_0_and_one_verdict_line(tenor, tmp_path, road):
    write, suffix = WRITERS[road]
    outcome = tenor("lint", write(CLEAN["settlement"], tmp_path / f"x.{suffix}"))
    assert (outcome.status, outcome.err) == (0, "")
    assert last(outcome).startswith("PASS: ") and ", 0 errors, 0 warnings, " in last(outcome)
    told = [line for line in outcome.out.splitlines() if line.startswith("note ")]
    assert all(line.startswith("note FIL-05 ") for line in told)  # of a PDF: its font is none that is carried
    assert sum(line.startswith(("PASS", "FAIL", "NOTHING")) for line in outcome.out.splitlines()) == 1


def test_an_error_ends_with_status_1_and_is_told_with_its_place_and_no_clause(tenor, wrong):
    outcome = tenor("lint", wrong)
    assert outcome.status == 1 and last(outcome).startswith("FAIL: ")
    assert "error DRF-08 wrong.txt, line " in outcome.out and "found     forty-one (14)" in outcome.out
    assert "Section" not in outcome.out.partition("error DRF-08")[2].partition("to do")[0]


def test_a_warning_fails_nothing(tenor, tmp_path):
    text = CLEAN["lease"].replace("third-party claims", "thirdparty claims, not third-party claims,")
    outcome = tenor("lint", WRITERS["plain"][0](text, tmp_path / "x.txt"))
    assert outcome.status == 0 and ", 0 errors, 1 warning, 0 notes." in last(outcome)


def test_a_file_that_cannot_be_read_is_told_and_takes_no_other_with_it(tenor, wrong, tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 not really")
    outcome = tenor("lint", tmp_path)
    assert outcome.status == 1
    assert "bad.pdf" in outcome.out and "error DRF-08 wrong.txt" in outcome.out and "1 not read" in last(outcome)


def test_a_name_of_no_file_ends_with_status_2(tenor, tmp_path):
    outcome = tenor("lint", tmp_path / "none.docx")
    assert outcome.status == 2 and "none.docx" in outcome.err


def test_an_empty_text_is_no_pass(tenor, tmp_path):
    (tmp_path / "x.txt").write_text("\n\n", "utf-8")
    outcome = tenor("lint", tmp_path / "x.txt")
    assert outcome.status == 1


def test_json_tells_the_files_every_rule_and_each_finding(tenor, wrong):
    told = json.loads(tenor("lint", wrong, "--json").out)
    assert told["verdict"] == "fail" and "as_of" not in told and "waivers" not in told
    [document] = told["documents"]
    assert document["file"] == "wrong.txt" and document["words"] > 2000
    assert [each["code"] for each in told["rules"]] == OF_FILES
    assert {each["code"]: each["severity"] for each in told["findings"]} == {"DRF-08": "error", "DRF-17": "warning"}
    assert all(each["clause"] == "" and each["place"].startswith("wrong.txt, line ") for each in told["findings"])
    passed = {each["code"]: each["passed"] for each in told["rules"]}
    assert passed["DRF-08"] > 50 and passed["DRF-04"] > 5


def test_sarif_is_valid_and_places_each_finding(tenor, wrong, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tenor("lint", wrong, "--sarif", tmp_path / "log.sarif")
    log = json.loads((tmp_path / "log.sarif").read_text("utf-8"))
    jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(log)
    [run] = log["runs"]
    assert run["automationDetails"]["id"] == "tenor/lint/"
    results = {each["ruleId"]: each for each in run["results"]}
    region = results["DRF-08"]["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"]["text"] == "forty-one (14)"
    assert "clause" not in results["DRF-08"]["properties"]
    assert run["artifacts"][0]["location"]["uri"] == "wrong.txt"


def test_junit_is_valid_with_a_suite_for_each_file(wrong, tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 not really")
    root = etree.fromstring(report_junit(lint([wrong, tmp_path / "bad.pdf"])).encode())
    for schema in JUNIT:
        schema.assertValid(root)
    suites = {suite.get("name"): suite for suite in root}
    assert [*suites][:2] == ["run", "wrong.txt"]
    assert suites["run"].find("testcase[@name='bad.pdf is read']/error") is not None
    failed = [each.get("name") for each in suites["wrong.txt"].findall("testcase") if each.find("failure") is not None]
    assert failed == ["DRF-08 words_say_the_figure"]


def test_the_page_shows_the_text_with_marks_at_the_findings_and_no_part_on_a_matter(wrong):
    page = html.document_fromstring(report_html(lint([wrong])))
    marked = {each.text_content(): each.get("class") for each in page.find_class("mark")}
    assert "failed" in marked["forty-one (14)"] and "warned" in marked["thirdparty"]
    assert page.find_class("filter") and page.find_class("keys")
    ids = {each.get("id") for each in page.iter() if isinstance(each.tag, str)}
    assert {"findings", "papers", "rules", "texts"} <= ids and not {"waivers", "matter"} & ids
    links = {each.get("href")[1:] for each in page.iter("a")}
    assert links <= ids | {"closed"}
    text = "".join(page.get_element_by_id("paper-1").itertext())
    assert "HARROW QUAY PROPERTIES, LLC" in text
    assert [plain for plain in page.itertext() if plain.strip() == "None"] == []


@pytest.mark.parametrize("road", ["plain", "docx", "html"])
def test_what_looks_like_markup_in_a_file_is_printed_as_text(tenor, tmp_path, road):
    write, suffix = WRITERS[road]
    path = write(MARKUP, tmp_path / f"x.{suffix}")
    outcome = tenor("lint", path, "--html", tmp_path / "r.html")
    assert "error DRF-13" in outcome.out and outcome.status == 1
    page = html.document_fromstring((tmp_path / "r.html").read_text("utf-8"))
    assert len(list(page.iter("script"))) == 1
    assert "<script>alert(1)</script> & {{ rent }} [bold]=cmd()[/bold]" in page.text_content()


def test_the_same_files_give_the_same_bytes(wrong):
    first, second = lint([wrong]), lint([wrong])
    assert report_html(first) == report_html(second) and report_junit(first) == report_junit(second)
