"""tenor annotate as a user sees it: what is told, what is written and what is never touched; and TXT-11."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from annotated import comments
from conftest import SAMPLE, Outcome
from docx_builder import p, write_docx
from planting import replaced, write_zip

from checks.read import read
from tenor.generate import sha256

STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"
Tenor = Callable[..., Outcome]


@pytest.fixture
def papers(generated: Path, tmp_path: Path) -> Path:
    """A folder of one statement: a wrong price in its Word file, a sound PDF and HTML page, and a text that is none."""
    folder = tmp_path / "papers"
    replaced(generated / f"{STATEMENT}.docx", folder, ">$3.77<", ">$3.17<")
    shutil.copy(generated / f"{STATEMENT}.pdf", folder)
    shutil.copy(generated / f"{STATEMENT}.html", folder)
    (folder / "letter.txt").write_text("$3.17")
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path) for path in folder.iterdir()}


def test_each_paper_is_told_with_its_notes_or_why_it_has_none_and_a_verdict_ends_it(
    papers: Path, tenor: Tenor, tmp_path: Path
) -> None:
    before, out = contents(papers), tmp_path / "out"
    told = tenor("annotate", SAMPLE, papers, "-o", out)
    assert told.status == 1
    lines = told.out.splitlines()
    assert lines[0] == f"annotated      {out / STATEMENT}.docx: 1 note"
    assert f"annotated      {out / STATEMENT}.pdf: 1 note" in lines  # it does not say what the Word file says
    why = "notes can be put into Word files and PDFs alone: annotate the DOCX or the PDF of it"
    assert f"not annotated  {papers / STATEMENT}.html: {why}" in lines
    assert f"not annotated  {papers / 'letter.txt'}: {why}" in lines
    assert any(line.startswith("on no paper    OBL-05, error: 2002-02-27-warrant-issue-W-1.docx") for line in lines)
    assert lines[-2] == "2 copies with 2 notes; 2 not annotated."
    assert lines[-1].startswith("FAIL as of 2002-12-31")
    assert contents(papers) == before
    assert set(contents(out)) == {f"{STATEMENT}.docx", f"{STATEMENT}.pdf", "annotated.json"}


def test_what_is_told_is_told_to_programs_too(papers: Path, tenor: Tenor, tmp_path: Path) -> None:
    told = tenor("annotate", SAMPLE, papers, "-o", tmp_path / "out", "--json")
    said = json.loads(told.out)
    assert (told.status, said["verdict"], said["as_of"]) == (1, "fail", "2002-12-31")
    assert [(each["copy"] is None, each["notes"], each["why_not"] is None) for each in said["papers"]] == [
        (False, 1, True),
        (True, 0, False),
        (False, 1, True),
        (True, 0, False),
    ]
    on_no_paper = {line.split(",")[0] for line in said["on_no_paper"]}
    assert on_no_paper == {"OBL-05", "OBL-06", "TXT-05", "TXT-08"}  # of the HTML page, and of the text that is none


def test_a_check_finds_in_the_copies_what_it_finds_in_the_papers(papers: Path, tenor: Tenor, tmp_path: Path) -> None:
    for name in (f"{STATEMENT}.html", "letter.txt"):  # of which there are no copies
        (papers / name).unlink()
    tenor("annotate", SAMPLE, papers, "-o", tmp_path / "out", "--ticks")
    found = [json.loads(tenor("check", SAMPLE, folder, "--json").out) for folder in (papers, tmp_path / "out")]
    assert found[0]["findings"] == found[1]["findings"]
    assert found[0]["documents"] == found[1]["documents"]


def test_a_clean_paper_has_a_copy_of_its_very_bytes(generated: Path, tenor: Tenor, tmp_path: Path) -> None:
    path = generated / f"{STATEMENT}.docx"
    told = tenor("annotate", SAMPLE, path, "-o", tmp_path / "out")
    assert told.status == 0 and "1 copy with 0 notes; 0 not annotated." in told.out
    assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes()


def test_a_second_run_writes_the_same_and_takes_away_copies_of_papers_that_are_gone(
    papers: Path, tenor: Tenor, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    tenor("annotate", SAMPLE, papers, "-o", out)
    first = contents(out)
    tenor("annotate", SAMPLE, papers / f"{STATEMENT}.docx", "-o", out)
    assert set(contents(out)) == set(first)
    tenor("annotate", SAMPLE, papers, "-o", out)
    assert contents(out) == first
    (papers / f"{STATEMENT}.pdf").unlink()
    tenor("annotate", SAMPLE, papers, "-o", out)
    assert set(contents(out)) == {f"{STATEMENT}.docx", "annotated.json"}


def test_a_paper_is_never_written_over(papers: Path, tenor: Tenor) -> None:
    before = contents(papers)
    told = tenor("annotate", SAMPLE, papers, "-o", papers)
    assert told.status == 2
    assert "is the paper itself: name another folder with -o.\nNothing was written." in told.err
    assert contents(papers) == before


@pytest.mark.parametrize("edited", [f"{STATEMENT}.docx", f"{STATEMENT}.pdf"])
def test_where_a_copy_was_edited_nothing_is_written(edited: str, papers: Path, tenor: Tenor, tmp_path: Path) -> None:
    out = tmp_path / "out"
    tenor("annotate", SAMPLE, papers, "-o", out)
    with (out / edited).open("ab") as file:
        file.write(b"\n")
    before = contents(out)
    told = tenor("annotate", SAMPLE, papers, "-o", out, "--ticks")
    assert told.status == 2 and f"{out / edited} is no copy as tenor annotate left it" in told.err
    assert contents(out) == before
    assert not list(tmp_path.glob(".tenor*"))


def test_a_run_that_was_cut_off_leaves_nothing_that_looks_edited(papers: Path, tenor: Tenor, tmp_path: Path) -> None:
    out = tmp_path / "out"
    tenor("annotate", SAMPLE, papers, "-o", out)
    left = {path: path.read_bytes() for path in out.iterdir()}
    tenor("annotate", SAMPLE, papers, "-o", out, "--ticks")
    said = json.loads((out / "annotated.json").read_text())
    before = json.loads(left[out / "annotated.json"])
    begun = {name: {"sha256": entry["sha256"], "was": before[name]["sha256"]} for name, entry in said.items()}
    (out / "annotated.json").write_text(json.dumps(begun))
    (out / f"{STATEMENT}.pdf").write_bytes(left[out / f"{STATEMENT}.pdf"])  # the Word file was moved, the PDF not yet
    assert tenor("annotate", SAMPLE, papers, "-o", out).status == 1
    assert {path: path.read_bytes() for path in out.iterdir()} == left


def test_a_copy_is_not_annotated_again(papers: Path, tenor: Tenor, tmp_path: Path) -> None:
    tenor("annotate", SAMPLE, papers, "-o", tmp_path / "out")
    told = tenor("annotate", SAMPLE, tmp_path / "out" / f"{STATEMENT}.docx", "-o", tmp_path / "again")
    assert "it bears notes of Tenor's already: annotate the paper that was annotated" in told.out


def test_two_papers_of_one_name_are_refused(papers: Path, generated: Path, tenor: Tenor, tmp_path: Path) -> None:
    name = f"{STATEMENT}.docx"
    told = tenor("annotate", SAMPLE, papers / name, generated / name, "-o", tmp_path / "out")
    assert told.status == 2 and f"Two papers are named {name}: annotate them apart" in told.err


def test_a_file_that_cannot_be_read_has_no_copy_and_does_not_stop_the_others(
    papers: Path, tenor: Tenor, tmp_path: Path
) -> None:
    (papers / "torn.pdf").write_bytes((papers / f"{STATEMENT}.pdf").read_bytes()[:2000])
    told = tenor("annotate", SAMPLE, papers, "-o", tmp_path / "out")
    assert f"not annotated  {papers / 'torn.pdf'}: it is truncated (it has no end mark)" in told.out
    assert "2 copies" in told.out


def test_a_paper_that_is_none_of_the_matter_says_so_at_its_title(tenor: Tenor, tmp_path: Path) -> None:
    path = write_docx(tmp_path, p("Dear Sirs") + p("We write to you."), name="letter.docx")
    tenor("annotate", SAMPLE, path, "-o", tmp_path / "out")
    [comment] = comments((tmp_path / "out" / "letter.docx").read_bytes())
    assert comment.over == "Dear Sirs"
    assert comment.words.startswith("TXT-08, error: the file is a document of this matter")


def test_a_paper_without_words_in_its_body_is_told_to_hold_no_comment(tenor: Tenor, tmp_path: Path) -> None:
    path = write_docx(tmp_path, p(""), [("header", p("words"))], name="blank.docx")
    told = tenor("annotate", SAMPLE, path, "-o", tmp_path / "out")
    assert "its body has no words at which a comment can stand" in told.out


# TXT-11


def with_comment(path: Path, before: str, after: str) -> Path:
    """A copy with a word of its comments replaced."""
    with zipfile.ZipFile(path) as file:
        members = {name: file.read(name) for name in file.namelist()}
    assert before.encode() in members["word/comments.xml"]
    members["word/comments.xml"] = members["word/comments.xml"].replace(before.encode(), after.encode(), 1)
    write_zip(path.parent / "forged" / path.name, members)
    return path.parent / "forged" / path.name


def codes(tenor: Tenor, path: Path) -> dict[str, int]:
    said = json.loads(tenor("check", SAMPLE, path, "--json").out)
    found = [each["code"] for each in said["findings"] if each["severity"] == "error"]
    return {code: found.count(code) for code in found}


def test_a_note_on_an_error_that_was_mended_is_found_until_it_is_deleted(
    papers: Path, tenor: Tenor, tmp_path: Path
) -> None:
    tenor("annotate", SAMPLE, papers / f"{STATEMENT}.docx", "-o", tmp_path / "out")
    copy = tmp_path / "out" / f"{STATEMENT}.docx"
    assert codes(tenor, copy) == {"FIG-01": 1, "FIG-05": 1}
    assert codes(tenor, replaced(copy, tmp_path / "mended", ">$3.17<", ">$3.77<")) == {"TXT-11": 1}


def test_words_that_somebody_else_puts_into_a_note_under_tenors_name_are_found(
    generated: Path, tenor: Tenor, tmp_path: Path
) -> None:
    tenor("annotate", SAMPLE, generated / f"{STATEMENT}.docx", "-o", tmp_path / "out", "--ticks")
    copy = tmp_path / "out" / f"{STATEMENT}.docx"
    assert codes(tenor, copy) == {}
    assert codes(tenor, with_comment(copy, "Value: $3.77", "Value: $9.99")) == {"TXT-11": 1}


def test_a_comment_under_tenors_name_that_is_more_than_plain_words_is_read_as_anybodys(
    generated: Path, tenor: Tenor, tmp_path: Path
) -> None:
    tenor("annotate", SAMPLE, generated / f"{STATEMENT}.docx", "-o", tmp_path / "out", "--ticks")
    copy = tmp_path / "out" / f"{STATEMENT}.docx"
    forged = with_comment(copy, "</w:t></w:r></w:p></w:comment>", "</w:t><w:tab/></w:r></w:p></w:comment>")
    assert [story.name for story in read(forged).text.stories][-1].startswith("comment")


def test_a_comment_of_anybody_else_is_read_and_its_figures_are_untied_as_ever(
    generated: Path, tenor: Tenor, tmp_path: Path
) -> None:
    tenor("annotate", SAMPLE, generated / f"{STATEMENT}.docx", "-o", tmp_path / "out", "--ticks")
    copy = tmp_path / "out" / f"{STATEMENT}.docx"
    assert "FIG-02" in codes(tenor, with_comment(copy, 'w:author="Tenor"', 'w:author="A. Counsel"'))
