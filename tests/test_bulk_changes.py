"""Runs after the list or the mailings have changed: what must be is made again, none of anybody's lost."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from bulk_runs import FOLDER, file, lines, made_names, name, run, tree, write_list, write_matter

from tenor.bulk.ledger import LEDGER
from tenor.bulk.records import BATCH, read


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    return write_matter(tmp_path / "matter", lines(35))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return made_names(monkeypatch)


def mail(matter: Path, number: int, path: Path) -> None:
    _, holder, address, _ = lines(35)[number - 1]
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    with (matter / "mailings.csv").open("a", newline="") as ledger:
        sent = (path.stem, "2002-11-20", holder, address.replace("|", "; "), "first_class", "", sha256)
        csv.writer(ledger).writerow(sent)


def renamed(holders: list[tuple[str, str, str, str]], number: int) -> list[tuple[str, str, str, str]]:
    certificate, _, address, shares = holders[number - 1]
    return [*holders[: number - 1], (certificate, "Another Holder", address, shares), *holders[number:]]


def test_what_was_mailed_is_kept_when_it_would_be_written_otherwise(matter: Path, tmp_path: Path) -> None:
    run(matter, tmp_path / "out")
    mailed = file(tmp_path / "out", 12).read_bytes()
    mail(matter, 12, file(tmp_path / "out", 12))
    write_list(matter, renamed(lines(35), 12))
    for _ in range(2):
        assert run(matter, tmp_path / "out").states == {"kept": 1, "unchanged": 34}
        assert file(tmp_path / "out", 12).read_bytes() == mailed
    [record] = (each for each in read(file(tmp_path / "out", 12).parent / BATCH) if each.line == 13)
    assert (record.how, record.sha256) == ("kept", hashlib.sha256(mailed).hexdigest())


def test_what_is_mailed_no_more_is_written_as_it_would_be(matter: Path, tmp_path: Path) -> None:
    run(matter, tmp_path / "out")
    before = (matter / "mailings.csv").read_text()
    mail(matter, 12, file(tmp_path / "out", 12))
    write_list(matter, renamed(lines(35), 12))
    run(matter, tmp_path / "out")
    (matter / "mailings.csv").write_text(before)
    assert run(matter, tmp_path / "out").states == {"written": 1, "unchanged": 34}
    assert b"Another Holder" in file(tmp_path / "out", 12).read_bytes()


def test_a_changed_line_makes_its_batch_alone_again(matter: Path, tmp_path: Path, made: list[str]) -> None:
    run(matter, tmp_path / "out")
    before = tree(tmp_path / "out")
    write_list(matter, renamed(lines(35), 12))
    del made[:]
    told = run(matter, tmp_path / "out")
    assert sorted(made) == [name(number) for number in range(11, 21)]
    assert told.states == {"written": 1, "unchanged": 34}
    after = tree(tmp_path / "out")
    changed = {Path(path).name for path in after if after[path] != before[path]}
    assert changed == {name(12), BATCH, LEDGER}


def test_a_run_after_changes_leaves_what_one_into_an_empty_folder_writes(matter: Path, tmp_path: Path) -> None:
    run(matter, tmp_path / "out", ("html", "docx"))
    write_list(matter, renamed(lines(28, seed=3), 5))
    run(matter, tmp_path / "out", ("html", "docx"))
    run(matter, tmp_path / "other", ("html", "docx"))
    assert tree(tmp_path / "out") == tree(tmp_path / "other")


def test_a_batch_called_for_no_more_is_removed_but_for_what_was_edited(matter: Path, tmp_path: Path) -> None:
    run(matter, tmp_path / "out")
    file(tmp_path / "out", 33).write_text("mine")
    write_list(matter, lines(10))
    told = run(matter, tmp_path / "out")
    assert (told.states["removed"], told.states["edited"]) == (24, 1)
    assert told.states["written"] + told.states["unchanged"] == 10
    left = [path for path in (tmp_path / "out").rglob("*.html") if path.parent.name != "0001"]
    assert left == [file(tmp_path / "out", 33)]
    assert not (tmp_path / "out" / FOLDER / "0002").exists()


def test_a_run_called_for_no_more_is_removed(matter: Path, tmp_path: Path) -> None:
    run(matter, tmp_path / "out", events=("E-002",))
    run(matter, tmp_path / "out", events=("E-003",))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2003-05-30-adjustment-statement-E-003"]


def test_one_format_asked_for_leaves_the_files_of_another(matter: Path, tmp_path: Path) -> None:
    run(matter, tmp_path / "out", ("html", "docx"))
    before = tree(tmp_path / "out")
    assert run(matter, tmp_path / "out", ("docx",), whole=False).states == {"unchanged": 35}
    file(tmp_path / "out", 3, "docx").unlink()
    assert run(matter, tmp_path / "out", ("docx",), whole=False).states == {"unchanged": 34, "written": 1}
    after = tree(tmp_path / "out")
    assert {path: sha256 for path, sha256 in after.items() if not path.endswith(LEDGER)} == {
        path: sha256 for path, sha256 in before.items() if not path.endswith(LEDGER)
    }
    assert run(matter, tmp_path / "out", ("html", "docx")).states == {"unchanged": 70}
