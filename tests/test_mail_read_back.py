"""A statement that the reading back finds wrong is never printed for the mail, whatever was recorded of it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bulk_files import altered, contents, in_codes, matter_of, record, stamped
from conftest import Outcome as Ran
from mail_house import STEM, all_right, divided_matter, manifest_rows, print_first

from checks.bulk.verdict import FileVerdict
from checks.model import RULES, Check
from checks.outcome import Outcome
from tenor.mailhouse.judged import Judged, why_wrong
from warrant.documents.listed import StatementRun
from warrant.waivers import Waiver

Tenor = Callable[..., Ran]
WRONG = 6
CERTIFICATE = stamped().lines[WRONG].certificate


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    """A matter of which one statement was written with a wrong figure: it is as recorded, to its hash."""
    matter = matter_of(stamped(), tmp_path / "matter")
    (path,) = (matter / "out").glob(f"*/*/*-{CERTIFICATE}.pdf")
    data, right = path.read_bytes(), stamped().texts(WRONG)["shares_after"]
    wrong = right[:-1] + ("1" if right[-1] != "1" else "2")
    path.write_bytes(altered(data, contents(data)[0], lambda held: held.replace(in_codes(right), in_codes(wrong), 1)))
    record(path.parent)
    return matter


def test_a_statement_written_with_a_wrong_figure_is_left_out_and_named_with_its_rule(
    matter: Path, tenor: Tenor
) -> None:
    found = tenor("mail", "print", matter, "--json")
    assert found.status == 1
    (made,) = json.loads(found.out)["prints"]
    others = {each.certificate for each in stamped().lines} - {CERTIFICATE}
    assert (made["pieces"], made["left_out"]) == (len(others), 1)
    assert (made["read_back"], made["wrong"]) == (len(others) + 1, 1)
    folder = Path(made["folder"])
    with (folder / "left_out.csv").open(encoding="utf-8", newline="") as lines:
        (left,) = csv.DictReader(lines)
    assert left["certificate"] == CERTIFICATE
    assert f"{CERTIFICATE}.pdf is wrong, FIG-0" in left["why"]
    assert f"expected {stamped().texts(WRONG)['shares_after']}" in left["why"]
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        assert {row["certificate"] for row in csv.DictReader(lines)} == others


def test_what_was_not_read_back_as_it_was_recorded_is_not_printed(tmp_path: Path) -> None:
    matter = divided_matter(tmp_path / "matter")
    right = all_right(matter)

    def other_files(run: StatementRun, judged: Judged) -> None:
        right(run, lambda each: None if "H-00001" in each.file else judged(each))
        judged(FileVerdict(f"0001/{STEM}-H-00002.pdf", "0" * 64))

    made = print_first(matter, read=other_files)
    assert {each.certificate for each in made.left_out} == {"H-00001", "H-00002"}
    assert all("was not read back" in each.why for each in made.left_out)
    assert {row["certificate"] for row in manifest_rows(matter)} == {"H-00003", "H-00004"}


def test_what_is_found_in_the_sample_counts_instead_of_what_was_found_before(tmp_path: Path) -> None:
    matter = divided_matter(tmp_path / "matter")
    right, found = all_right(matter), []

    def twice(run: StatementRun, judged: Judged) -> None:
        right(run, found.append)
        for each in (*found, found[0]._replace(findings=(ERROR,))):
            judged(each)

    assert [each.certificate for each in print_first(matter, read=twice).left_out] == ["H-00001"]


ERROR = Outcome(
    RULES["FIG-01"], Check("a figure is the core's", passed=False, found="3", expected="2", file="letter.pdf")
)
WAIVER = Waiver(rule="FIG-01", document="letter", reason="agreed", by="Counsel", until=date(2003, 1, 1))


def test_a_statement_is_wrong_by_an_error_that_no_waiver_lets_stand() -> None:
    warning = replace(ERROR, check=replace(ERROR.check, severity="warning"))
    waived = replace(ERROR, waiver=WAIVER)
    assert why_wrong(FileVerdict("0001/letter.pdf", "", (warning, waived))) == ""
    why = why_wrong(FileVerdict("0001/letter.pdf", "", (warning, ERROR, ERROR)))
    assert why.startswith("0001/letter.pdf is wrong, FIG-01: a figure is the core's: found 3, expected 2.")
    assert why.endswith("(1 more: tenor check tells them)")
