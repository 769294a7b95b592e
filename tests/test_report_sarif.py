"""The compliance report as SARIF 2.1.0: valid, complete, with places, fingerprints that stay, relative addresses."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from planting import replaced

from checks.model import RULES
from checks.report.files import Files
from checks.report.sarif import report_sarif
from checks.run import check_files
from warrant.clauses import words

SCHEMA = json.loads((Path(__file__).parent / "corpus" / "schemas" / "sarif-schema-2.1.0.json").read_text("utf-8"))
STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"
AS_OF = date(2002, 12, 31)


def log_of(report, root, *papers):
    """The log of a report, once the schema and the rules that no schema can state have passed it."""
    log = report_sarif(report, Files.of(root / "matter", papers, root))
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    marks = [each["partialFingerprints"]["finding/v1"] for each in run["results"]]
    assert len(set(marks)) == len(marks)
    return run


@pytest.fixture(scope="module")
def folder(generated, tmp_path_factory):
    """A folder with a wrong price and a hidden numeral in a statement, a stranger, and a file that is none."""
    root = tmp_path_factory.mktemp("sarif")
    out = root / "out of it"
    shutil.copytree(generated, out)
    path = out / f"{STATEMENT}.docx"
    for before, after in (
        ("$3.77", "$3.87"),
        ("Capitalized terms", "Holder may object by July 1. Capitalized terms"),
    ):
        shutil.copy(replaced(path, root / "planted", before, after), path)
    (out / "letter.pdf").write_bytes(b"%PDF-1.7 not really")
    return root


@pytest.fixture(scope="module")
def report(folder, sample_book):
    papers = sorted(path for path in (folder / "out of it").iterdir() if path.suffix in (".docx", ".pdf"))
    return check_files(sample_book, papers, AS_OF, complete=True), papers


@pytest.fixture(scope="module")
def run(report, folder):
    return log_of(report[0], folder, *report[1])


def result_of(run, code):
    return next(each for each in run["results"] if each["ruleId"] == code)


def test_the_log_of_a_clean_set_is_valid_and_holds_notes_alone(generated, sample_book, tmp_path):
    report = check_files(sample_book, sorted(generated.glob("*.docx")), AS_OF, complete=False)
    run = log_of(report, tmp_path)
    assert {each["level"] for each in run["results"]} == {"note"}
    assert run["invocations"][0]["exitCode"] == 0
    assert len(run["artifacts"]) == len(report.cases) > 6


def test_every_finding_is_a_result_with_its_level_and_all_that_it_says(run, report):
    assert len(run["results"]) == len(report[0].findings)
    for result, outcome in zip(run["results"], report[0].findings, strict=True):
        check = outcome.check
        assert (result["ruleId"], result["level"]) == (outcome.rule.code, outcome.severity)
        for said in (check.asks, check.found, check.expected, check.remedy):
            assert said in result["message"]["text"]
        assert (result["properties"].get("fact"), result["properties"].get("event")) == (check.fact, check.event)
    assert run["invocations"][0]["exitCode"] == 1


def test_a_place_in_a_paper_is_told_in_words_and_by_offsets_into_its_text(run, report):
    [location] = result_of(run, "FIG-01")["locations"]
    place, region = location["physicalLocation"], location["physicalLocation"]["region"]
    assert place["artifactLocation"]["uri"] == f"out%20of%20it/{STATEMENT}.docx"
    [case] = [case for case in report[0].cases if case.paper.file == f"{STATEMENT}.docx"]
    start = region["charOffset"]
    assert case.string[start : start + region["charLength"]] == region["snippet"]["text"] == "$3.87"
    [logical] = location["logicalLocations"]
    assert logical["name"].startswith("table 1 row 5 column 2 (paragraph ")


def test_a_place_in_a_file_of_the_matter_is_a_line(run):
    [location] = result_of(run, "OBL-06")["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "matter/mailings.csv"
    assert place["region"] == {"startLine": 2, "startColumn": 1}


def test_every_rule_has_its_clause_quoted_examples_and_what_it_compared(run, report):
    rules = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == sorted(RULES)
    for each in rules:
        rule = RULES[each["id"]]
        help = each["help"]
        assert each["shortDescription"]["text"] == rule.sentence
        assert each["defaultConfiguration"]["level"] == rule.severity
        assert (words(rule.clause) or rule.clause) in help["text"] and (words(rule.clause) or "") in help["markdown"]
        assert "Passes" in help["text"] and "Fails" in help["text"]
        made = [outcome for outcome in report[0].outcomes if outcome.rule is rule]
        assert each["properties"]["compared"] == len(made)
        assert each["properties"]["passed"] == sum(outcome.check.passed for outcome in made)


def test_a_rule_that_compared_nothing_and_a_thing_not_read_are_notified(report, folder):
    whole, _ = report
    case = whole.cases[0]
    odd = replace(case, paper=replace(case.paper, unread=("a movie",)))
    of_few = replace(whole, outcomes=whole.outcomes[:1], cases=(odd, *whole.cases[1:]))
    said = log_of(of_few, folder)["invocations"][0]["toolExecutionNotifications"]
    silent = [each["associatedRule"]["id"] for each in said if "associatedRule" in each]
    assert silent == sorted(RULES.keys() - {whole.outcomes[0].rule.code})
    assert [each["message"]["text"] for each in said if "associatedRule" not in each] == ["Not read: a movie"]


def test_a_fingerprint_stays_when_the_text_moves_and_other_errors_come(generated, sample_book, folder, run, tmp_path):
    path = generated / f"{STATEMENT}.docx"
    for at, (before, after) in enumerate([("$3.77", "$3.97"), ("Given under", "On May 5, 2003 given under")]):
        path = replaced(path, tmp_path / str(at), before, after)
    moved = log_of(check_files(sample_book, [path], AS_OF, complete=False), folder)
    one, other = result_of(run, "FIG-01"), result_of(moved, "FIG-01")
    assert one["partialFingerprints"] == other["partialFingerprints"]
    assert one["locations"] != other["locations"]


def test_the_same_files_in_another_place_give_the_same_log(report, folder, sample_book, tmp_path):
    there = shutil.copytree(folder, tmp_path / "elsewhere")
    papers = [there / "out of it" / path.name for path in report[1]]
    again = check_files(sample_book, papers, AS_OF, complete=True)
    assert log_of(again, there, *papers) == log_of(report[0], folder, *report[1])


def test_what_lies_outside_the_folder_is_named_without_its_way(report, tmp_path):
    run = log_of(report[0], tmp_path, *report[1])
    addresses = [each["location"]["uri"] for each in run["artifacts"]]
    assert addresses and not any("/" in each for each in addresses)


def test_the_command_writes_the_log_beside_what_it_prints(tenor, sample, generated, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome = tenor("check", sample, generated, "--sarif", tmp_path / "log.sarif")
    assert outcome.status == 0 and outcome.out.splitlines()[-1].startswith("PASS as of")
    log = json.loads((tmp_path / "log.sarif").read_text("utf-8"))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    of_matter = [each for each in log["runs"][0]["results"] if not each["ruleId"].startswith("DRF")]
    [location] = of_matter[0]["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "matter/mailings.csv"


def test_a_report_that_cannot_be_written_is_told_and_ends_with_status_2(tenor, sample, generated, tmp_path):
    outcome = tenor("check", sample, generated / f"{STATEMENT}.docx", "--sarif", tmp_path / "none" / "log.sarif")
    assert outcome.status == 2
    assert "cannot be written" in outcome.err
