"""What a command imports: nothing heavy before it is needed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Set
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import EXAMPLES

HEAVY = {"docx", "jinja2", "lxml", "openpyxl", "pikepdf", "PIL", "pypdf", "pypdfium2", "rich", "sqlalchemy"}
HEAVY |= {"cryptography", "fontTools", "icalendar", "pyhanko", "tinycss2", "uharfbuzz", "weasyprint", "xlsxwriter"}
OURS = re.compile(r"(?:warrant|checks|tenor|docgen)\.")
PROGRAM = """
import sys, json, contextlib, io
sys.argv = ["tenor", *sys.argv[1:]]
from tenor.cli import main
said = io.StringIO()
with contextlib.redirect_stdout(said):
    try:
        main()
    except SystemExit:
        pass
print(json.dumps(sorted(sys.modules)))
"""


def imported(*arguments: str) -> set[str]:
    """The modules that a command has imported when it ends."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def packages(modules: Set[str]) -> set[str]:
    return {each.partition(".")[0] for each in modules}


def test_help_imports_neither_a_command_nor_anything_heavy() -> None:
    modules = imported("--help")
    assert not packages(modules) & (HEAVY | {"checks", "docgen", "warrant", "yaml"})
    assert not [each for each in modules if each.startswith("tenor.commands.")]


@pytest.mark.parametrize("command", ["check", "generate", "ledger", "packet", "annotate", "workpaper"])
def test_help_on_a_command_imports_nothing_heavy(command: str) -> None:
    assert not packages(imported(command, "--help")) & HEAVY


@pytest.mark.parametrize("command", ["ledger", "deadlines"])
def test_a_command_that_only_computes_imports_no_reader_and_no_writer(command: str) -> None:
    modules = imported(command, str(EXAMPLES / "ctc-cisco"))
    assert not packages(modules) & (HEAVY - {"rich", "icalendar"})
    assert not modules & {"docgen.render", "docgen.pdf", "docgen.docx", "checks.run"}


def test_a_check_imports_no_writer_and_leaves_what_parses_files_to_the_processes_apart(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("The Warrant Price is $4.10.\n")
    modules = imported("check", str(EXAMPLES / "ctc-cisco"), str(file))
    assert not packages(modules) & {"docx", "jinja2", "weasyprint", "pikepdf", "pypdf", "pypdfium2", "PIL"}
    assert "checks.inspect.pdf" not in modules and "checks.read.pdf" not in modules


def test_a_check_of_our_own_paper_imports_nothing_that_others_papers_or_other_reports_need(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    imported("generate", str(EXAMPLES / "ctc-cisco"), "-o", out, "--only", "adjustment_statement")
    paper = next(iter(sorted(Path(out).glob("*.docx"))))
    modules = imported("check", str(EXAMPLES / "ctc-cisco"), str(paper))
    assert not [each for each in modules if each.startswith(("checks.foreign.", "checks.bulk.", "tenor.holders"))]
    assert not modules & {"checks.report.html", "checks.report.sarif", "checks.report.junit", "tenor.read_back"}
    assert not packages(modules) & {"concurrent", "lxml", "multiprocessing"}


def test_what_a_check_imports_compiles_its_patterns_and_dataclasses_when_they_are_used(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("The Warrant Price is $4.10.\n")
    ours = [each for each in imported("check", str(EXAMPLES / "ctc-cisco"), str(file)) if OURS.match(each)]
    assert len(ours) > 200
    for module in ours:
        spec = find_spec(module)
        assert spec and spec.origin
        text = Path(spec.origin).read_text(encoding="utf-8")
        made = re.search(r"^from dataclasses import .*\bdataclass\b", text, re.MULTILINE)
        assert not made or "slots=True" in text, f"{module}: take dataclass from warrant.data"
        assert not re.search(r"^\w+ = re\.compile\(", text, re.MULTILINE), f"{module}: take regex from warrant.regex"


READY = """
import json, sys
from checks.apart.child import _make_ready
_make_ready(sys.argv[1:])
print(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize(
    ("suffix", "reader", "others"),
    [(".docx", "checks.read.docx", {"pypdf", "PIL", "tinycss2"}), (".txt", "checks.read.plain", {"pypdf", "lxml"})],
)
def test_a_reading_process_imports_the_readers_of_the_files_named_alone(
    suffix: str, reader: str, others: set[str]
) -> None:
    done = subprocess.run([sys.executable, "-c", READY, suffix], capture_output=True, text=True, check=True)
    modules = set(json.loads(done.stdout))
    assert reader in modules
    assert not packages(modules) & others


def test_every_command_says_what_it_does_in_the_first_line_of_its_module() -> None:
    from tenor.subcommands import Subcommands, said_of

    names = Subcommands().list_commands(None)  # type: ignore[arg-type]
    assert "check" in names
    assert all(said_of(name)[0].isupper() and not said_of(name).startswith("Tenor") for name in names)
