"""Waivers: with a reason, a name and an end, or not at all; shown in every report, without weight in its verdict."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest
from conftest import EXAMPLES, example_book
from lxml import etree, html
from planting import replaced

from checks.report.files import Files
from checks.report.html import report_html
from checks.report.json import report_json
from checks.report.junit import report_junit
from checks.report.sarif import report_sarif
from checks.report.terminal import verdict_line
from checks.run import check_files
from tenor.generate import generate
from tenor.matter import load
from warrant.errors import BadMatter
from warrant.waivers import Waiver

SCHEMAS = Path(__file__).parent / "corpus" / "schemas"
STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"
AS_OF = date(2002, 12, 31)
GIVEN = Waiver(
    rule="FIG-01",
    document=STATEMENT,
    reason="the price is under dispute & kept as first stated",
    by="A. Counsel",
    until=AS_OF,
)
OTHERS = tuple(replace(GIVEN, rule=rule) for rule in ("FIG-02", "FIG-03", "FIG-05", "FIG-06", "TXT-02"))


def waived(book, *waivers):
    return replace(book, matter=replace(book.matter, waivers=waivers))


@pytest.fixture(scope="module")
def altered(generated, tmp_path_factory):
    """A statement whose price is wrong."""
    return replaced(generated / f"{STATEMENT}.docx", tmp_path_factory.mktemp("waived"), "$3.77", "$3.87")


@pytest.fixture(scope="module")
def report_under(altered, sample_book):
    """The report on the altered statement under some waivers."""
    return lambda *waivers, day=AS_OF, complete=False: check_files(
        waived(sample_book, *waivers), [altered], day, complete
    )


def codes(outcomes):
    return [each.rule.code for each in outcomes]


def of_the_price(outcomes):
    return [each for each in outcomes if each.check.fact == "E-001.price_after" and each.rule.code == "FIG-01"]


def test_a_waived_finding_is_told_apart_and_no_longer_fails_the_report(report_under):
    before = report_under()
    assert before.verdict == "fail" and of_the_price(before.findings) and not before.waived
    after = report_under(GIVEN, *OTHERS)
    assert after.verdict == "pass"
    assert of_the_price(after.waived) and not of_the_price(after.findings)
    errors = [each for each in before.findings if each.severity == "error"]
    assert codes(after.waived) == codes(errors)
    assert ", 0 errors, 0 warnings, " in verdict_line(after)
    assert verdict_line(after).endswith(f", {len(errors)} waived.")


def test_a_waiver_lets_stand_no_finding_of_another_rule_document_event_fact_or_place(report_under):
    for other in (
        {"rule": "FIG-04"},
        {"document": STATEMENT[:-1] + "2"},
        {"event": "E-002"},
        {"fact": "E-001.price_before"},
        {"place": "paragraph 1"},
    ):
        report = report_under(replace(GIVEN, **other))
        assert of_the_price(report.findings) and not report.waived, other


def test_a_waiver_may_name_event_fact_and_place_as_the_report_prints_them(report_under):
    [wrong] = of_the_price(report_under().findings)
    place = str(wrong.check.place)
    step = place.removeprefix(f"{STATEMENT}.docx, ")
    for narrowed in (
        {"document": f"{STATEMENT}.docx"},
        {"event": "E-001", "fact": "E-001.price_after"},
        {"place": place},
        {"place": step},
    ):
        assert [each.check for each in report_under(replace(GIVEN, **narrowed)).waived] == [wrong.check], narrowed


def test_a_finding_in_a_file_of_the_matter_is_waived_by_that_files_name(report_under):
    before = [each for each in report_under().findings if each.rule.code == "OBL-06"]
    assert before
    waiver = replace(GIVEN, rule="OBL-06", document="mailings.csv")
    assert codes(report_under(waiver).waived) == ["OBL-06"] * len(before)
    [one] = report_under(replace(waiver, document=before[0].check.file)).waived
    assert one.check == before[0].check


@pytest.mark.parametrize(("days", "stands"), [(-1, True), (0, True), (1, False)])
def test_a_waiver_holds_through_its_last_day_and_then_is_itself_a_warning(report_under, days, stands):
    report = report_under(GIVEN, day=GIVEN.until + timedelta(days))
    assert bool(of_the_price(report.waived)) == stands
    run_out = [(each.severity, each.check.file) for each in report.findings if each.rule.code == "WAI-01"]
    assert run_out == ([] if stands else [("warning", str(GIVEN.source()))])


def test_a_waiver_that_begins_later_waives_nothing_yet_and_is_no_finding(report_under):
    later = replace(GIVEN, begins=AS_OF + timedelta(1), until=AS_OF + timedelta(2))
    report = report_under(later)
    assert of_the_price(report.findings) and not report.waived
    assert not [code for code in codes(report.findings) if code.startswith("WAI")]
    assert [each["stands"] for each in report_json(report)["waivers"]] == ["not begun"]


def test_a_waiver_that_meets_no_finding_is_a_note(report_under):
    report = report_under(GIVEN, replace(GIVEN, fact="E-001.price_before"))
    [unmet] = [each for each in report.findings if each.rule.code == "WAI-02"]
    assert (unmet.severity, unmet.check.found) == ("note", "no such finding")


def test_a_waiver_of_a_paper_that_was_not_given_is_not_said_to_meet_nothing(report_under):
    other = replace(GIVEN, document="2002-09-16-adjustment-statement-E-003-W-1")
    assert "WAI-02" not in codes(report_under(other).outcomes)
    assert "WAI-02" in codes(report_under(other, complete=True).findings)


# Every report lists waivers


@pytest.fixture(scope="module")
def mixed(report_under):
    """A report in which one finding is waived and others are not, with a waiver that has run out."""
    return report_under(GIVEN, replace(GIVEN, rule="FIG-02", until=date(2002, 11, 30), begins=date(2002, 10, 1)))


def test_json_lists_waivers_and_what_they_waive_apart(mixed):
    report = report_json(mixed)
    assert [each["code"] for each in report["waived"]] == codes(mixed.waived)
    assert len(report["findings"]) == len(mixed.findings)
    first, second = report["waivers"]
    assert (first["reason"], first["by"], first["until"]) == (GIVEN.reason, "A. Counsel", "2002-12-31")
    assert [report["waived"][at]["code"] for at in first["waives"]] == codes(mixed.waived)
    assert (second["stands"], second["waives"], second["from"]) == ("run out", [], "2002-10-01")


def test_sarif_suppresses_what_is_waived_with_its_justification(mixed, tmp_path):
    log = report_sarif(mixed, Files.of(tmp_path, [], tmp_path))
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    results = log["runs"][0]["results"]
    suppressed = [each for each in results if each["suppressions"]]
    assert [each["ruleId"] for each in suppressed] == codes(mixed.waived)
    assert len(results) == len(mixed.findings) + len(mixed.waived)
    [suppression] = suppressed[0]["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == f"Waived by A. Counsel until 2002-12-31: {GIVEN.reason}"


def test_junit_skips_a_rule_whose_errors_are_all_waived_and_says_why(report_under):
    root = etree.fromstring(report_junit(report_under(GIVEN)).encode())
    for name in ("junit-ant.xsd", "junit-jenkins.xsd"):
        etree.XMLSchema(file=SCHEMAS / name).assertValid(root)
    suite = root.find(f"testsuite[@name='{STATEMENT}.docx']")
    [case] = [each for each in suite.findall("testcase") if each.get("name").startswith("FIG-01")]
    assert case.find("failure") is None
    assert f"Waived by A. Counsel until 2002-12-31: {GIVEN.reason}" in case.find("skipped").get("message")
    assert GIVEN.reason in suite.findtext("system-out")


def plain(node):
    return " ".join(node.text_content().split())


def test_the_page_shows_waivers_and_waived_findings_apart_and_marks_them_so(mixed):
    page = html.document_fromstring(report_html(mixed))
    section = page.get_element_by_id("waivers").getparent()
    rows = [plain(row) for row in section.xpath(".//tbody/tr")]
    assert len(rows) == 2 and all(GIVEN.reason in row and "A. Counsel" in row for row in rows)
    assert "in force, waives 1 finding" in rows[0] and rows[1].endswith("run out")
    articles = section.find_class("finding")
    assert len(articles) == len(mixed.waived) and "waived error" in plain(articles[0])
    assert len(page.find_class("findings")[0].find_class("finding")) == len(mixed.findings)


def test_a_mark_all_of_whose_findings_are_waived_is_shown_so(report_under):
    page = html.document_fromstring(report_html(report_under(GIVEN, *OTHERS)))
    [mark] = [each for each in page.find_class("waived") if "mark" in each.classes and each.text_content() == "$3.87"]
    assert mark.get("aria-label") == "$3.87: waived"
    assert GIVEN.reason in plain(page.get_element_by_id(mark.get("href")[1:]))


def test_a_page_of_a_matter_without_waivers_says_so(report_under):
    page = html.document_fromstring(report_html(report_under()))
    assert "The matter has no waivers." in plain(page.get_element_by_id("waivers").getparent())


WRITTEN = f"""waivers:
  - rule: FIG-01
    document: {STATEMENT}
    reason: the price is under dispute
    by: A. Counsel
    until: 2003-01-31
"""


def test_the_terminal_lists_the_waiver_and_what_it_waives(tenor, sample, altered):
    (sample / "waivers.yaml").write_text(WRITTEN, "utf-8")
    outcome = tenor("check", sample, altered)
    said = " ".join(outcome.out.split())
    assert f"waiver FIG-01 in {STATEMENT} Waived by A. Counsel until 2003-01-31: the price is under dispute" in said
    assert "in force, waives 1 finding error FIG-01 " in said
    assert outcome.out.splitlines()[-1].endswith(", 1 waived.")


# waivers.yaml


def problems(sample, text):
    (sample / "waivers.yaml").write_text(text, "utf-8")
    with pytest.raises(BadMatter) as told:
        load(sample)
    return [str(each) for each in told.value.problems]


def test_waivers_are_read_in_the_files_order_with_their_places(sample):
    (sample / "waivers.yaml").write_text(f"{WRITTEN}    from: 2002-12-01\n    event: E-001\n", "utf-8")
    [waiver] = load(sample).waivers
    assert (waiver.begins, waiver.event, waiver.fact) == (date(2002, 12, 1), "E-001", None)
    assert str(waiver.source()) == "waivers.yaml:2:5"


@pytest.mark.parametrize("text", ["", "waivers:\n", "waivers: []\n"])
def test_a_file_without_waivers_waives_nothing(sample, text):
    (sample / "waivers.yaml").write_text(text, "utf-8")
    assert load(sample).waivers == ()


@pytest.mark.parametrize("key", ["rule", "document", "reason", "by", "until"])
def test_a_waiver_without_rule_document_reason_name_or_end_is_refused(sample, key):
    lines = WRITTEN.splitlines(keepends=True)
    without = "".join(line.replace(f"{key}:", "event:") if f" {key}: " in line else line for line in lines)
    told = problems(sample, without)
    assert told[0].startswith("waivers.yaml:2:5: ") and f"the key {key} is missing" in told[0]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("rule: FIG-01", "rule: FIG-O1", "waivers.yaml:2:11: rule: there is no rule FIG-O1: did you mean FIG-01?"),
        ("rule: FIG-01", "rule: WAI-01", "waivers.yaml:2:11: rule: what is found about a waiver cannot be waived: "),
        ("by: A. Counsel", "by:", "waivers.yaml:5:8: by: "),
        ("until: 2003-01-31", "until: 2003-02-30", "waivers.yaml:6:12: until: there is no 2003-02-30: "),
        (
            "until: 2003-01-31",
            "until: 2003-01-31\n    from: 2003-02-01",
            "waivers.yaml:6:12: until: it is before from: ",
        ),
        ("reason:", "raeson:", "unknown key raeson: did you mean reason?"),
    ],
)
def test_a_mistake_in_a_waiver_is_told_at_its_line(sample, before, after, told):
    assert any(told in each for each in problems(sample, WRITTEN.replace(before, after)))


def test_the_waiver_of_the_example_lets_its_findings_stand(tmp_path):
    book = example_book("merger")
    generate(book, EXAMPLES / "merger", tmp_path / "out", kinds=("transaction_notice",), formats=("docx",))
    report = check_files(book, sorted((tmp_path / "out").glob("*.docx")), book.as_of, complete=False)
    assert report.cases and report.verdict == "pass"
    assert codes(report.waived) == ["OBL-06"]
    assert not {"OBL-06", "WAI-01", "WAI-02"} & set(codes(report.findings))
