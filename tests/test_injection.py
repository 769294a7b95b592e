"""What stands in a field, a paper or a file's name prints as text in everything that Tenor writes, and does nothing."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from conftest import Outcome
from docx_builder import p, write_docx
from icalendar import Calendar
from lxml import etree, html
from pypdf import PdfReader
from rich.console import Console

from checks.read import read
from checks.report.files import Files
from checks.report.html import report_html
from checks.report.json import report_json
from checks.report.junit import report_junit
from checks.report.sarif import report_sarif
from checks.report.terminal import print_report
from checks.run import Report, check_files
from checks.squeezed import squeeze
from tenor.matter import load
from tenor.report import report_pdf
from warrant.book import Book
from warrant.errors import BadMatter

pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:Exception ignored in.*sRGB2014:pytest.PytestUnraisableExceptionWarning"),
]

Tenor = Callable[..., Outcome]
SCRIPT = "<script>alert(1)</script>"
MARKUP = f"{SCRIPT}<img src=x onerror=alert(2)>&lt;b&gt;&amp;&#60;"
TEMPLATE = "{{ 7*7 }}{% raw %}{# x #}${7*7}"
SHEET = "=cmd|' /C calc'!A0"
RICH = "[bold red]x[/] [link=file:///etc/passwd]y[/link]"
PATHS = "../../etc/passwd ..\\..\\x"
EVERY = f"{SHEET} {MARKUP} {TEMPLATE} {RICH} {PATHS}"
COMMANDS = "\x1b[31m\x1b]0;x\x07\u202e\u2066\x9b31m"
"""What commands a terminal, and what turns words about."""

FIELDS = {
    "warrant.yaml": (
        "Cisco Systems Capital Corporation",
        "170 West Tasman Drive",
        "Amended and Restated Master Agreement to Lease Equipment",
        "CTC Communications Corp.",
        "Chief Financial Officer",
        "Nonqualified Stock Option Plan",
    ),
    "events.yaml": ("A private placement below the Warrant Price.", "a cash dividend payable out of paid-in capital"),
    "prices.csv": ("Nasdaq",),
    "mailings.csv": (
        "Cisco Systems Capital Corporation",
        "170 West Tasman Drive; San Jose, California 95134",
        "7001 0320 0004 1122 3344",
        "2002-06-14-adjustment-statement-E-001-W-1",
    ),
}
"""Texts of the sample matter by the file and field in which they stand."""


def quoted(file: str, text: str) -> str:
    """A text as its file writes it."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if file.endswith(".csv") else json.dumps(text)


def put(matter: Path, file: str, before: str, text: str) -> None:
    """Puts a text in the place of another, wherever the file holds that."""
    path = matter / file
    whole = path.read_text("utf-8")
    assert before in whole
    for old in (f'"{before}"', before):
        whole = whole.replace(old, quoted(file, text))
    path.write_text(whole, "utf-8")


@pytest.fixture
def hostile_matter(sample: Path) -> Path:
    """The sample matter with something hostile in each of its texts, as long as the paper bears it."""
    for file, texts in FIELDS.items():
        for number, before in enumerate(texts):
            if file == "mailings.csv" and before.startswith("2002"):
                continue
            put(sample, file, before, f"{EVERY} {number}" if "Tasman" in before or "cash" in before else MARKUP)
    return sample


@pytest.mark.parametrize("sign", ["\x1b[31m", "\u202e", "\x00", "\x07", "\x9b", "\ud800"], ids=ascii)
@pytest.mark.parametrize(("file", "before"), [(file, text) for file, texts in FIELDS.items() for text in texts])
def test_a_field_that_commands_is_refused_at_its_line(sample: Path, file: str, before: str, sign: str) -> None:
    path = sample / file
    whole = path.read_text("utf-8")
    line = whole[: whole.index(before)].count("\n") + 1
    if file.endswith(".yaml"):
        whole = whole.replace(before, json.dumps(f"a {sign} b"), 1)
    elif sign == "\ud800":
        pytest.skip("no file in UTF-8 holds half a pair")
    else:
        whole = whole.replace(before, f"a {sign} b", 1)
    path.write_text(whole, "utf-8")
    with pytest.raises(BadMatter) as refused:
        load(sample)
    [problem] = [each for each in refused.value.problems if (each.source.file, each.source.line) == (file, line)][:1]
    assert sign not in str(problem)


def test_what_a_file_of_the_matter_says_commands_no_terminal(sample: Path, tenor: Tenor) -> None:
    path = sample / "mailings.csv"
    path.write_text(COMMANDS + path.read_text("utf-8"), "utf-8")
    outcome = tenor("ledger", sample)
    assert outcome.status == 2
    assert not set(COMMANDS) - set("[31m]0;x") & set(outcome.out + outcome.err)


def texts_of(page: str) -> Iterator[str]:
    """The words that a page shows."""
    yield from html.fromstring(page).itertext()


def assert_runs_nothing(page: str, scripts: int) -> None:
    """The page has no script but its own, and no element or attribute that came in with a text."""
    root = html.fromstring(page)
    assert len(root.xpath("//script")) == scripts
    assert not root.xpath("//img|//iframe|//object|//embed|//link[not(@rel='icon')]|//b[contains(., 'gt')]")
    assert not [each for each in root.xpath("//@*") if re.match(r"on|javascript:", f"{each.attrname}") is not None]


def test_documents_print_a_field_as_it_is(hostile_matter: Path, tenor: Tenor, tmp_path: Path) -> None:
    out = tmp_path / "out"
    only = ("--event", "E-003", "--only", "extraordinary_dividend_notice")
    outcome = tenor("generate", hostile_matter, "-o", out, *only)
    assert outcome.status == 0, outcome.err
    [stem] = {path.stem for path in out.iterdir() if path.suffix == ".docx"}
    page = (out / f"{stem}.html").read_text("utf-8")
    assert_runs_nothing(page, scripts=0)
    word, printed = (read(out / f"{stem}.{suffix}").text.string for suffix in ("docx", "pdf"))
    for said in (" ".join(texts_of(page)), word, printed):
        assert squeeze(MARKUP) in squeeze(said)
        assert squeeze(TEMPLATE) in squeeze(said)
    assert {path.resolve().parent for path in out.rglob("*")} == {out.resolve()}


def test_the_calendar_holds_a_field_as_text(hostile_matter: Path, tenor: Tenor, tmp_path: Path) -> None:
    outcome = tenor("deadlines", hostile_matter, "--as-of", "2002-08-02", "--ics", tmp_path / "days.ics")
    assert outcome.status in (0, 1), outcome.err
    data = (tmp_path / "days.ics").read_bytes()
    calendar = Calendar.from_ical(data)
    assert {each.name for each in calendar.walk()} == {"VCALENDAR", "VEVENT", "VALARM"}
    said = " ".join(str(each["description"]) for each in calendar.walk("VEVENT"))
    assert MARKUP in said
    assert all(line[:1] == b" " or re.match(rb"[A-Z-]+[:;]", line) for line in data.split(b"\r\n") if line)


NAME = f"{SHEET.replace('/', '')} [bold]{{{{7*7}}}}{COMMANDS}<script>.docx"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, sample_book: Book) -> Report:
    """A report on papers whose name and words are hostile."""
    root, papers = tmp_path_factory.mktemp("papers"), []
    for number, words in enumerate((SCRIPT, TEMPLATE, SHEET, RICH, "\u202e$3.17 \x85 \u2066")):
        folder = root / str(number)
        folder.mkdir()
        paper = write_docx(folder, p(escape(words)) + p(escape(MARKUP)))
        papers.append(paper.rename(folder / "2002-06-14-adjustment-statement-E-001-W-1.docx"))
    other = root / NAME
    other.write_bytes(b"PK\x03\x04 no paper")
    return check_files(sample_book, [*papers, other], date(2002, 12, 31), complete=False, families=("FIL", "TXT"))


def test_the_terminal_shows_words_and_names_as_they_are(report: Report) -> None:
    out = io.StringIO()
    print_report(report, Console(file=out, force_terminal=True, width=4000, highlight=False, color_system="standard"))
    said = out.getvalue()
    for rich in re.findall("\x1b\\[[0-9;]*m", said):
        said = said.replace(rich, "")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
    assert "[bold red]x[/] [link=file:///etc/passwd]y[/link]" in said
    assert "[bold]{{7*7}}" in said
    assert "\x1b]8;" not in out.getvalue()


def test_the_page_of_the_report_shows_them_and_runs_nothing(report: Report) -> None:
    page = report_html(report)
    assert_runs_nothing(page, scripts=1)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    said = squeeze(" ".join(texts_of(page)))
    for each in (MARKUP, TEMPLATE, SHEET, RICH):
        assert squeeze(each) in said


def test_the_printed_report_shows_them(report: Report) -> None:
    short = replace(report, outcomes=tuple(each for each in report.outcomes if each.rule.code in ("FIL-01", "TXT-07")))
    said = squeeze(" ".join(each.extract_text() for each in PdfReader(io.BytesIO(report_pdf(short))).pages))
    for each in (SCRIPT, TEMPLATE, SHEET):
        assert squeeze(each) in said


def test_reports_for_programs_hold_them_as_text(report: Report, tmp_path: Path) -> None:
    suites = etree.fromstring(report_junit(report).encode())
    assert not suites.xpath("//script|//img")
    assert TEMPLATE in " ".join(suites.itertext())
    files = Files.of(tmp_path, [case.path for case in report.cases], tmp_path)
    for data in (report_json(report), report_sarif(report, files)):
        text = json.dumps(data, ensure_ascii=False)
        assert json.loads(text) == data
        assert SCRIPT in text


def test_json_commands_no_terminal(sample: Path, tmp_path: Path, tenor: Tenor) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"PK\x03\x04 no paper")
    outcome = tenor("check", sample, path, "--json")
    assert NAME in json.loads(outcome.out)["findings"][0]["file"]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", outcome.out)
