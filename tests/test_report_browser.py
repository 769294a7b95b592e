"""The HTML report in a browser: its policy, filter, panels and print, seen from outside."""

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from planting import replaced
from pypdf import PdfReader

from checks.report.html import report_html
from checks.run import check_files

CHROMIUM = shutil.which("chromium")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not on the path, and the report is looked at in it"),
]


def letters(text):
    """A text without what a PDF may break or spell otherwise: blanks, signs and punctuation."""
    return re.sub(r"\W", "", text)


def only_notes(text):
    """The page as it is after the filter was set to notes."""
    return text.replace(' checked=""', "", 1).replace('id="only-severity-note"', 'id="only-severity-note" checked')


@pytest.fixture(scope="module")
def planted(generated, sample_book, tmp_path_factory):
    paper = replaced(generated / f"{STATEMENT}.docx", tmp_path_factory.mktemp("planted"), "$3.77", "$3.87")
    return check_files(sample_book, [paper], date(2002, 12, 31), complete=False)


@pytest.fixture
def browse(tmp_path):
    """Opens a page in a browser of its own; returns what it printed."""

    def open_page(text, *arguments):
        page = tmp_path / "report.html"
        page.write_text(text, "utf-8")
        command = [CHROMIUM, *QUIET, f"--user-data-dir={tmp_path / 'profile'}", *arguments, page.as_uri()]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout

    return open_page


@pytest.fixture
def probe(browse, planted):
    """What a script of the test sees in the page, whose policy is taken off for it."""

    def look(script, *arguments):
        text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", report_html(planted))
        text = text.replace("</body>", f"<script>(async () => {{{script}}})()</script></body>")
        dumped = browse(text, "--dump-dom", "--virtual-time-budget=4000", *arguments)
        return json.loads(html.document_fromstring(dumped).body.get("data-seen"))

    return look


def test_the_policy_admits_the_pages_own_style_and_script_and_no_other(browse, planted):
    foreign = "<script>document.getElementById('shown').textContent = 'foreign'</script></body>"
    dumped = html.document_fromstring(browse(report_html(planted).replace("</body>", foreign), "--dump-dom"))
    count = len(planted.findings)
    assert dumped.get_element_by_id("shown").text == f"{count} of {count} findings shown."


def test_the_filter_hides_findings_by_style_alone(browse, planted):
    text = only_notes(report_html(planted))
    notes = sum(outcome.severity == "note" for outcome in planted.findings)
    assert 0 < notes < len(planted.findings)
    dumped = html.document_fromstring(browse(text, "--dump-dom"))
    assert dumped.get_element_by_id("shown").text == f"{notes} of {len(planted.findings)} findings shown."


def test_a_figure_opens_its_derivation_without_a_jump_and_escape_gives_the_place_back(probe):
    seen = probe("""
        const wait = () => new Promise(done => setTimeout(done, 200));
        const mark = document.querySelector("a.mark.failed");
        const panel = document.getElementById(mark.hash.slice(1));
        const display = () => getComputedStyle(panel).display;
        mark.focus();
        await wait();
        const [closed, before] = [display(), scrollY];
        mark.click();
        await wait();
        const [opened, after, focused] = [display(), scrollY, panel.contains(document.activeElement)];
        document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
        await wait();
        document.body.dataset.seen = JSON.stringify(
            [closed, opened, before === after, focused, display(), document.activeElement === mark]);
    """)
    assert seen == ["none", "block", True, True, "none", True]


def test_a_narrow_window_needs_no_scrolling_sideways(probe):
    width, inner = probe(
        "document.body.dataset.seen = JSON.stringify([document.documentElement.scrollWidth, innerWidth]);",
        "--window-size=500,900",
    )
    assert width <= inner == 500


def test_print_is_complete_whatever_the_filter_says_and_has_no_controls(browse, planted, tmp_path: Path):
    text = only_notes(report_html(planted))
    browse(text, "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'report.pdf'}")
    pages = PdfReader(tmp_path / "report.pdf").pages
    words = letters(" ".join(page.extract_text() for page in pages))
    for number, outcome in enumerate(planted.findings, 1):
        assert letters(f"{number}. {outcome.severity} {outcome.rule.code}: {outcome.check.asks}") in words
    folded_on_screen = "Company shall at any time or from time to time during the Term of this Warrant issue shares"
    assert letters(folded_on_screen) in words
    for unseen in ("Show by severity", "findings shown", "Stated at:", "Skip to"):
        assert letters(unseen) not in words
