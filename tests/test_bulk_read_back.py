"""A run of statements is read back against its list: what is missing, strange, swapped, altered or wrong is found."""

import json
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from bulk_files import altered, contents, folder_of, in_codes, matter_of, stamped

from checks.bulk.folder import Folder
from checks.bulk.learning import lesson
from checks.bulk.run import verify_run
from checks.bulk.verdict import RunVerdict
from warrant.listed import Listed, Unlisted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(stamped(), tmp_path)


def verdict(folder: Path, lines: Sequence[Listed | Unlisted] | None = None, **options: int) -> RunVerdict:
    files = stamped()
    listed: Iterator[Listed | Unlisted] = iter(files.lines if lines is None else lines)
    chosen = {"sample": 0, **options}
    with ThreadPoolExecutor(1) as executor:
        return verify_run(
            folder, files.run, listed, book=files.book, as_of=date(2002, 12, 31), executor=executor, **chosen
        )


def paper(folder: Path, number: int) -> Path:
    (found,) = folder.glob(f"*/*-{stamped().lines[number].certificate}.pdf")
    return found


def codes(found: RunVerdict) -> set[str]:
    return {each.rule.code for each in found.findings if each.severity == "error"}


def test_a_run_as_it_was_written_is_read_back_with_no_finding(folder):
    found = verdict(folder, sample=2, seed=3)
    count = len(stamped().lines)
    assert (found.lines, found.statements, found.files) == (count, count, count)
    assert (found.by_layout, found.layouts, found.in_full, found.sample) == (count - 2, 1, 4, 2)
    assert found.stated == found.owed
    assert found.tied > 20 * (count - 2)
    assert not (found.missing or found.strangers or found.altered or found.refused or found.findings or found.more)
    assert "2 drawn at random (seed 3)" in found.sentence


def test_a_file_that_is_not_there_and_a_file_of_nobody_are_told_by_name(folder):
    gone = paper(folder, 7)
    gone.rename(gone.with_name(gone.name.replace("H-00008", "H-77777")))
    (folder / "0001" / "letter.txt").write_text("a letter")
    found = verdict(folder)
    assert [each.file for each in found.missing] == [gone.name]
    assert [each.rpartition("-")[2] for each in sorted(found.strangers)] == ["0001/letter.txt", "77777.pdf"]
    assert found.stated != found.owed
    assert found.statements == len(stamped().lines) - 1


def test_a_file_in_another_batch_is_found_there_and_read(folder):
    moved = paper(folder, 1)
    moved.rename(folder / "0003" / moved.name)
    found = verdict(folder)
    assert not found.missing and not found.strangers
    assert found.stated == found.owed


def test_two_files_that_were_swapped_are_each_wrong(folder):
    one, other = paper(folder, 3), paper(folder, 9)
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    found = verdict(folder)
    assert len({each.check.file for each in found.findings if each.severity == "error"}) == 2
    assert found.stated != found.owed
    assert len(found.altered) == 2


def test_a_figure_altered_in_the_finished_file_is_found_by_the_rules_and_named(folder):
    target = paper(folder, 6)
    data = target.read_bytes()
    stated = stamped().texts(6)["shares_after"]
    wrong = stated[:-1] + ("1" if stated[-1] != "1" else "2")
    other = altered(data, contents(data)[0], lambda held: held.replace(in_codes(stated), in_codes(wrong), 1))
    target.write_bytes(other)
    found = verdict(folder)
    assert found.stated != found.owed
    assert "FIG-01" in codes(found) or "FIG-03" in codes(found)
    assert found.altered == (f"{target.parent.name}/{target.name}",)


def test_a_file_cut_off_is_one_that_cannot_be_read(folder):
    target = paper(folder, 6)
    target.write_bytes(target.read_bytes()[:-200])
    found = verdict(folder)
    assert "FIL-01" in codes(found)


def test_a_line_that_cannot_be_used_is_told_and_its_file_is_a_strangers(folder):
    lines = list(stamped().lines)
    lines[2:3] = [Unlisted(lines[2].line, lines[2].certificate, "shares is no number: write one")]
    found = verdict(folder, lines)
    assert [each.line for each in found.refused] == [4]
    assert len(found.strangers) == 1
    assert found.lines == len(lines)


def test_of_a_run_that_has_no_folder_every_statement_is_missing(tmp_path):
    found = verdict(tmp_path / "none")
    assert len(found.missing) == len(stamped().lines)
    assert not found.files


def test_files_that_are_of_no_one_layout_are_each_read_in_full(folder):
    for each in sorted(folder.glob("*/*.pdf"))[3:]:
        each.unlink()
    shutil.rmtree(folder / "0002")
    found = verdict(folder, stamped().lines[:3])
    assert (found.by_layout, found.layouts, found.in_full, found.files) == (0, 0, 3, 3)
    assert not found.findings


def test_one_wrong_file_keeps_no_layout_from_being_learned(folder):
    files = stamped()
    asked = [each for batch, _ in Folder(folder, files.run).batches(files.lines) for each in batch]
    pairs = lesson(asked, files.run).pairs
    assert len({each for pair in pairs for each in pair}) == 2 * len(pairs) > 2
    wrong = Path(pairs[0][0].path)
    wrong.write_bytes(paper(folder, files.lines.index(pairs[0][1].listed)).read_bytes())
    found = verdict(folder)
    count = len(files.lines)
    assert found.layouts == 1
    assert (
        found.by_layout > count - 5
    )  # the wrong one, two that teach, and who has another of a value that these have alike
    assert {each.check.file for each in found.findings if each.severity == "error"} == {wrong.name}


def test_the_command_reads_back_the_runs_of_the_folder_and_every_report_says_so(tmp_path, tenor):
    files = stamped()
    matter = matter_of(files, tmp_path / "matter")
    reports = {name: tmp_path / f"report.{name}" for name in ("html", "junit", "sarif")}
    options = [word for name, path in reports.items() for word in (f"--{name}", str(path))]
    printed = tenor("check", str(matter), "--as-of", "2002-06-20", "--sample", "1", *options).out
    said = f"{len(files.lines)} statements of E-001 read back"
    assert said in printed
    assert all(said in path.read_text("utf-8") for path in reports.values())
    (run,) = json.loads(tenor("check", str(matter), "--as-of", "2002-06-20", "--sample", "0", "--json").out)["runs"]
    assert (run["statements"], run["by_layout"], run["in_full"]) == (len(files.lines), len(files.lines) - 2, 2)
    assert run["shares_stated"] == run["shares_owed"]
