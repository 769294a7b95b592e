"""Runs over a list of Holders: every file there, none twice made, and what cannot be stamped laid out or refused."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest
from bulk_runs import FOLDER, file, lines, made_names, name, run, tree, write_list, write_matter

from docgen.render import render
from tenor.bulk.ledger import LEDGER
from tenor.bulk.records import BATCH, read
from tenor.bulk.write import runs_asked
from tenor.generate.writers import WRITERS
from tenor.guard import guarded
from tenor.matter.lists import holders_of
from tenor.options import open_book
from warrant.listed import Listed


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    return write_matter(tmp_path / "matter", lines(35))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return made_names(monkeypatch)


def test_every_holder_has_a_file_and_every_file_a_record(matter: Path, tmp_path: Path) -> None:
    told = run(matter, tmp_path / "out", ("html", "docx"))
    assert (told.done, told.states, told.refused) == (35, {"written": 70}, [])
    folders = sorted(path for path in (tmp_path / "out" / FOLDER).iterdir() if path.is_dir())
    assert [path.name for path in folders] == ["0001", "0002", "0003", "0004"]
    records = [each for folder in folders for each in read(folder / BATCH)]
    assert len(records) == 70 and {each.how for each in records} == {"stamped"}
    for each in records:
        [path] = (tmp_path / "out").rglob(each.file)
        assert hashlib.sha256(path.read_bytes()).hexdigest() == each.sha256
    assert not [*tmp_path.glob(".tenor-*")]


def test_a_stamped_page_is_the_one_that_is_laid_out(matter: Path, tmp_path: Path) -> None:
    run(matter, tmp_path / "out")
    book = open_book(matter)
    [of] = runs_asked(book, (), ("E-002",))
    for each in holders_of(of.division, book.matter.terms, book.matter.events, matter):
        assert isinstance(each, Listed)
        document = of.document(each)
        html = render(document.kind, document.facts, document.id, document.rows)
        number = int(each.certificate[2:])
        assert file(tmp_path / "out", number).read_bytes() == WRITERS["html"](html, document, book.matter.terms.paper)


def test_a_run_that_stands_makes_nothing_again(matter: Path, tmp_path: Path, made: list[str]) -> None:
    run(matter, tmp_path / "out")
    assert len(made) == 35
    before = tree(tmp_path / "out")
    told = run(matter, tmp_path / "out")
    assert (told.states, len(made), tree(tmp_path / "out")) == ({"unchanged": 35}, 35, before)


def test_a_lost_file_alone_is_made_again(matter: Path, tmp_path: Path, made: list[str]) -> None:
    run(matter, tmp_path / "out")
    before = tree(tmp_path / "out")
    file(tmp_path / "out", 12).unlink()
    file(tmp_path / "out", 31).write_bytes(file(tmp_path / "out", 31).read_bytes()[:100])
    del made[:]
    told = run(matter, tmp_path / "out")
    assert sorted(made) == [name(12), name(31)]
    assert (told.states, tree(tmp_path / "out")) == ({"written": 2, "unchanged": 33}, before)


def test_an_edited_file_is_never_overwritten(matter: Path, tmp_path: Path) -> None:
    run(matter, tmp_path / "out")
    file(tmp_path / "out", 12).write_text("mine")
    for _ in range(2):
        told = run(matter, tmp_path / "out")
        assert [each.path for each in told.edited] == [file(tmp_path / "out", 12)]
        assert file(tmp_path / "out", 12).read_text() == "mine"
    file(tmp_path / "out", 12).unlink()
    assert run(matter, tmp_path / "out").states == {"written": 1, "unchanged": 34}


def test_a_bad_line_is_refused_with_its_number_and_the_others_go_on(matter: Path, tmp_path: Path) -> None:
    holders = lines(35)
    certificate, _, address, shares = holders[11]
    holders[11] = (certificate, "Ναυτιλιακή", address, shares)
    write_list(matter, holders)
    for _ in range(2):
        told = run(matter, tmp_path / "out")
        assert told.done == 34
        assert [(each.line, each.certificate) for each in told.refused] == [(13, certificate)]
        assert "GREEK" in told.refused[0].what
        assert not file(tmp_path / "out", 12).exists()
        with (tmp_path / "out" / FOLDER / "refused.csv").open(encoding="utf-8", newline="") as refused:
            rows = [*csv.reader(refused)]
        assert rows == [["line", "certificate", "what"], ["13", certificate, told.refused[0].what]]
    write_list(matter, lines(35))
    assert run(matter, tmp_path / "out").states == {"written": 1, "unchanged": 34}
    assert not (tmp_path / "out" / FOLDER / "refused.csv").exists()


def test_a_value_for_which_the_layout_has_no_room_is_laid_out_in_full(matter: Path, tmp_path: Path) -> None:
    holders = lines(35)
    certificate, _, address, shares = holders[11]
    holders[11] = (certificate, "The Trustees of the Amalgamated Pension and Income Plan " * 3, address, shares)
    holders[12] = (*holders[12][:2], "a|b|c|d", holders[12][3])
    write_list(matter, holders)
    told = run(matter, tmp_path / "out", ("pdf",))
    assert told.states == {"written": 35}
    assert told.laid_out == {"holder_name": 1, "few Holders have so many lines of address": 1}
    records = [each for path in (tmp_path / "out").rglob(BATCH) for each in read(path)]
    assert sorted(each.line for each in records if each.how == "laid_out") == [13, 14]
    assert all(each.pages for each in records)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_a_cell_is_never_a_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}" and guarded("line 1") == "line 1"


def test_the_ledger_says_what_determines_the_run_and_nothing_of_when_or_where(matter: Path, tmp_path: Path) -> None:
    run(matter, tmp_path / "out")
    run(matter, tmp_path / "other" / "out")
    ledger = (tmp_path / "out" / FOLDER / LEDGER).read_bytes()
    assert ledger == (tmp_path / "other" / "out" / FOLDER / LEDGER).read_bytes()
    header, *entries = map(json.loads, ledger.splitlines())
    assert (header["holders"], header["batch"], header["list"]) == (35, 10, "holders.csv")
    assert [each["batch"] for each in entries] == [1, 2, 3, 4]
