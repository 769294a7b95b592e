"""Hostile files are findings: no traceback, no hang, no pass, and the sound files of the same run go on."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import hostile
import pytest
from hostile import Hostile, Sound
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import checks.apart
import checks.run
from checks.apart import Limits, Readers
from checks.examine import examined
from checks.run import Report, check_files
from warrant.book import Book

STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"
AS_OF = date(2002, 12, 31)
SECONDS = 20.0
CORPUS = hostile.corpus()


@pytest.fixture(scope="module")
def sound(generated: Path) -> Sound:
    return Sound(*((generated / f"{STATEMENT}.{suffix}").read_bytes() for suffix in ("docx", "pdf")))


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Readers]:
    """Reading processes that are given less time than usual."""
    few = Readers(Limits(seconds=SECONDS))
    monkeypatch.setattr(checks.run, "READERS", few)
    yield few
    few.end()


def written(folder: Path, files: Sequence[Hostile], sound: Sound) -> list[Path]:
    """The files, each in a folder of its own under the statement's name."""
    paths = []
    for number, each in enumerate(files):
        path = folder / str(number) / f"{STATEMENT}{each.suffix}"
        path.parent.mkdir()
        path.write_bytes(each.make(sound))
        paths.append(path)
    return paths


def checked(paths: Sequence[Path], book: Book) -> Report:
    return check_files(book, paths, AS_OF, complete=False, families=("FIG", "FIL", "TXT"))


def test_the_corpus_is_large_and_names_nothing_twice() -> None:
    assert len(CORPUS) >= 100
    assert len({(each.name, each.suffix) for each in CORPUS}) == len(CORPUS)
    assert {each.name for each in CORPUS} >= hostile.SLOW


def try_all(files: Sequence[Hostile], folder: Path, sound: Sound, book: Book, good: Path) -> None:
    """One run over hostile files and the sound statement between them; and each alone is no pass."""
    paths = written(folder, files, sound)
    half = len(paths) // 2
    together = [*paths[:half], good, *paths[half:]]
    begun = time.monotonic()
    report = checked(together, book)
    assert time.monotonic() - begun < SECONDS * len(files)
    read = {each.check.file: each for each in report.outcomes if each.rule.code == "FIL-01" and each.check.passed}
    assert good.name in read
    case = next(each for each in report.cases if each.path == good)
    assert case.paper == examined(good, good.read_bytes()).paper
    assert report.verdict == "fail"
    passed = [each.name for each, path in zip(files, paths, strict=True) if checked([path], book).verdict == "pass"]
    assert passed == []


QUICK = [each for each in CORPUS if each.name not in hostile.SLOW]
EACH_RUN = 15


@pytest.mark.parametrize("at", range(0, len(QUICK), EACH_RUN))
def test_a_hostile_file_never_passes_and_ends_no_run(
    at: int, sound: Sound, readers: Readers, sample_book: Book, tmp_path: Path, generated: Path
) -> None:
    try_all(QUICK[at : at + EACH_RUN], tmp_path, sound, sample_book, generated / f"{STATEMENT}.docx")


@pytest.mark.conformance
@pytest.mark.parametrize("name", sorted(hostile.SLOW))
def test_a_large_hostile_file_never_passes_and_ends_no_run(
    name: str, sound: Sound, readers: Readers, sample_book: Book, tmp_path: Path, generated: Path
) -> None:
    files = [each for each in CORPUS if each.name == name]
    try_all(files, tmp_path, sound, sample_book, generated / f"{STATEMENT}.docx")


def test_a_sound_statement_passes_between_two_hostile_ones(
    sound: Sound, readers: Readers, sample_book: Book, tmp_path: Path, generated: Path
) -> None:
    spoilt = written(tmp_path, [each for each in CORPUS if each.name in ("locked parts", "a page of runs")], sound)
    good = generated / f"{STATEMENT}.pdf"
    report = checked([spoilt[0], good, spoilt[1]], sample_book)
    wrong = {Path(each.check.file).suffix for each in report.findings if each.severity == "error"}
    assert wrong <= {".docx", ".pdf"}
    assert {each.rule.code for each in report.findings if each.severity == "error"} == {"FIL-01"}


# What a reading process does when it is killed, hangs or lies


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


# Any bytes at all


some = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
HEADS = (b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html>", b"\xd0\xcf\x11\xe0")
SUFFIXES = st.sampled_from([".docx", ".pdf", ".html", ".txt"])


@some
@given(head=st.sampled_from(HEADS), tail=st.binary(max_size=2_000), suffix=SUFFIXES)
def test_any_bytes_are_read_or_refused_with_a_reason(head: bytes, tail: bytes, suffix: str) -> None:
    file = examined(Path("paper" + suffix), head + tail)
    assert (file.paper is None) == bool(file.why)


@st.composite
def mutations(draw: st.DrawFn) -> list[tuple[str, float, float, int]]:
    """What is done to a file's bytes: bits turned, stretches left out, repeated or exchanged, by places from 0 to 1."""
    place = st.floats(0, 1, exclude_max=True)
    what = st.sampled_from(["turn", "leave out", "repeat", "exchange", "zero"])
    return draw(st.lists(st.tuples(what, place, place, st.integers(1, 200)), min_size=1, max_size=6))


def mutated(data: bytes, changes: Sequence[tuple[str, float, float, int]]) -> bytes:
    """A file with some of its bytes otherwise."""
    for what, first, second, length in changes:
        at, other = int(first * len(data)), int(second * len(data))
        part, there = data[at : at + length], data[other : other + length]
        if what == "turn" and part:
            part = bytes([part[0] ^ (1 << (length % 8))]) + part[1:]
        put = {"turn": part, "leave out": b"", "repeat": part * 2, "exchange": there, "zero": bytes(len(part))}[what]
        data = data[:at] + put + data[at + length :]
    return data


@some
@given(kind=st.sampled_from(["docx", "pdf"]), changes=mutations())
def test_a_real_file_with_bytes_otherwise_is_read_or_refused(
    kind: str, changes: list[tuple[str, float, float, int]], sound: Sound
) -> None:
    data = mutated(getattr(sound, kind), changes)
    file = examined(Path(f"{STATEMENT}.{kind}"), data)
    assert (file.paper is None) == bool(file.why)


@settings(some, max_examples=15)
@given(part=st.sampled_from(["word/document.xml", "word/styles.xml", "word/footer1.xml"]), changes=mutations())
def test_a_part_of_a_word_file_otherwise_is_checked_or_refused(
    part: str,
    changes: list[tuple[str, float, float, int]],
    sound: Sound,
    readers: Readers,
    sample_book: Book,
    tmp_path: Path,
) -> None:
    inner = hostile.members(sound.docx)
    path = tmp_path / f"{STATEMENT}.docx"
    path.write_bytes(hostile.archive({**inner, part: mutated(inner.get(part, inner["word/document.xml"]), changes)}))
    checked([path], sample_book)
