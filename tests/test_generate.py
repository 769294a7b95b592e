"""tenor generate and tenor demo: whole files, the same bytes, nothing lost."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.resources import TEMPLATES
from tenor.generate import generate, sha256
from tenor.generate.writers import WRITERS
from tenor.matter import load
from tenor.subcommands import tenor
from warrant.errors import BadMatter
from warrant.replay import replay

STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1.docx"


def run(*arguments):
    return CliRunner().invoke(tenor, [str(each) for each in arguments])


def write(matter: Path, out: Path, **options):
    return generate(replay(load(matter)), matter, out, **{"formats": ("docx",), **options})


def test_the_same_matter_gives_the_same_bytes_in_another_process_place_zone_and_hash_seed(sample, generated, tmp_path):
    moved = shutil.copytree(sample, tmp_path / "elsewhere" / "a matter")
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"}
    environment["PYTHONPATH"] = str(TEMPLATES.parent)
    command = [sys.executable, "-c", "from tenor.cli import main; main()", "generate", str(moved), "--format", "docx"]
    subprocess.run([*command, "--format", "pdf"], check=True, env=environment, cwd=tmp_path, capture_output=True)
    for path in (moved / "out").glob("2*"):
        assert sha256(path) == sha256(generated / path.name), path.name


def test_a_second_run_writes_nothing_anew(sample, tmp_path):
    assert {each.state for each in write(sample, tmp_path / "out")} == {"written"}
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("2*")}
    assert {each.state for each in write(sample, tmp_path / "out")} == {"unchanged"}
    assert times == {path: path.stat().st_mtime_ns for path in times}


def test_paper_that_was_mailed_is_never_rewritten(sample, tmp_path):
    out = tmp_path / "out"
    write(sample, out)
    mailed = sha256(out / STATEMENT)
    mailings = sample / "mailings.csv"
    mailings.write_text(mailings.read_text("utf-8").replace("first_class,,", f"first_class,,{mailed}", 1), "utf-8")
    events = sample / "events.yaml"
    events.write_text(events.read_text("utf-8").replace("expenses: 600,000", "expenses: 700,000"), "utf-8")
    states = {each.path.name: each.state for each in write(sample, out)}
    assert states[STATEMENT] == "kept"
    assert sha256(out / STATEMENT) == mailed


def test_the_manifest_names_inputs_templates_outputs_and_libraries_by_hash_and_version(sample, tmp_path):
    out = tmp_path / "out"
    write(sample, out)
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert manifest["inputs"]["events.yaml"] == sha256(sample / "events.yaml")
    assert {each["file"]: each["sha256"] for each in manifest["documents"]} == {
        path.name: sha256(path) for path in out.glob("*.docx")
    }
    assert manifest["libraries"]["weasyprint"]


def test_a_run_that_fails_leaves_nothing_behind(sample, tmp_path, monkeypatch):
    def fail(html, document, paper):
        raise RuntimeError("the disk is full")

    monkeypatch.setitem(WRITERS, "pdf", fail)
    with pytest.raises(RuntimeError):
        write(sample, tmp_path / "out", formats=("docx", "pdf"))
    assert [path.name for path in tmp_path.iterdir()] == ["matter"]


def test_only_and_format_limit_what_is_written(sample, tmp_path):
    result = run("generate", sample, "-o", tmp_path / "o", "--only", "adjustment_statement", "--format", "html")
    assert result.exit_code == 0
    names = sorted(path.name for path in (tmp_path / "o").glob("2*"))
    assert names == [
        "2002-06-14-adjustment-statement-E-001-W-1.html",
        "2002-09-16-adjustment-statement-E-003-W-1.html",
    ]
    assert run("generate", sample, "--only", "letter").exit_code == 2


def test_a_spoilt_matter_writes_nothing(sample, tmp_path):
    events = sample / "events.yaml"
    events.write_text(events.read_text("utf-8").replace("2002-06-14", "2002-06-31"), "utf-8")
    with pytest.raises(BadMatter, match=r"events.yaml:8:\d+: issued_on: there is no 2002-06-31"):
        write(sample, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_holder_with_markup_for_a_name_prints_as_that(sample, tmp_path):
    warrant = sample / "warrant.yaml"
    name = "<b>&{{7*7}} Ltd"
    warrant.write_text(
        warrant.read_text("utf-8").replace("Cisco Systems Capital Corporation\n", f'"{name}"\n'), "utf-8"
    )
    out = tmp_path / "out"
    write(sample, out, formats=("docx", "html"))
    html = next(out.glob("*notice*.html")).read_text("utf-8")
    assert "&lt;b&gt;&amp;{{7*7}} Ltd" in html
    mailings = sample / "mailings.csv"
    mailings.write_text(mailings.read_text("utf-8").replace("Cisco Systems Capital Corporation", name), "utf-8")
    result = run("check", sample, next(out.glob("*notice*.docx")))
    assert result.exit_code == 0, result.stdout


def test_another_matter_prints_and_checks_its_own_names_dates_and_figures(sample, tmp_path):
    warrant = sample / "warrant.yaml"
    words = warrant.read_text("utf-8")
    for before, after in {
        "CTC Communications Group, Inc.": "Acme Signals Corp.",
        "CTC COMMUNCATIONS GROUP, INC.": "ACME SIGNALS CORP.",
        "Cisco Systems Capital Corporation": "Northern Lending LLC",
        "542,075": "100,000",
        "4.10": "7.25",
        "Nevada": "Ohio",
        "filing_exhibit: Exhibit 10.3": "",
    }.items():
        assert before in words
        words = words.replace(before, after)
    warrant.write_text(words, "utf-8")
    (sample / "mailings.csv").unlink()
    out = tmp_path / "out"
    write(sample, out, formats=("docx", "pdf"), kinds=("warrant",))
    result = run("check", sample, *out.glob("*warrant*"), "--json")
    report = json.loads(result.stdout)
    own = [each for each in report["findings"] if not each["code"].startswith("OBL")]
    assert [each for each in own if ", recorded: " not in each["message"]] == []
    assert all(each["untied"] == 0 for each in report["documents"])


def test_demo_runs_twice_and_says_that_its_events_are_illustrative(tmp_path):
    for packed in ("figures ticked", "kept as it stands"):
        result = run("demo", tmp_path / "demo")
        assert packed in result.stdout
        assert result.exit_code == 0, result.stdout
        assert "ILLUSTRATIVE" in result.stdout
        assert result.stdout.splitlines()[-1].startswith("PASS as of 2002-12-31")
    assert (tmp_path / "demo" / "report.html").stat().st_size > 10_000


def test_new_makes_a_matter_that_loads_and_never_overwrites(tmp_path):
    folder = tmp_path / "new"
    assert run("new", folder).exit_code == 0
    assert run("ledger", folder).exit_code == 0
    assert run("new", folder).exit_code == 2


def test_the_notice_of_a_planned_dividend_is_written_before_its_closing_prices_are_known(sample, tmp_path):
    prices = sample / "prices.csv"
    prices.write_text(prices.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    out = tmp_path / "out"
    result = run("generate", sample, "-o", out, "--format", "docx", "--as-of", "2002-08-09")
    assert result.exit_code == 0, result.stderr
    assert [path.name for path in sorted(out.glob("*E-003*"))] == [
        "2002-09-16-extraordinary-dividend-notice-E-003-W-1.docx",
        "2002-09-16-mailing-list-E-003.docx",
    ]


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("warrant.yaml", "name: Cisco Systems Capital Corporation", "name: 思科", "warrant.yaml:23:9: W-1.holder.name"),
        ("events.yaml", "paid-in capital\n    payable", "資本\n    payable", "events.yaml:23:18: E-003.description"),
    ],
)
def test_a_text_with_letters_that_the_carried_font_lacks_is_refused_at_its_line(
    sample, tmp_path, file, before, after, told
):
    path = sample / file
    assert before in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    with pytest.raises(BadMatter) as refused:
        write(sample, tmp_path / "out")
    assert any(str(problem).startswith(told) for problem in refused.value.problems), refused.value
    assert not (tmp_path / "out").exists()
