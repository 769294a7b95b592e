"""Papers that others wrote, in manners far from our templates: recognised, their figures found, what they lack told."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLES, SAMPLE, example_book
from papers_by_others import PAPERS, WRONG, as_pdf, as_word, case_of, paper_of, text_of
from samples import SAMPLES

import checks.rules  # noqa: F401  registers the rules
from checks import foreign
from checks.foreign.owed import asked
from checks.foreign.recognise import candidates, named, recognised
from checks.model import RULES, Check
from checks.run import Report, check_files
from checks.ties import ties
from checks.wording import wording
from warrant.documents import KINDS, called_for

LACKING = {"superseding-letter": {"other_consideration"}}
"""What the clause requires and a paper lacks; of the others, nothing."""
UNTIED = {"quarterly-note": {"9"}}
"""The numerals that nothing accounts for: the note's own number."""
READ_WITH_CARE = {"scan": {"March l7, 2003", "February 27, 2OO2", "$3.OO"}}
"""The words that a scan has spoilt."""
OF_FIGURES = ("FIG-01", "FIG-02", "FIG-03", "FIG-07", "FIG-08", "TXT-03")


def report_of(path: Path, example: str) -> Report:
    book = example_book(example)
    return check_files(book, [path], book.as_of or date.today(), complete=False)


def errors(report: Report) -> list[Check]:
    return [outcome.check for outcome in report.findings if outcome.severity == "error"]


@pytest.mark.parametrize("name", PAPERS)
def test_a_right_paper_is_recognised_and_none_of_its_figures_is_called_wrong(name: str) -> None:
    example, document = PAPERS[name]
    case = case_of(text_of(name), example)
    assert case.document.id == document
    assert [stated for stated in case.stated if not stated.is_right] == []
    untied = {" ".join(tie.numeral.text.split()) for tie in ties(case) if tie.by is None}
    of_letterhead = {check.found for check in RULES["FIG-02"].check(case) if check.severity == "note"}
    assert untied - of_letterhead == UNTIED.get(name, set())


@pytest.mark.parametrize("name", PAPERS)
def test_every_figure_that_the_clause_requires_is_found_or_said_to_be_lacking(name: str) -> None:
    case = case_of(text_of(name), PAPERS[name][0])
    required = [each for each in asked(case) if each.weight == "required"]
    assert len(required) >= 3
    of_names = {each.name for each in required if each.fact and isinstance(each.fact.value, str)}
    lacking = {each.name for each in required if each.stated is None} - of_names
    assert lacking == LACKING.get(name, set())


@pytest.mark.parametrize("name", PAPERS)
def test_no_more_than_one_figure_in_seven_is_found_by_its_value_alone(name: str) -> None:
    case = case_of(text_of(name), PAPERS[name][0])
    low = [" ".join(stated.text.split()) for stated in case.stated if stated.confidence == "low"]
    spoilt = READ_WITH_CARE.get(name, set())
    assert spoilt <= set(low)
    assert len(set(low) - spoilt) * 7 <= len(case.stated)


@pytest.mark.parametrize("write", [as_word, as_pdf])
@pytest.mark.parametrize("name", ["letter-of-counsel", "settlement-table", "officers-certificate"])
def test_a_right_paper_in_word_or_pdf_passes_with_what_it_leaves_out_told(name: str, write, tmp_path: Path) -> None:
    suffix = "docx" if write is as_word else "pdf"
    report = report_of(write(text_of(name), tmp_path / f"letter.{suffix}"), PAPERS[name][0])
    assert [case.document.id for case in report.cases] == [PAPERS[name][1]]
    assert errors(report) == []
    assert report.verdict == "pass"


@pytest.mark.parametrize("write", [as_word, as_pdf])
def test_three_wrong_numbers_are_three_errors_at_their_places_with_what_is_right(write, tmp_path: Path) -> None:
    suffix = "docx" if write is as_word else "pdf"
    report = report_of(write(text_of(WRONG), tmp_path / f"letter.{suffix}"), "merger")
    assert sorted((check.found, check.expected, check.fact) for check in errors(report)) == [
        ("542,057", "542,075", "W-1.warrant_shares"),
        ("February 28, 2009", "February 27, 2009", "warrant.expires_on"),
        ("September 16, 2003", "September 15, 2003", "M-1.completed_on"),
    ]
    for check in errors(report):
        assert check.span
        [case] = report.cases
        assert " ".join(case.string[slice(*check.span)].split()) == check.found
        assert check.place == case.at(check.span[0])


def altered(text: str) -> str | None:
    """A figure with its last digit another, or its first number in words."""
    if digits := list(re.finditer("[0-9]", text)):
        at = digits[-1].start()
        return text[:at] + str((int(text[at]) + 4) % 10) + text[at + 1 :]
    for word, other in {"thirty": "forty", "seventy": "sixty", "million": "billion", "three": "four"}.items():
        if re.search(rf"\b{word}\b", text):
            return re.sub(rf"\b{word}\b", other, text, count=1)
    return None


def found_at(text: str, start: int, end: int, name: str) -> list[Check]:
    """The findings on figures in an altered text that touch a range of it."""
    case = case_of(text, *PAPERS[name])
    every = (check for code in OF_FIGURES for check in RULES[code].check(case) if not check.passed and check.span)
    return [check for check in every if check.span and check.span[0] < end and start < check.span[1]]


@pytest.mark.parametrize("name", PAPERS)
def test_each_figure_altered_once_is_an_error_at_its_place(name: str) -> None:
    string = case_of(text_of(name), PAPERS[name][0]).string
    for stated in case_of(text_of(name), PAPERS[name][0]).stated:
        if other := altered(stated.text):
            text = string[: stated.start] + other + string[stated.end :]
            found = found_at(text, stated.start, stated.start + len(other), name)
            assert any(check.severity in (None, "error") for check in found), (stated.name, stated.text, other)


@pytest.mark.parametrize(
    ("name", "right", "stale"),
    [
        ("letter-of-counsel", "from $4.10 to $3.77 per", "from $4.10 to $4.10 per"),
        ("letter-of-counsel", "from 542,075 to 589,524.5", "from 542,075 to 542,075"),
        ("notice-of-record-date", "of record on:\t9/16/2002", "of record on:\t9/30/2002"),
        ("press-release", "of record on September 16", "of record on September 30"),
        ("dissolution-circular", "made on October 1, 2003", "made on August 4, 2003"),
        ("settlement-table", "Purchasable before exercise\t542,075", "Purchasable before exercise\t442,075"),
        ("officers-certificate", "(32,103,730) shares", "(16,739,429) shares"),
    ],
)
def test_a_figure_of_another_fact_in_the_place_of_the_right_one_is_an_error(name: str, right: str, stale: str) -> None:
    text = text_of(name)
    assert right in text
    case = case_of(text.replace(right, stale), *PAPERS[name])
    checks = [check for code in OF_FIGURES for check in RULES[code].check(case)]
    assert any(not check.passed and check.severity in (None, "error") for check in checks)


def test_a_letter_that_is_of_no_document_of_the_matter_stays_a_stranger() -> None:
    documents = called_for(example_book("ctc-cisco"))
    letter = paper_of("Dear Sirs,\n\nPlease find enclosed our invoice no. 4711 for $3.77.\n\nYours faithfully,")
    assert recognised(candidates(letter, documents)) is None


def test_a_paper_that_may_be_either_of_two_documents_is_no_pass_and_both_are_named(tmp_path: Path) -> None:
    text = text_of("secretarys-notice").replace("W-3", "").replace("Cisco Systems Capital Corporation", "The Holder")
    (tmp_path / "letter.txt").write_text(text, "utf-8")
    report = report_of(tmp_path / "letter.txt", "determinations")
    [check] = [each for each in errors(report) if each.file == "letter.txt"]
    assert "DN-E-004-W-2" in check.found and "DN-E-004-W-3" in check.found
    assert "--as" in check.remedy


def test_a_paper_given_for_another_document_than_it_reads_like_is_told(tenor, tmp_path: Path) -> None:
    path = as_word(text_of("letter-of-counsel"), tmp_path / "letter.docx")
    said = tenor("check", SAMPLE, path, "--as", "AS-E-003-W-1")
    assert said.status == 1
    assert "more speaks for AS-E-001-W-1" in said.out


def test_as_names_a_document_by_kind_event_and_certificate_or_by_its_id() -> None:
    documents = called_for(example_book("ctc-cisco"))
    assert [each.id for each in named("adjustment-statement:E-001", documents)] == ["AS-E-001-W-1"]
    assert [each.id for each in named("adjustment_statement:E-003:W-1", documents)] == ["AS-E-003-W-1"]
    assert [each.id for each in named("RC-E-001", documents)] == ["RC-E-001"]
    assert [each.id for each in named("2002-06-14-adjustment-statement-E-001-W-1", documents)] == ["AS-E-001-W-1"]
    assert named("adjustment_statement:E-009", documents) == ()


def test_an_unknown_document_after_as_ends_with_status_2_and_a_list_of_those_there_are(tenor, tmp_path: Path) -> None:
    path = as_word(text_of("letter-of-counsel"), tmp_path / "letter.docx")
    said = tenor("check", SAMPLE, path, "--as", "statement")
    assert said.status == 2
    assert "no such document" in said.err
    assert "adjustment_statement:E-001:W-1" in said.err


def test_as_names_the_file_where_there_are_several(tenor, tmp_path: Path) -> None:
    letter = as_word(text_of("letter-of-counsel"), tmp_path / "letter.docx")
    other = as_word(text_of("officers-certificate"), tmp_path / "certificate.docx")
    assert tenor("check", SAMPLE, letter, other, "--as", "AS-E-001-W-1").status == 2
    assert tenor("check", SAMPLE, letter, other, "--as", "letter.docx=AS-E-001-W-1").status == 0


def test_a_paper_by_others_on_file_is_the_document_that_the_matter_calls_for(generated: Path, tmp_path: Path) -> None:
    book, stem = example_book("ctc-cisco"), "2002-06-14-adjustment-statement-E-001-W-1"
    papers = [path for path in sorted(generated.glob("*.docx")) if path.stem != stem]
    letter = as_word(text_of("letter-of-counsel"), tmp_path / "letter.docx")
    missing = {"OBL-05", "TXT-13"}
    report = check_files(book, [*papers, letter], date(2002, 12, 31), True, families={"OBL", "TXT"})
    told = [each.check for each in report.outcomes if each.rule.code in missing and stem in each.check.file]
    assert told and all(check.passed for check in told)


def test_another_address_than_the_holders_in_a_letter_is_an_error_line_by_line(tmp_path: Path) -> None:
    text = text_of("letter-of-counsel").replace("170 West Tasman", "170 East Tasman")
    (tmp_path / "letter.txt").write_text(text, "utf-8")
    found = errors(report_of(tmp_path / "letter.txt", "ctc-cisco"))
    assert "170 East Tasman Drive" in {check.found for check in found}


def test_every_report_tells_the_confidence(tenor, tmp_path: Path) -> None:
    path = as_word(text_of("scan"), tmp_path / "letter.docx")
    options = ("--html", tmp_path / "r.html", "--sarif", tmp_path / "r.sarif", "--junit", tmp_path / "r.xml")
    terminal = tenor("check", EXAMPLES / "determinations", path, *options)
    assert "with low confidence" in terminal.out
    assert "recognised as DN-E-004-W-2" in terminal.out
    assert "low confidence" in (tmp_path / "r.html").read_text("utf-8")
    assert "(confidence low)" in (tmp_path / "r.xml").read_text("utf-8")
    [run] = json.loads((tmp_path / "r.sarif").read_text("utf-8"))["runs"]
    assert {result["properties"].get("confidence") for result in run["results"]} >= {"low"}
    data = json.loads(tenor("check", EXAMPLES / "determinations", path, "--json").out)
    [document] = data["documents"]
    assert document["by_others"]["how"] == "recognised"
    figures = {each["name"]: each for each in document["by_others"]["figures"]}
    assert figures["price"]["confidence"] == "low" and figures["price"]["right"]
    assert {each["confidence"] for each in data["findings"] if each["code"] == "FIG-01"} == {"low"}


def test_a_finding_in_a_paper_by_others_can_be_waived(sample: Path, tenor, tmp_path: Path) -> None:
    path = as_word(
        text_of("letter-of-counsel").replace("from $4.10 to $3.77", "from $4.10 to $3.79"), tmp_path / "letter.docx"
    )
    assert tenor("check", sample, path).status == 1
    (sample / "waivers.yaml").write_text(
        "waivers:\n  - rule: FIG-01\n    document: letter\n    reason: to be corrected by counsel\n"
        "    by: A. Counsel\n    until: 2003-12-31\n",
        "utf-8",
    )
    assert tenor("check", sample, path).status == 0


def test_of_a_kind_with_few_words_of_its_own_the_full_list_of_what_it_lacks_is_told() -> None:
    case = case_of(text_of("due-bill"), "exercises")
    assert case.document.id == "DB-E-003-W-2"
    lacking = {each.name for each in asked(case) if each.stated is None}
    assert lacking == {"shares_deferred", "shares_before", "shares_after", "additional_shares", "warrant_dated"}
    assert [stated.name for stated in case.stated if not stated.is_right] == []


def test_a_form_that_must_be_followed_word_for_word_is_held_to_the_executed_form_whoever_filled_it_in(
    tmp_path: Path,
) -> None:
    text = (Path(__file__).parent / "golden" / "notice_of_exercise.txt").read_text("utf-8")
    for words, wrong in ((text, False), (text.replace("makes payment", "promises payment"), True)):
        (tmp_path / "from-holder.txt").write_text(words, "utf-8")
        report = report_of(tmp_path / "from-holder.txt", SAMPLES["notice_of_exercise"][0])
        assert [case.document.kind for case in report.cases] == ["notice_of_exercise"]
        found = [each for each in report.findings if each.rule.code == "TXT-01" and each.severity == "error"]
        assert bool(found) is wrong


def test_the_lists_for_papers_by_others_name_kinds_and_facts_that_there_are() -> None:
    folder = Path(foreign.__file__).parent
    kinds, contexts, lists = (
        tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in ("kinds", "contexts", "owed")
    )
    assert kinds.keys() <= KINDS.keys()
    assert contexts.keys() - {"every"} <= KINDS.keys()
    owed = {name for kind in KINDS for each in wording(kind).owed for name in each.facts}
    for names in lists.values():
        assert set(names) <= owed
        assert len(names) == len(set(names))
    for table in contexts.values():
        for phrases in table.values():
            assert all("_" in phrase.split() for phrase in phrases)
