"""Runs that are cut off, by a full disk, Ctrl-C or an end at an awkward place, and the next run that goes on."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bulk_runs import FOLDER, lines, made_names, run, tree, write_list, write_matter

from tenor.bulk.ledger import LEDGER, Ledger
from tenor.bulk.records import BATCH, BEFORE
from tenor.bulk.run import Carried
from tenor.bulk.told import Stopped


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    return write_matter(tmp_path / "matter", lines(35))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return made_names(monkeypatch)


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
