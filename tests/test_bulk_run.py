"""Runs over a list of Holders: every file there, none twice made, none of anybody's lost."""

from __future__ import annotations

import csv
import errno
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bulk_runs import HEADINGS, lines, run, tree, write_list, write_matter
from hypothesis import given
from hypothesis import strategies as st

from docgen.render import render
from docgen.stamp.pattern import PLAIN, holder_values, pattern
from tenor.bulk import work
from tenor.bulk.layouts import Layouts
from tenor.bulk.ledger import LEDGER, Ledger
from tenor.bulk.plan import planned
from tenor.bulk.records import BATCH, BEFORE, read
from tenor.bulk.refused import guarded
from tenor.bulk.rows import Row, batches
from tenor.bulk.run import Carried
from tenor.bulk.told import Stopped
from tenor.bulk.write import runs_asked
from tenor.generate.writers import WRITERS
from tenor.matter.lists import holders_of
from tenor.options import open_book
from warrant.documents.listed import StatementRun
from warrant.listed import Listed, Unlisted
from warrant.parts import A_SHARE, in_tenths
from warrant.quantities import Shares

FOLDER = "2002-11-15-adjustment-statement-E-002"


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    return write_matter(tmp_path / "matter", lines(35))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that workers write, as they are written."""
    names: list[str] = []
    write = work._write

    def told(path: str, head: bytes, tail: bytes) -> None:
        names.append(Path(path).name)
        write(path, head, tail)

    monkeypatch.setattr(work, "_write", told)
    return names


def name(number: int, suffix: str = "html") -> str:
    return f"{FOLDER}-H-{number:06}.{suffix}"


def file(out: Path, number: int, suffix: str = "html") -> Path:
    """The file of a Holder, in batches of ten."""
    return out / FOLDER / f"{(number - 1) // 10 + 1:04}" / name(number, suffix)


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


def test_a_full_disk_leaves_no_file_half_written_and_the_next_run_goes_on(
    matter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(matter, tmp_path / "undisturbed")
    writev, room = os.writev, [17]

    def full(file: int, parts: tuple[bytes, ...]) -> int:
        room[0] -= 1
        if room[0] == 0:
            return writev(file, (parts[0][:50],))
        return writev(file, parts)

    def none(file: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(os, "writev", full)
        disk.setattr(os, "write", none)
        with pytest.raises(OSError, match="No space left"):
            run(matter, tmp_path / "out")
    standing = [*(tmp_path / "out").rglob("*.html")]
    undisturbed = {path.name: path.read_bytes() for path in (tmp_path / "undisturbed").rglob("*.html")}
    assert len(standing) == 10 and all(path.read_bytes() == undisturbed[path.name] for path in standing)
    assert run(matter, tmp_path / "out").states == {"unchanged": 10, "written": 25}
    assert tree(tmp_path / "out") == tree(tmp_path / "undisturbed")


def test_a_ledger_cut_off_in_a_line_is_read_as_far_as_it_goes(matter: Path, tmp_path: Path, made: list[str]) -> None:
    run(matter, tmp_path / "out")
    before, ledger = tree(tmp_path / "out"), tmp_path / "out" / FOLDER / LEDGER
    ledger.write_bytes(ledger.read_bytes()[:-20])
    del made[:]
    run(matter, tmp_path / "out")
    assert len(made) == 5 and tree(tmp_path / "out") == before


@pytest.mark.parametrize("left_off", ["ledger", "before", "batch", "half"])
def test_a_batch_cut_off_while_it_settles_is_settled_by_the_next_run(
    matter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left_off: str
) -> None:
    run(matter, tmp_path / "out")
    write_list(matter, lines(35, seed=2))
    run(matter, tmp_path / "undisturbed")

    class Killed(Exception):
        pass

    replace, add, seen = os.replace, Ledger.add, [0]

    def cut_replace(source: Any, target: Any) -> None:
        target = Path(target)
        if target.suffix == ".html" and target.parent.parent.name == FOLDER:
            seen[0] += 1
            if left_off == "half" and seen[0] == 14:
                raise Killed
        replace(source, target)
        if (left_off, target.name) in (("before", BEFORE), ("batch", BATCH)):
            raise Killed

    def cut_add(self: Ledger, entry: Any) -> None:
        add(self, entry)
        if left_off == "ledger":
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", cut_replace)
        patch.setattr(Ledger, "add", cut_add)
        with pytest.raises(Killed):
            run(matter, tmp_path / "out")
    assert run(matter, tmp_path / "out").edited == []
    assert tree(tmp_path / "out") == tree(tmp_path / "undisturbed")


def test_ctrl_c_says_how_far_the_run_came(matter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    end: Callable[..., None] = Carried._end

    def interrupted(self: Carried, of: Any) -> None:
        end(self, of)
        if self._told.done == 20:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Carried, "_end", interrupted)
        with pytest.raises(Stopped, match=r"20 of 35 statements of .* stand, none half written"):
            run(matter, tmp_path / "out")
    assert not [*tmp_path.glob(".tenor-*")]
    assert run(matter, tmp_path / "out").states == {"unchanged": 20, "written": 15}


def test_the_ledger_says_what_determines_the_run_and_nothing_of_when_or_where(matter: Path, tmp_path: Path) -> None:
    run(matter, tmp_path / "out")
    run(matter, tmp_path / "other" / "out")
    ledger = (tmp_path / "out" / FOLDER / LEDGER).read_bytes()
    assert ledger == (tmp_path / "other" / "out" / FOLDER / LEDGER).read_bytes()
    header, *entries = map(json.loads, ledger.splitlines())
    assert (header["holders"], header["batch"], header["list"]) == (35, 10, "holders.csv")
    assert [each["batch"] for each in entries] == [1, 2, 3, 4]


def of_example() -> tuple[StatementRun, Listed, str]:
    from conftest import EXAMPLES

    book = open_book(EXAMPLES / "divided")
    [of] = runs_asked(book, (), ("E-002",))
    found = holders_of(of.division, book.matter.terms, book.matter.events, EXAMPLES / "divided")
    return of, next(each for each in found if isinstance(each, Listed)), book.matter.terms.paper


OF, EXAMPLE, PAPER = of_example()


@given(st.integers(1, 10**9), st.sampled_from(["E-002", "E-003"]))
def test_the_texts_of_a_holder_are_those_that_the_document_states(tenths: int, event: str) -> None:
    shares = Shares.of(f"{tenths // 10}.{tenths % 10}")
    listed = Listed(7, "H-77", "Nora B. Quimby", ("1 Elm Street", "Reno, Nevada 89501"), shares)
    holders = pattern(OF.document(listed), PAPER)
    layouts = Layouts(OF, planned([listed]), PAPER, ("html",))
    [stamping] = layouts.work().stampings.values()
    expected = holders.texts(holder_values(OF.document(listed)))
    slots = [holders.slots.index(slot) for slot in stamping.layout.slots]
    row = Row(7, "H-77", listed.name, listed.address, in_tenths(shares))
    assert row.listed() == listed
    assert stamping.texts.of(row) == tuple(expected[at] for at in slots)
    assert any(slot.endswith(PLAIN) for slot in holders.slots) and A_SHARE == 10


@given(st.lists(st.booleans(), max_size=30), st.integers(1, 7))
def test_the_batches_hold_every_line_once_and_in_its_place(usable: list[bool], size: int) -> None:
    found = [EXAMPLE if each else Unlisted(line, "", "nothing in it") for line, each in enumerate(usable, 1)]
    made = [*batches(found, size, lambda each: None)]
    assert [each.number for each in made] == [*range(1, len(made) + 1)]
    assert sum(len(each.rows) for each in made) == sum(usable)
    refused = [each.line for batch in made for each in batch.refused]
    assert refused == [line for line, each in enumerate(usable, 1) if not each]
    assert all(len(each.rows) + len(each.refused) == size for each in made[:-1])


def test_the_list_says_which_layouts_are_worth_their_while() -> None:
    address = [("a",)] * 3 + [("a", "b")] * 25 + [("a", "b", "c")] * 20
    found = [Listed(n, f"H-{n}", "N", lines, Shares.of(1)) for n, lines in enumerate(address, 1)]
    assert planned(found).compiled() == (2, 3)
    assert planned(found[:3]).compiled() == (1,)
    assert HEADINGS[0] == "certificate"
