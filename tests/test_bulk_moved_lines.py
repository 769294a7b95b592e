"""Runs after lines were put into a list or taken out: those behind move, and what was mailed moves with them."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path
from typing import Any

import pytest
from bulk_runs import FOLDER, Line, file, lines, name, run, tree, write_list, write_matter

from tenor.bulk import moved
from tenor.bulk.records import BATCH, read
from tenor.bulk.settle import Place

NEW = ("H-000099", "New Holder", "1 New Street|Reno, Nevada 89501", "1.0")


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    return write_matter(tmp_path / "matter", lines(35))


def with_new(at: int) -> list[Line]:
    """The list with a line put in between, for whose share the last Holder has one less."""
    *others, (certificate, holder, address, shares) = lines(35)
    whole, _, tenth = shares.partition(".")
    return [*others[:at], NEW, *others[at:], (certificate, holder, address, f"{int(whole) - 1}.{tenth}")]


def mail(matter: Path, *paths: Path) -> None:
    holders = {certificate: (holder, address) for certificate, holder, address, _ in lines(35)}
    with (matter / "mailings.csv").open("a", newline="") as ledger:
        for path in paths:
            holder, address = holders[path.stem[-8:]]
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
            to = (holder, address.replace("|", "; "))
            csv.writer(ledger).writerow((path.stem, "2002-11-20", *to, "first_class", "", sha256))


def standing(out: Path) -> list[str]:
    """Where each file stands: its batch and its name."""
    return [f"{path.parent.name}/{path.name}" for path in sorted((out / FOLDER).glob("*/*.html"))]


def places(holders: list[Line]) -> list[str]:
    """Where each file has to stand."""
    return sorted(f"{at // 10 + 1:04}/{FOLDER}-{line[0]}.html" for at, line in enumerate(holders))


def test_a_line_put_in_between_moves_one_file_of_each_later_batch_and_replaces_no_other(
    matter: Path, tmp_path: Path
) -> None:
    run(matter, tmp_path / "out")
    before = {path: path.stat().st_ino for path in (tmp_path / "out").rglob("*.html")}
    write_list(matter, with_new(12))
    assert run(matter, tmp_path / "out").states == {"unchanged": 32, "written": 4, "removed": 2}
    after = {path: path.stat().st_ino for path in (tmp_path / "out").rglob("*.html")}
    other = {path.name for path in after if before.get(path) != after[path]}
    assert other == {f"{FOLDER}-H-000099.html", name(20), name(30), name(35)}
    run(matter, tmp_path / "other")
    assert tree(tmp_path / "out") == tree(tmp_path / "other")


def test_what_was_mailed_stands_once_in_the_batch_that_its_line_moved_to(matter: Path, tmp_path: Path) -> None:
    run(matter, tmp_path / "out")
    mail(matter, *(file(tmp_path / "out", number) for number in (5, 20, 30)))
    write_list(matter, with_new(12))
    assert run(matter, tmp_path / "out").states == {"unchanged": 32, "written": 4, "removed": 2}
    assert standing(tmp_path / "out") == places(with_new(12))
    run(matter, tmp_path / "other")
    assert tree(tmp_path / "out") == tree(tmp_path / "other")


def test_what_was_mailed_and_would_be_written_otherwise_moves_as_it_was_mailed(matter: Path, tmp_path: Path) -> None:
    run(matter, tmp_path / "out")
    mailed = file(tmp_path / "out", 20).read_bytes()
    mail(matter, file(tmp_path / "out", 20))
    changed = with_new(12)
    changed[20] = (changed[20][0], "Another Holder", *changed[20][2:])
    write_list(matter, changed)
    run(matter, tmp_path / "out")
    for _ in range(2):
        assert standing(tmp_path / "out") == places(changed)
        assert (tmp_path / "out" / FOLDER / "0003" / name(20)).read_bytes() == mailed
        [record] = (each for each in read(tmp_path / "out" / FOLDER / "0003" / BATCH) if "000020" in each.file)
        assert (record.line, record.how, record.sha256) == (22, "kept", hashlib.sha256(mailed).hexdigest())
        assert run(matter, tmp_path / "out").states == {"unchanged": 35, "kept": 1}


def test_what_was_mailed_moves_forward_where_a_line_is_taken_out_and_the_last_batch_with_it(
    matter: Path, tmp_path: Path
) -> None:
    write_list(matter, lines(31))
    run(matter, tmp_path / "out")
    mail(matter, file(tmp_path / "out", 31))
    mailed = file(tmp_path / "out", 31).read_bytes()
    first, second, *others = lines(31)
    together = sum(int(each[3].replace(".", "")) for each in (first, second))
    write_list(matter, [(*first[:3], f"{together // 10}.{together % 10}"), *others])
    run(matter, tmp_path / "out")
    assert (tmp_path / "out" / FOLDER / "0003" / name(31)).read_bytes() == mailed
    assert not (tmp_path / "out" / FOLDER / "0004").exists()
    run(matter, tmp_path / "other")
    assert tree(tmp_path / "out") == tree(tmp_path / "other")


def test_what_was_mailed_to_somebody_who_is_in_the_list_no_more_stays_where_it_is(matter: Path, tmp_path: Path) -> None:
    run(matter, tmp_path / "out")
    mail(matter, file(tmp_path / "out", 20))
    write_list(matter, [("H-000088", *line[1:]) if line[0] == "H-000020" else line for line in lines(35)])
    assert run(matter, tmp_path / "out").states == {"unchanged": 34, "written": 1, "kept": 1}
    assert file(tmp_path / "out", 20).exists()


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_run_cut_off_while_mailed_files_move_is_finished_by_the_next(
    matter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    run(matter, tmp_path / "out")
    mailed = file(tmp_path / "out", 20).read_bytes()
    mail(matter, file(tmp_path / "out", 20), file(tmp_path / "out", 30))
    changed = with_new(12)
    changed[20] = (changed[20][0], "Another Holder", *changed[20][2:])
    write_list(matter, changed)

    class Killed(Exception):
        pass

    move, seen = Place.move, [0]

    def cut(self: Place, *given: Any) -> None:
        if seen[0] == at:
            raise Killed
        seen[0] += 1
        move(self, *given)

    def killed(*given: Any) -> Any:
        with monkeypatch.context() as patch:
            patch.setattr(Place, "move", cut)
            return follow(*given)

    follow = moved.follow
    with monkeypatch.context() as patch:
        patch.setattr("tenor.bulk.write.follow", killed)
        with pytest.raises(Killed):
            run(matter, tmp_path / "out")
    assert run(matter, tmp_path / "out").edited == []
    assert standing(tmp_path / "out") == places(changed)
    assert (tmp_path / "out" / FOLDER / "0003" / name(20)).read_bytes() == mailed
