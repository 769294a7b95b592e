"""Reading processes: what they may not do, what becomes of one that misbehaves, and what comes back from one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLES
from hypothesis import given
from hypothesis import strategies as st
from mutations import mutated, mutations, some

import checks.apart
import checks.run
from checks.apart import Limits, Readers
from checks.apart.wire import Garbled, packed, unpacked
from checks.examine import examined
from checks.file import File
from checks.text import Paper, Piece, Place, Text
from tenor.options import open_book

STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"
SECONDS = 20.0


@pytest.fixture
def readers() -> Iterator[Readers]:
    """Reading processes that are given less time than usual."""
    few = Readers(Limits(seconds=SECONDS))
    yield few
    few.end()


BEHAVES = {
    "crashes": ("import os; os.abort()", "made the reader break off (signal SIGABRT)"),
    "hangs": ("import time; time.sleep(60)", "takes longer to be read than 0.5 seconds"),
    "ends": ("raise SystemExit(3)", "made the reader break off (status 3)"),
    "lies": ("answer(b'[false, [1, 2, 3]]')", "answer what it never answers"),
    "says nothing that is JSON": ("answer(b'cos\\nsystem')", "answer what it never answers"),
    "answers without end": ("out.write(bytes([1] * 8)); out.flush(); time.sleep(9)", "an answer of 72,"),
}
TAKEN_OVER = """
import sys, time
out = sys.stdout.buffer
def answer(data): out.write(len(data).to_bytes(8, 'big') + data); out.flush()
answer(b'')
sys.stdin.buffer.read(20)
"""


@pytest.mark.parametrize("how", BEHAVES)
def test_a_reader_that_misbehaves_costs_its_own_file_alone(
    how: str, readers: Readers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    does, why = BEHAVES[how]
    path = tmp_path / "paper.txt"
    path.write_text("Warrant Price $3.77")
    few = Readers(Limits(seconds=0.5 if how == "hangs" else SECONDS))
    with monkeypatch.context() as patch:
        patch.setattr(checks.apart, "PROGRAM", TAKEN_OVER + does)
        file = few.file(path)
    few.end()
    assert file.paper is None
    assert why in file.why
    assert readers.file(path).paper is not None


def test_a_process_spoilt_by_one_file_is_not_held_against_the_next(tmp_path: Path, readers: Readers) -> None:
    path = tmp_path / "paper.txt"
    path.write_text("Warrant Price $3.77")
    assert readers.file(path).paper
    [kept] = readers._idle
    kept._child.kill()
    kept._child.wait()
    assert readers.file(path).paper
    assert readers._idle != [kept]


def test_memory_that_no_paper_takes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(b"3.77 " * 18_000_000)
    few = Readers(Limits(memory=300 << 20))
    file = few.file(path)
    few.end()
    assert file.paper is None
    assert "memory" in file.why or "break off" in file.why


def test_a_file_that_was_begun_is_told_early_and_is_then_the_same(generated: Path, readers: Readers) -> None:
    for suffix in ("pdf", "docx", "html"):
        path = generated / f"{STATEMENT}.{suffix}"
        whole = readers.file(path, "drawn")
        readers.begin([path], "drawn")
        early = readers.early(path, "drawn")
        assert early and (early.paper, early.inspection) == (whole.paper, None)
        assert readers.file(path, "drawn") == whole
        assert readers.early(path, "drawn") is None


def test_a_file_that_was_written_anew_since_it_was_begun_is_read_anew(tmp_path: Path, readers: Readers) -> None:
    path = tmp_path / "paper.txt"
    path.write_text("Warrant Price $3.77")
    readers.begin([path], "drawn")
    path.write_text("Warrant Price is $4.10")
    assert readers.early(path, "drawn") is None
    paper = readers.file(path, "drawn").paper
    assert paper and "$4.10" in paper.text.string


def breaking_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Readers]:
    """A file, and readers whose process tells its paper and then breaks off."""
    path = tmp_path / "paper.txt"
    path.write_text("Warrant Price $3.77")
    paper = examined(path, path.read_bytes(), "words")
    few = Readers(Limits(seconds=SECONDS))
    monkeypatch.setattr(checks.apart, "PROGRAM", f"{TAKEN_OVER}answer({packed(paper)!r}); import os; os.abort()")
    return path, few


def test_a_file_that_ends_the_process_as_it_is_looked_into_is_an_error_though_its_paper_was_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, few = breaking_off(tmp_path, monkeypatch)
    few.begin([path], "drawn")
    early, file = few.early(path, "drawn"), few.file(path, "drawn")
    few.end()
    assert early and early.paper
    assert file.paper is None and "made the reader break off (signal SIGABRT)" in file.why


def test_what_was_asked_of_a_paper_told_early_does_not_count_if_the_process_then_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, few = breaking_off(tmp_path, monkeypatch)
    monkeypatch.setattr(checks.run, "READERS", few)
    book = open_book(EXAMPLES / "ctc-cisco")
    few.begin([path], "inspected")
    found = checks.run.check_files(book, [path], date(2002, 12, 31), complete=False, render=False)
    few.end()
    assert [file.paper for file in found.files] == [None]
    assert "FIL-01" in {each.rule.code for each in found.findings}
    assert not {each.rule.family for each in found.findings} & {"FIG", "DRF"}


OUTSIDE = """
import socket, subprocess, sys, urllib.request
from pathlib import Path
def tried(what):
    try: what()
    except PermissionError: return True
    return False
"""


def test_a_reading_process_reaches_nothing_outside_itself(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    program = OUTSIDE + (
        "from checks.apart.bounds import bound\n"
        "bound(2 << 30)\n"
        "assert tried(lambda: socket.create_connection(('127.0.0.1', 9)))\n"
        "assert tried(lambda: urllib.request.urlopen('http://127.0.0.1:9/'))\n"
        f"assert tried(lambda: open({str(tmp_path / 'secret')!r}))\n"
        f"assert tried(lambda: open({str(tmp_path / 'new')!r}, 'w'))\n"
        "assert tried(lambda: subprocess.run(['true']))\n"
        "import os\n"
        "assert tried(lambda: os.system('true'))\n"
    )
    here = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=here)
    assert done.returncode == 0, done.stderr


def test_what_is_no_file_is_refused_unopened(tmp_path: Path, readers: Readers) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "link.docx").symlink_to(tmp_path / "nowhere")
    for name in ("pipe.docx", "folder.docx", "link.docx"):
        assert readers.file(tmp_path / name).paper is None
    assert "is no file" in readers.file(tmp_path / "pipe.docx").why


# What comes back over the wire


@pytest.fixture(scope="module")
def answers(generated: Path) -> dict[str, bytes]:
    """What a reading process answers of the statement and of a redlined paper, by the file's name."""
    paths = [path for path in sorted(generated.iterdir()) if path.stem == STATEMENT or "redline" in path.stem]
    return {path.name: packed(examined(Path(path.name), path.read_bytes(), "inspected")) for path in paths}


def test_a_file_comes_back_over_the_wire_as_it_was(answers: dict[str, bytes], generated: Path) -> None:
    assert {Path(name).suffix for name in answers} == {".docx", ".pdf", ".html"}
    for name, answer in answers.items():
        there, here = unpacked(answer), examined(Path(name), (generated / name).read_bytes(), "inspected")
        assert there == here
        assert there.paper and here.paper
        assert (there.paper.original is there.paper.text) == (here.paper.original is here.paper.text)


WRONG = [
    b"",
    b"null",
    b"[]",
    b"[true, null]",
    b'["a", "b"]',
    b"[" * 100_000,
    b'[false, ["x", null, 7]]',
    b'[false, ["x", [1], "why"]]',
    b'{"1": 2, "2": 3}',
    b"[NaN, [Infinity, null, null]]",
]


@pytest.mark.parametrize("answer", WRONG)
def test_an_answer_of_another_form_is_refused(answer: bytes) -> None:
    with pytest.raises(Garbled):
        unpacked(answer)


def test_ranges_outside_the_text_are_refused() -> None:
    place = Place("a.txt", line=1)
    for pieces in (
        [Piece(0, 9, place)],
        [Piece(2, 1, place)],
        [Piece(1, 3, place), Piece(0, 1, place)],
        [Piece(-1, 2, place)],
    ):
        text = Text("words", tuple(pieces))
        with pytest.raises(Garbled):
            unpacked(packed(File(Path("a.txt"), Paper("a.txt", "txt", text, text))))


@some
@given(changes=mutations(), name=st.sampled_from([f"{STATEMENT}.docx", f"{STATEMENT}.pdf"]))
def test_an_answer_otherwise_is_a_file_or_refused(
    changes: list[tuple[str, float, float, int]], name: str, answers: dict[str, bytes]
) -> None:
    try:
        found = unpacked(mutated(answers[name], changes))
    except Garbled:
        return
    assert isinstance(found, File)
