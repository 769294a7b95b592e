"""Hostile files are findings: no traceback, no hang, no pass, and the sound files of the same run go on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import hostile
import pytest
from conftest import SAMPLE, Outcome
from hostile_docx import archive, members
from hostile_sound import Hostile, Sound
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import mutated, mutations, some

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
    assert time.monotonic() - begun < SECONDS * (len(files) + 1)
    read = {each.check.file: each for each in report.outcomes if each.rule.code == "FIL-01" and each.check.passed}
    assert good.name in read
    case = next(each for each in report.cases if each.path == good)
    assert case.paper == examined(good, good.read_bytes(), "drawn").paper
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


REPEATED = {
    "a word of the form": "the " * 60_000,
    "a caption": "Warrant Price in effect after this adjustment $3.17 " * 1_000,
    "figures": "1,234,567 $3.77 55.5% June 14, 2002 " * 1_000,
}


@pytest.mark.parametrize("stem", [STATEMENT, "2002-02-27-warrant-issue-W-1"])
@pytest.mark.parametrize("words", REPEATED.values(), ids=REPEATED)
def test_words_repeated_without_end_hang_no_check(words: str, stem: str, sample_book: Book, tmp_path: Path) -> None:
    path = tmp_path / f"{stem}.txt"
    path.write_text(words)
    begun = time.process_time()
    assert checked([path], sample_book).verdict == "fail"
    assert time.process_time() - begun < SECONDS


def test_the_commands_tell_what_could_not_be_read_and_why(
    sound: Sound, tmp_path: Path, tenor: Callable[..., Outcome]
) -> None:
    named = ("a billion laughs", "a form that draws itself", "a password to open it", "a Word file named .pdf")
    paths = written(tmp_path, [each for each in CORPUS if each.name in named], sound)
    told = [f"--{kind}={tmp_path / kind}" for kind in ("html", "junit", "sarif")]
    outcome = tenor("check", SAMPLE, *paths, *told)
    assert (outcome.status, outcome.err) == (1, "")
    for said in ("declares a DTD", "one within another", "is encrypted", "DOCX in a file named .pdf", "FAIL"):
        assert said in outcome.out
    for kind in ("html", "junit", "sarif"):
        assert "declares a DTD" in (tmp_path / kind).read_text("utf-8")
    copies = tenor("annotate", SAMPLE, *paths[:1], "-o", tmp_path / "copies")
    assert (copies.status, copies.err) == (1, "")
    assert "not annotated" in copies.out and "declares a DTD" in copies.out


# Any bytes at all


HEADS = (b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html>", b"\xd0\xcf\x11\xe0")
SUFFIXES = st.sampled_from([".docx", ".pdf", ".html", ".txt"])


@some
@given(head=st.sampled_from(HEADS), tail=st.binary(max_size=2_000), suffix=SUFFIXES)
def test_any_bytes_are_read_or_refused_with_a_reason(head: bytes, tail: bytes, suffix: str) -> None:
    file = examined(Path("paper" + suffix), head + tail, "drawn")
    assert (file.paper is None) == bool(file.why)


@some
@given(kind=st.sampled_from(["docx", "pdf"]), changes=mutations())
def test_a_real_file_with_bytes_otherwise_is_read_or_refused(
    kind: str, changes: list[tuple[str, float, float, int]], sound: Sound
) -> None:
    data = mutated(getattr(sound, kind), changes)
    file = examined(Path(f"{STATEMENT}.{kind}"), data, "drawn")
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
    inner = members(sound.docx)
    path = tmp_path / f"{STATEMENT}.docx"
    path.write_bytes(archive({**inner, part: mutated(inner.get(part, inner["word/document.xml"]), changes)}))
    checked([path], sample_book)
