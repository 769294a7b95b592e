"""tenor check: the closed loop over the sample matter, as a user sees it."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from planting import replaced

from checks.model import RULES
from checks.read import read
from checks.run import check_files
from tenor.commands.check import SUFFIXES
from tenor.matter import load
from warrant.replay import replay

EXECUTED = (Path(__file__).parent / "corpus" / "executed-warrant.txt").read_text("utf-8")
STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"


@pytest.fixture
def check_json(run):
    def check(*arguments):
        result = run("check", *arguments, "--json")
        return result.exit_code, json.loads(result.stdout)

    return check


@pytest.fixture
def run():
    from click.testing import CliRunner

    from tenor.subcommands import tenor

    return lambda *arguments: CliRunner().invoke(tenor, [str(each) for each in arguments])


def papers_in(folder):
    return sum(path.suffix in SUFFIXES for path in folder.iterdir())


def test_the_clean_set_passes_with_every_numeral_tied_and_no_error(generated, sample, check_json):
    status, report = check_json(sample, generated)
    assert status == 0
    assert report["verdict"] == "pass"
    assert len(report["documents"]) == papers_in(generated) > 6
    assert all(each["untied"] == 0 and each["tied"] == each["numerals"] > 0 for each in report["documents"])
    assert {each["severity"] for each in report["findings"]} <= {"note"}


def test_one_digit_changed_in_a_docx_is_named_with_file_place_figures_fact_event_and_clause(
    generated, sample, tmp_path, run
):
    path = replaced(generated / f"{STATEMENT}.docx", tmp_path / "x", ">$3.77<", ">$3.17<")
    result = run("check", sample, path)
    assert result.exit_code == 1
    said = " ".join(result.stdout.split())
    for part in (f"{STATEMENT}.docx", "paragraph", "found $3.17", "expected $3.77", "fact E-001.price_after"):
        assert part in said
    assert "event E-001, Section 6(i)" in said
    assert re.search(
        r"FAIL as of 2002-12-31: [\d,]+ of [\d,]+ comparisons passed, .* errors, 0 warnings, 1 note\.$", said
    )


def test_a_finding_names_the_paragraph_and_the_table_cell(generated, sample, tmp_path, check_json):
    path = replaced(generated / f"{STATEMENT}.docx", tmp_path / "x", ">$3.77<", ">$3.17<")
    _, report = check_json(sample, path)
    first = next(each for each in report["findings"] if each["code"] == "FIG-01")
    assert re.search(r"table 1 row 5 column 2 \(paragraph \d+\)", first["place"])


def test_a_missing_document_is_found_when_a_whole_folder_is_checked(generated, sample, tmp_path, check_json):
    folder = shutil.copytree(generated, tmp_path / "out")
    (folder / f"{STATEMENT}.pdf").unlink()
    status, report = check_json(sample, folder)
    assert status == 1
    assert [each["file"] for each in report["findings"] if each["code"] == "OBL-05"] == [f"{STATEMENT}.pdf"]


def test_a_file_that_is_no_document_of_the_matter_is_an_error_and_the_rest_go_on(
    generated, sample, tmp_path, check_json
):
    folder = shutil.copytree(generated, tmp_path / "out")
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7 not really")
    shutil.copy(folder / f"{STATEMENT}.docx", folder / "notes.docx")
    (folder / "empty.docx").write_bytes(b"")
    status, report = check_json(sample, folder)
    assert status == 1
    assert {each["file"] for each in report["findings"] if each["severity"] == "error"} >= {"letter.pdf", "empty.docx"}
    assert len(report["documents"]) == papers_in(generated) + 1


def test_a_document_under_another_name_is_known_by_the_id_in_its_footer(generated, sample, tmp_path, check_json):
    path = tmp_path / "Statement (final).docx"
    shutil.copy(generated / f"{STATEMENT}.docx", path)
    status, report = check_json(sample, path)
    assert status == 0
    assert report["documents"][0]["document"] == "AS-E-001-W-1"


def test_checking_nothing_is_no_pass(sample, tmp_path, check_json):
    (tmp_path / "none").mkdir()
    status, report = check_json(sample, tmp_path / "none")
    assert status == 1
    assert report["verdict"] != "pass"


def test_a_path_that_does_not_exist_is_input_that_cannot_be_used(sample, run):
    assert run("check", sample, "/no/such/file.docx").exit_code == 2


def test_paper_of_a_former_state_of_the_matter_no_longer_passes(generated, sample, check_json):
    events = sample / "events.yaml"
    events.write_text(events.read_text("utf-8").replace("expenses: 600,000", "expenses: 700,000"), "utf-8")
    status, report = check_json(sample, generated)
    assert status == 1
    stale = {each["fact"] for each in report["findings"]}
    assert {"E-001.expenses", "E-001.consideration"} <= stale


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_the_warrant_reads_back_word_for_word_as_executed(generated, suffix):
    """All white space removed, page furniture left out by its position; the drawn lines are the only exceptions."""
    paper = read(generated / f"2002-02-27-warrant-issue-W-1.{suffix}")
    body = paper.text.body
    printed = "".join(paper.text.string[body.start : body.end].split())
    executed = "".join(EXECUTED.split())
    lines = [*re.findall(r"^- -+$", EXECUTED, re.M), *re.findall(r"^ +(-+)$", EXECUTED, re.M)]
    without_lines = re.sub(r"^(- -+| +-+)$", "", EXECUTED, flags=re.M)
    assert len(executed) == 44_690
    assert len(lines) == 3
    assert printed == "".join(without_lines.split())


def test_a_word_left_out_of_the_warrant_is_shown_beside_what_was_executed(generated, sample_book, tmp_path):
    source = generated / "2002-02-27-warrant-issue-W-1.docx"
    path = replaced(source, tmp_path, "without consideration or for", "for")
    report = check_files(sample_book, [path], date(2002, 12, 31), False)
    found = [each.check for each in report.findings if each.rule.code == "TXT-01"]
    assert [(check.expected, check.found) for check in found] == [("without consideration or", "nothing")]


def test_words_that_differ_from_the_executed_form_are_told_as_a_redline(generated, sample_book, tmp_path):
    source = generated / "2002-02-27-warrant-issue-W-1.docx"
    path = replaced(source, tmp_path, "Company covenants and agrees that during", "Company shall see that during")
    report = check_files(sample_book, [path], date(2002, 12, 31), False)
    told = " ".join(each.check.asks for each in report.findings if each.rule.code == "TXT-01")
    assert "Arrangements of Company." in told
    assert re.search(r"Company \[-covenants and.*-\] \{\+shall see\+\} that during", told), told


def test_a_change_of_punctuation_alone_in_the_warrant_is_a_note(generated, sample_book, tmp_path):
    source = generated / "2002-02-27-warrant-issue-W-1.docx"
    path = replaced(source, tmp_path, "Sections 2 and 4. .", "Sections 2 and 4.")
    report = check_files(sample_book, [path], date(2002, 12, 31), False)
    assert [(each.rule.code, each.severity) for each in report.findings if each.rule.code == "TXT-01"] == [
        ("TXT-01", "note")
    ]


def test_mailings_late_missing_misaddressed_or_by_a_wrong_method_are_found(sample, generated, check_json):
    mailings = sample / "mailings.csv"
    lines = mailings.read_text("utf-8").splitlines()
    late = lines[2].replace("2002-08-12", "2002-08-19").replace("certified", "first_class")
    elsewhere = lines[3].replace("170 West", "17 West")
    mailings.write_text("\n".join([lines[0], late, elsewhere]) + "\n", "utf-8")
    status, report = check_json(sample, generated)
    assert status == 1
    of_mailings = [each for each in report["findings"] if each["file"].startswith("mailings.csv")]
    assert {each["code"] for each in of_mailings if each["severity"] == "error"} == {
        "OBL-01",
        "OBL-02",
        "OBL-03",
        "OBL-04",
    }


def test_what_each_rule_compared_is_told_and_that_one_compared_nothing(generated, sample, run, check_json):
    _, report = check_json(sample, generated)
    compared = {each["code"]: each["compared"] for each in report["rules"]}
    assert compared.keys() == RULES.keys() and sum(compared.values()) == report["compared"]
    assert sum(each["passed"] for each in report["rules"]) == report["passed"]
    silent = [code for code, count in compared.items() if not count]
    assert silent
    line = run("check", sample, generated).stdout.splitlines()[-2]
    assert line == f"Compared nothing, and so passed nothing: {', '.join(silent)}."


def test_the_day_judged_as_of_is_printed_and_settable(sample, generated, check_json):
    _, early = check_json(sample, generated, "--as-of", "2002-06-15")
    assert early["as_of"] == "2002-06-15"
    book = replay(load(sample))
    assert early["as_of"] != book.matter.terms.as_of.isoformat()
