"""What a mail house returns, added to mailings.csv: all or nothing, each line held against the manifest."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import EXAMPLES, Outcome
from mail_house import STEM, divided_matter, manifest_rows, print_first, returned

from tenor.matter import load
from tenor.matter.load import MAILING_COLUMNS

Tenor = Callable[..., Outcome]
HEADS = ",".join(MAILING_COLUMNS) + "\n"


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    """A divided matter, printed."""
    folder = divided_matter(tmp_path / "divided")
    print_first(folder)
    return folder


def test_what_was_mailed_is_added_behind_what_is_there_and_meets_the_obligation(matter: Path, tenor: Tenor) -> None:
    before = HEADS + f"{STEM}-X-1,2002-11-19,Somebody,Somewhere,first_class,,"
    (matter / "mailings.csv").write_bytes(before.encode())
    found = tenor("mail", "import", matter, returned(matter))
    assert found.status == 0
    assert "4 mailings added, 0 imported before, 0 came back undelivered, 0 awaited." in found.out
    text = (matter / "mailings.csv").read_bytes().decode()
    assert text.startswith(f"{before}\n") and text.count("\n") == 6
    [row] = [each for each in manifest_rows(matter) if each["certificate"] == "H-00002"]
    sent = f'{STEM}-H-00002,2002-11-20,=Sum & Daughters,"9 Mill Road; Floor 2; Boise, Idaho 83702",first_class,,'
    assert f"{sent}{row['sha256']}\n" in text
    standing = json.loads(tenor("deadlines", matter, "--json").out)["obligations"]
    [statements] = [each for each in standing if each["document"] == STEM]
    assert statements["standing"] == "met", statements


def test_what_was_imported_is_not_added_twice_and_not_printed_again(matter: Path, tenor: Tenor) -> None:
    path = returned(matter)
    tenor("mail", "import", matter, path)
    before = (matter / "mailings.csv").read_bytes()
    found = tenor("mail", "import", matter, path)
    assert found.status == 0 and "imported before: H-00003; H-00001; H-00002; H-00004" in found.out
    assert (matter / "mailings.csv").read_bytes() == before
    (matter / "out" / "mailings" / STEM).rename(matter / "out" / "mailings" / "sent")
    made = print_first(matter)
    assert (made.state, made.pieces, made.mailed_before, made.left_out_count) == ("nothing", 0, 4, 0)


def test_a_trial_adds_nothing(matter: Path, tenor: Tenor) -> None:
    found = tenor("mail", "import", matter, returned(matter), "--dry-run")
    assert found.status == 0 and "4 mailings would be added" in found.out
    assert not (matter / "mailings.csv").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"certificate": "H-00009"}, "certificate: H-00009 stands in no manifest of a print"),
        ({"certificate": "H-00001"}, "H-00001 is piece 2 of batch 1, not piece 1 of batch 1"),
        ({"sequence": "one"}, "sequence: one is no number"),
        ({"mailed_on": "2002-11-14"}, "mailed_on: 2002-11-14 is before 2002-11-15"),
        ({"mailed_on": "2150-01-01"}, "mailed_on: 2150-01-01 is after"),
        ({"mailed_on": "11/20/2002"}, "mailed_on: 11/20/2002 is no date"),
        ({"mailed_on": ""}, "mailed_on: nothing is no date"),
        ({"class": "by pigeon"}, "class: by pigeon is no way of sending"),
        ({"sha256": "00"}, "sha256: 00, where H-00003 was printed with"),
        ({"pages": "4"}, "pages: 4, where H-00003 was printed with 3"),
        ({"sheets": "5"}, "sheets: 5, where H-00003 was printed with 4"),
        ({"returned": "2002-11-19"}, "returned: 2002-11-19 is before 2002-11-20, when it was mailed"),
    ],
)
def test_one_line_that_cannot_be_right_is_told_at_its_line_and_nothing_is_added(
    matter: Path, tenor: Tenor, change: dict[str, str], said: str
) -> None:
    (matter / "mailings.csv").write_text(HEADS, "utf-8")
    found = tenor("mail", "import", matter, returned(matter, change, more=("sha256", "pages", "sheets", "returned")))
    assert found.status == 2
    assert f"returned.csv:2:1: {said}" in found.err
    assert "Not usable: 1 mistake; nothing was written." in found.err
    assert (matter / "mailings.csv").read_text("utf-8") == HEADS


def test_every_mistake_is_told_at_once_and_a_contradiction_with_what_is_there(matter: Path, tenor: Tenor) -> None:
    tenor("mail", "import", matter, returned(matter))
    before = (matter / "mailings.csv").read_bytes()
    later = {"mailed_on": "2002-11-21"}
    found = tenor("mail", "import", matter, returned(matter, later, {"class": "?"}, later))
    assert found.status == 2 and "Not usable: 3 mistakes" in found.err
    assert "returned.csv:2:1: H-00003 was mailed 2002-11-20 by first_class, as mailings.csv has it" in found.err
    assert "returned.csv:4:1: H-00002 was mailed" in found.err
    assert (matter / "mailings.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("certificate,batch,sequence,mailed_on\n", "the column class is missing"),
        ("certificate,batch,sequence,mailed_on,method,class\n", "the column class is there 2 times"),
        ("certificate,batch,sequence,mailed_on,method,stamp\n", "unknown column 'stamp'"),
        ("certificate,batch,sequence,mailed_on,method\nH-00001,1,2\n", "3 cells in a file of 5 columns"),
        ('certificate,batch,sequence,mailed_on,method\n"H-00001,1\n', "this is not CSV"),
    ],
)
def test_a_file_that_is_no_return_is_refused(matter: Path, tenor: Tenor, text: str, said: str) -> None:
    path = matter.parent / "returned.csv"
    path.write_text(text, "utf-8")
    found = tenor("mail", "import", matter, path)
    assert found.status == 2 and said in found.err and not (matter / "mailings.csv").exists()


def test_what_came_back_and_what_is_awaited_is_listed(matter: Path, tenor: Tenor) -> None:
    path = returned(matter, {"returned": "2002-12-02"}, more=("returned",))
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:3]), "utf-8")
    found = json.loads(tenor("mail", "import", matter, path, "--json").out)
    assert found["undeliverable"] == [{"certificate": "H-00003", "returned_on": "2002-12-02", "reason": ""}]
    assert found["added"] == ["H-00003", "H-00001"] and found["not_in_the_file"] == ["H-00002", "H-00004"]


def test_line_ends_and_columns_of_the_file_that_is_there_are_kept(matter: Path, tenor: Tenor) -> None:
    before = HEADS.replace("\n", ",received_on\r\n").encode()
    (matter / "mailings.csv").write_bytes(before)
    assert tenor("mail", "import", matter, returned(matter)).status == 0
    after = (matter / "mailings.csv").read_bytes()
    assert after.startswith(before) and after.count(b"\r\n") == after.count(b"\n") == 5
    load(matter)


def test_a_matter_with_ten_thousand_mailings_loads_in_a_few_seconds(tmp_path: Path) -> None:
    from shutil import copytree

    matter = copytree(EXAMPLES / "divided", tmp_path / "divided")
    rows = (f'{STEM}-Q-{number},2002-11-20,Holder,"1 Main Street; Reno",first_class,,\n' for number in range(10_000))
    (matter / "mailings.csv").write_text(HEADS + "".join(rows), "utf-8")
    begun = time.perf_counter()
    assert len(load(matter).mailings) == 10_000
    assert time.perf_counter() - begun < 10
