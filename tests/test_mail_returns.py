"""What came back undelivered: recorded by the import, loaded, and told until it is sent again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome
from mail_house import STEM, divided_matter, print_first, returned

from tenor.matter import load
from tenor.matter.returns import RETURN_COLUMNS
from warrant.errors import BadMatter

Tenor = Callable[..., Outcome]
HEADS = ",".join(RETURN_COLUMNS) + "\n"
BACK = {"returned": "2002-12-02", "reason": "moved, left no address"}
ROW = f'{STEM}-H-00003,2002-11-20,2002-12-02,"moved, left no address"\n'
MORE = ("returned", "reason")


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    """A divided matter, printed."""
    folder = divided_matter(tmp_path / "divided")
    print_first(folder)
    return folder


def rows(matter: Path) -> str:
    return (matter / "returns.csv").read_text("utf-8")


def told(matter: Path, tenor: Tenor, day: str = "2003-01-31") -> list[dict[str, str]]:
    report = json.loads(tenor("check", matter, matter / "warrant.yaml", "--as-of", day, "--json").out)
    return [each for each in report["findings"] if each["code"] == "OBL-13"]


def test_what_came_back_is_recorded_with_its_reason_and_told_as_a_note(matter: Path, tenor: Tenor) -> None:
    found = tenor("mail", "import", matter, returned(matter, BACK, more=MORE))
    assert found.status == 0
    assert "came back undelivered: H-00003, 2002-12-02, moved, left no address" in found.out
    assert rows(matter) == HEADS + ROW
    (each,) = load(matter).returns
    assert (each.to, each.sent_since) == ("Bo Ito", ())
    (finding,) = told(matter, tenor)
    assert finding["severity"] == "note"
    assert finding["found"] == "sent on 2002-11-20, back on 2002-12-02 (moved, left no address), not sent since"
    assert told(matter, tenor, "2002-12-01") == []


def test_what_comes_back_after_the_mailing_was_imported_is_recorded_once(matter: Path, tenor: Tenor) -> None:
    tenor("mail", "import", matter, returned(matter))
    mailings = (matter / "mailings.csv").read_bytes()
    later = returned(matter, BACK, more=MORE)
    assert tenor("mail", "import", matter, later, "--dry-run").status == 0
    assert not (matter / "returns.csv").exists()
    for added in (["H-00003"], []):
        found = json.loads(tenor("mail", "import", matter, later, "--json").out)
        assert (found["added"], found["returns_added"]) == ([], added)
    assert rows(matter) == HEADS + ROW
    assert (matter / "mailings.csv").read_bytes() == mailings


def test_rows_follow_those_that_are_there_byte_for_byte(matter: Path, tenor: Tenor) -> None:
    tenor("mail", "import", matter, returned(matter))
    before = f"{HEADS}{STEM}-H-00001,2002-11-20,2002-12-05,refused".replace("\n", "\r\n")
    (matter / "returns.csv").write_bytes(before.encode())
    assert tenor("mail", "import", matter, returned(matter, BACK, more=MORE)).status == 0
    assert (matter / "returns.csv").read_bytes().decode() == f"{before}\r\n{ROW[:-1]}\r\n"


def test_another_day_than_the_one_recorded_is_refused_and_nothing_is_added(matter: Path, tenor: Tenor) -> None:
    tenor("mail", "import", matter, returned(matter, BACK, more=MORE))
    found = tenor("mail", "import", matter, returned(matter, {"returned": "2002-12-03"}, more=MORE))
    assert found.status == 2
    assert "returned.csv:2:1: H-00003 came back on 2002-12-02, as returns.csv has it, not 2002-12-03" in found.err
    assert rows(matter) == HEADS + ROW


def test_what_was_sent_again_since_is_no_finding(matter: Path, tenor: Tenor) -> None:
    tenor("mail", "import", matter, returned(matter, BACK, more=MORE))
    with (matter / "mailings.csv").open("a", encoding="utf-8") as file:
        file.write(f'{STEM}-H-00003,2002-12-20,Bo Ito,"1 Bay Road; Waltham, Massachusetts 02451",first_class,,\n')
    assert told(matter, tenor) == []
    assert len(told(matter, tenor, "2002-12-19")) == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"{STEM}-H-00003,2002-11-21,2002-12-02,\n", "returns.csv:2:1: document: no "),
        (f"{STEM}-H-00003,2002-11-20,2002-11-19,\n", "returned_on: 2002-11-19 is before 2002-11-20"),
        (2 * f"{STEM}-H-00003,2002-11-20,2002-12-02,\n", "returns.csv:3:1: document: that "),
        (f"{STEM}-H-00003,2002-11-20,soon,\n", "returned_on: "),
    ],
)
def test_a_return_that_cannot_be_is_told_at_its_place(matter: Path, tenor: Tenor, row: str, said: str) -> None:
    tenor("mail", "import", matter, returned(matter))
    (matter / "returns.csv").write_text(HEADS + row, "utf-8")
    with pytest.raises(BadMatter, match=re.escape(said)):
        load(matter)
