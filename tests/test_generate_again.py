"""tenor generate, run again: only what changed is made, nothing of anybody's is lost, and a broken run is completed."""

import errno
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date

import pytest
from click.testing import CliRunner

from docgen.resources import TEMPLATES
from tenor.generate import MANIFEST, Busy, generate, inputs, sha256
from tenor.generate.beside import folder_beside
from tenor.generate.writers import WRITERS
from tenor.matter import load
from tenor.subcommands import tenor
from warrant.replay import replay

STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1.docx"
NEW_EVENT = """
  - id: E-004
    type: issuance
    issued_on: 2002-11-04
    shares_issued: 2,000,000
    cash_paid: 2,000,000.00
"""


def run(*arguments):
    return CliRunner().invoke(tenor, [str(each) for each in arguments])


@pytest.fixture
def made(monkeypatch):
    """The ids of the documents that were made as DOCX, in their order."""
    ids, write = [], WRITERS["docx"]

    def counted(html, document, paper):
        ids.append(document.id)
        return write(html, document, paper)

    monkeypatch.setitem(WRITERS, "docx", counted)
    return ids


@pytest.fixture
def quick(monkeypatch):
    """Writers that do next to nothing."""
    for suffix in WRITERS:
        monkeypatch.setitem(WRITERS, suffix, lambda html, document, paper: html.encode())


def write(matter, out, **options):
    matter_read = load(matter)
    return generate(replay(matter_read, matter_read.terms.as_of), matter, out, **{"formats": ("docx",), **options})


def states(written):
    return {each.path.name: each.state for each in written}


def files(out):
    return {path.name: path.read_bytes() for path in out.iterdir()}


def add(sample, text):
    events = sample / "events.yaml"
    events.write_text(events.read_text("utf-8") + text, "utf-8")


def test_an_unchanged_matter_renders_nothing_again(sample, tmp_path, made):
    write(sample, tmp_path / "out")
    before = files(tmp_path / "out")
    made.clear()
    assert set(states(write(sample, tmp_path / "out")).values()) == {"unchanged"}
    assert made == []
    assert files(tmp_path / "out") == before


def test_of_a_matter_with_one_new_event_only_what_that_event_touches_is_made(sample, tmp_path, made):
    write(sample, tmp_path / "out")
    made.clear()
    add(sample, NEW_EVENT)
    written = states(write(sample, tmp_path / "out"))
    assert made and all("E-004" in each for each in made)
    assert {name for name, state in written.items() if state == "written"} == {
        name for name in written if "E-004" in name
    }


def test_a_changed_template_or_library_makes_anew_what_depends_on_it(sample, tmp_path, made, monkeypatch):
    write(sample, tmp_path / "out")
    made.clear()
    monkeypatch.setattr(inputs, "sources", lambda kind: [TEMPLATES / "README.md"] if "notice" in kind else [])
    inputs.templates_sha256.cache_clear()
    written = states(write(sample, tmp_path / "out", kinds=("extraordinary_dividend_notice",)))
    monkeypatch.undo()
    inputs.templates_sha256.cache_clear()
    assert set(written.values()) == {"unchanged"}, "the same bytes are moved nowhere"


def test_a_file_that_is_gone_is_made_again_and_no_other(sample, tmp_path, made):
    write(sample, tmp_path / "out")
    made.clear()
    (tmp_path / "out" / STATEMENT).unlink()
    written = states(write(sample, tmp_path / "out"))
    assert made == ["AS-E-001-W-1"]
    assert [name for name, state in written.items() if state == "written"] == [STATEMENT]


def test_a_file_that_was_edited_is_never_replaced_and_the_status_says_so(sample, tmp_path):
    write(sample, tmp_path / "out")
    (tmp_path / "out" / STATEMENT).write_bytes(b"what counsel wrote")
    for _ in range(2):
        result = run("generate", sample, "-o", tmp_path / "out", "--format", "docx")
        assert result.exit_code == 1
        assert f"edited    {tmp_path / 'out' / STATEMENT}: it is not as it was written; move it away" in result.stdout
        assert (tmp_path / "out" / STATEMENT).read_bytes() == b"what counsel wrote"


def test_a_file_of_that_name_that_no_run_wrote_is_not_replaced(sample, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / STATEMENT).write_bytes(b"ours")
    assert states(write(sample, tmp_path / "out"))[STATEMENT] == "edited"
    assert (tmp_path / "out" / STATEMENT).read_bytes() == b"ours"


def test_what_the_matter_no_longer_calls_for_is_removed_if_it_was_written_here_and_not_mailed(sample, tmp_path):
    out, kept = sample / "out", "2002-11-04-adjustment-statement-E-004-W-1.docx"
    add(sample, NEW_EVENT)
    assert run("generate", sample).exit_code == 0
    (out / "notes.txt").write_text("counsel's own", "utf-8")
    mailings = sample / "mailings.csv"
    row = (
        f"{kept.removesuffix('.docx')},2002-11-05,Cisco Systems Capital Corporation,x,first_class,,{sha256(out / kept)}"
    )
    mailings.write_text(mailings.read_text("utf-8") + row + "\n", "utf-8")
    events = sample / "events.yaml"
    events.write_text(events.read_text("utf-8").replace(NEW_EVENT, ""), "utf-8")
    result = run("generate", sample, "--json")
    found = {each["file"].rpartition(os.sep)[2]: each["state"] for each in json.loads(result.stdout)["documents"]}
    of_the_event = {name: state for name, state in found.items() if "E-004" in name}
    assert of_the_event.pop(kept) == "kept"
    assert of_the_event and set(of_the_event.values()) == {"removed"}
    assert {path.name for path in out.glob("*E-004*")} == {kept}
    assert (out / "notes.txt").exists()
    listed = {each["file"] for each in json.loads((out / MANIFEST).read_text("utf-8"))["documents"]}
    assert listed == {path.name for path in out.glob("2*")}


@pytest.mark.parametrize("part", [0, 1000])
def test_a_file_that_was_cut_short_is_written_again(sample, tmp_path, part):
    write(sample, tmp_path / "out")
    whole = (tmp_path / "out" / STATEMENT).read_bytes()
    (tmp_path / "out" / STATEMENT).write_bytes(whole[:part])
    assert states(write(sample, tmp_path / "out"))[STATEMENT] == "written"
    assert (tmp_path / "out" / STATEMENT).read_bytes() == whole


def test_lines_that_move_in_the_files_of_a_matter_change_no_paper(sample, tmp_path, made):
    write(sample, tmp_path / "out")
    made.clear()
    for name in ("events.yaml", "warrant.yaml"):
        (sample / name).write_text("# a line more\n" + (sample / name).read_text("utf-8"), "utf-8")
    assert set(states(write(sample, tmp_path / "out")).values()) == {"unchanged"}
    assert made == []


def test_a_look_at_another_day_removes_nothing(sample, quick):
    assert run("generate", sample, "--jobs", "1").exit_code == 0
    before = files(sample / "out")
    earlier = run("generate", sample, "--jobs", "1", "--as-of", "2002-03-01")
    assert earlier.exit_code == 0 and "removed" not in earlier.stdout
    assert before.keys() <= files(sample / "out").keys()


def test_a_manifest_that_names_a_file_elsewhere_removes_nothing_there(sample, tmp_path, quick):
    elsewhere = tmp_path / "letter.docx"
    elsewhere.write_bytes(b"ours")
    (sample / "out").mkdir()
    entry = {"file": "../../letter.docx", "sha256": sha256(elsewhere)}
    (sample / "out" / MANIFEST).write_text(json.dumps({"documents": [entry]}), "utf-8")
    assert run("generate", sample, "--jobs", "1").exit_code == 0
    assert elsewhere.read_bytes() == b"ours"


def test_two_runs_do_not_write_to_one_folder_at_a_time(sample, tmp_path):
    with folder_beside(tmp_path / "out"):
        with pytest.raises(Busy, match="another run is writing to"):
            write(sample, tmp_path / "out")
        result = run("generate", sample, "-o", tmp_path / "out")
        assert result.exit_code == 2
        assert "wait until it ends\nNothing was written." in result.stderr


def test_a_disk_that_is_full_is_told_and_leaves_nothing(sample, tmp_path, monkeypatch):
    def fail(html, document, paper):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setitem(WRITERS, "docx", fail)
    result = run("generate", sample, "-o", tmp_path / "out", "--format", "docx", "--jobs", "1")
    assert result.exit_code == 2
    assert "No space left on device: mend that and run again" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["matter"]


KILLED = """
import os, signal, sys
from tenor.cli import main
moves, really = [], os.replace
def replace(source, target):
    moves.append(target)
    if len(moves) == {at}:
        os.kill(os.getpid(), signal.SIGKILL)
    really(source, target)
os.replace = replace
sys.argv = ["tenor", "generate", {matter!r}, "-o", {out!r}, "--format", "html", "--jobs", "1"]
main()
"""


@pytest.mark.parametrize("at", [1, 2, 6])
def test_a_run_that_is_killed_is_completed_by_the_next_and_leaves_no_folder(sample, tmp_path, at):
    out = tmp_path / "out"
    program = KILLED.format(at=at, matter=str(sample), out=str(out))
    environment = {**os.environ, "PYTHONPATH": str(TEMPLATES.parent)}
    killed = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert list(tmp_path.glob(".tenor-*"))
    assert set(states(write(sample, out, formats=("html",))).values()) <= {"written", "unchanged"}
    write(sample, tmp_path / "complete", formats=("html",))
    assert files(out) == files(tmp_path / "complete")
    assert list(tmp_path.glob(".tenor-*")) == []


def test_a_run_limited_to_a_kind_removes_nothing(sample, tmp_path):
    write(sample, tmp_path / "out")
    before = files(tmp_path / "out")
    write(sample, tmp_path / "out", kinds=("adjustment_statement",), events=("E-003",))
    assert files(tmp_path / "out") == before


def test_a_run_that_breaks_off_at_any_move_is_completed_by_the_next(sample, tmp_path, monkeypatch):
    complete, really = tmp_path / "complete", os.replace
    events = (sample / "events.yaml").read_text("utf-8")
    kinds = ("adjustment_statement", "extraordinary_dividend_notice")
    changed = events.replace("expenses: 600,000", "expenses: 5,600,000")
    (sample / "events.yaml").write_text(changed, "utf-8")
    write(sample, complete, kinds=kinds)
    for breaks_at in range(9):
        out, moves = tmp_path / f"broken-{breaks_at}", []
        (sample / "events.yaml").write_text(events, "utf-8")
        write(sample, out, kinds=kinds)
        (sample / "events.yaml").write_text(changed, "utf-8")

        def breaking(source, target, moves=moves, breaks_at=breaks_at):
            moves.append(target)
            if len(moves) > breaks_at:
                raise OSError("the disk is full")
            really(source, target)

        monkeypatch.setattr(os, "replace", breaking)
        with suppress(OSError):
            write(sample, out, kinds=kinds)
            whole = len(moves)
        monkeypatch.setattr(os, "replace", really)
        assert "edited" not in states(write(sample, out, kinds=kinds)).values()
        assert files(out) == files(complete)
    assert 3 < whole < 9, "the last run of these had room for all its moves"


def test_any_number_of_processes_writes_the_same_bytes(sample, tmp_path):
    kinds = ("adjustment_statement",)
    for jobs in (1, 2):
        write(sample, tmp_path / str(jobs), kinds=kinds, formats=("docx", "pdf", "html"), jobs=jobs)
    assert files(tmp_path / "1") == files(tmp_path / "2")


def test_event_limits_what_is_written_and_an_unknown_one_is_told_with_those_there_are(sample, tmp_path):
    result = run("generate", sample, "-o", tmp_path, "--event", "E-001", "--format", "html")
    assert result.exit_code == 0
    written = [path.name for path in tmp_path.glob("2*")]
    assert written and all("E-001" in name for name in written)
    result = run("generate", sample, "--event", "E-999")
    assert result.exit_code == 2
    assert result.stderr.startswith("There is no document of the event E-999: there are E-001, E-003, issue.")


def test_a_matter_may_ask_for_a4(sample, tmp_path):
    from docx import Document
    from pypdf import PdfReader

    warrant = sample / "warrant.yaml"
    warrant.write_text(warrant.read_text("utf-8") + "paper: A4\n", "utf-8")
    assert run("generate", sample, "--only", "extraordinary_dividend_notice").exit_code == 0
    [docx], [pdf] = (sample / "out").glob("*.docx"), (sample / "out").glob("*.pdf")
    section = Document(str(docx)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [round(float(each) / 72 * 25.4) for each in PdfReader(pdf).pages[0].mediabox[2:]] == [210, 297]
    result = run("check", sample, docx, pdf)
    assert result.exit_code == 0, result.stdout


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_a_draft_marks_what_is_missing_and_never_passes(sample, tmp_path, suffix, monkeypatch):
    from warrant.documents.kinds import extraordinary_dividend_notice as kind

    monkeypatch.setattr(kind, "GIVEN", tuple(name for name in kind.GIVEN if name != "made_on"))
    asked = ("generate", sample, "-o", tmp_path, "--only", kind.KIND, "--format", suffix)
    result = run(*asked)
    assert result.exit_code == 2
    assert "extraordinary_dividend_notice/document.html.j2, line" in result.stderr and "'made_on'" in result.stderr
    assert not list(tmp_path.glob("2*"))
    assert run(*asked, "--draft").exit_code == 0
    [path] = tmp_path.glob("2*")
    assert path.name == f"2002-09-16-extraordinary-dividend-notice-E-003-W-1-draft.{suffix}"
    monkeypatch.undo()
    result = run("check", sample, path, "--json")
    found = {(each["code"], each["found"]) for each in json.loads(result.stdout)["findings"]}
    assert {("TXT-04", "DRAFT"), ("TXT-04", "____")} <= found


def test_a_draft_in_which_nothing_is_missing_does_not_pass_and_takes_no_final_papers_place(sample, tmp_path):
    for draft in ([], ["--draft"], []):
        asked = ("generate", sample, "-o", tmp_path, "--only", "extraordinary_dividend_notice", "--format", "docx")
        assert run(*asked, *draft).exit_code == 0
    final, draft = sorted(tmp_path.glob("2*"), key=lambda path: len(path.name))
    assert run("check", sample, final).exit_code == 0
    assert run("check", sample, draft).exit_code == 1


def test_a_draft_in_html_says_so_on_a_screen_and_on_every_printed_page(sample, tmp_path):
    assert run("generate", sample, "-o", tmp_path, "--event", "E-003", "--format", "html", "--draft").exit_code == 0
    for path in tmp_path.glob("2*"):
        html = path.read_text("utf-8")
        assert '<header class="running">DRAFT' in html
        assert "header.running { position: fixed" in html
        assert "@page { size: Letter }" in html


def test_help_gives_an_example_of_each_option():
    examples = [line for line in run("generate", "--help").stdout.splitlines() if line.startswith("    tenor generate")]
    for option in ("--only", "--event", "--format", "--draft", "--jobs", "--as-of", "--json", "-o"):
        assert any(option in line for line in examples), option


def test_the_manifest_gives_the_day_and_place_of_nothing(sample, tmp_path):
    write(sample, tmp_path / "out")
    text = (tmp_path / "out" / MANIFEST).read_text("utf-8")
    assert str(tmp_path) not in text and str(date.today()) not in text
