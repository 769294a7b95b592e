"""The HTML report in a browser: its policy, filter, panels and print, seen from outside."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conformance_browser import Browser
from conformance_tools import axe, output, pdftotext
from lxml import html
from planting import replaced
from pypdf import PdfReader

from checks.report.html import report_html
from checks.run import check_files
from warrant.clauses import words as clause_words
from warrant.waivers import Waiver

CHROMIUM = shutil.which("chromium")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"
DIVIDEND = "2002-09-16-adjustment-statement-E-003-W-1"

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


WAIVER = Waiver(
    rule="FIG-02", document=STATEMENT, reason="the date was agreed", by="A. Counsel", until=date(2003, 1, 31)
)


@pytest.fixture(scope="module")
def planted(generated, sample_book, tmp_path_factory):
    """A statement with a wrong price and a waived numeral too many; its right PDF; a statement with evidence."""
    path = generated / f"{STATEMENT}.docx"
    for at, (before, after) in enumerate([
        ("$3.77", "$3.87"),
        ("Capitalized terms", "Holder may object by July 1, 2002. Capitalized terms"),
    ]):  # fmt: skip
        path = replaced(path, tmp_path_factory.mktemp(f"planted-{at}"), before, after)
    book = replace(sample_book, matter=replace(sample_book.matter, waivers=(WAIVER,)))
    others = [generated / f"{STATEMENT}.pdf", generated / f"{DIVIDEND}.docx"]
    return check_files(book, [path, *others], date(2002, 12, 31), complete=False)


@pytest.fixture
def browse(tmp_path):
    """Opens a page in a browser of its own; returns what it printed."""

    def open_page(text, *arguments):
        page = tmp_path / "report.html"
        page.write_text(text, "utf-8")
        command = [CHROMIUM, *QUIET, f"--user-data-dir={tmp_path / 'profile'}", *arguments, page.as_uri()]
        # The writers of this process see the carried fonts alone; a reader's browser has its own.
        env = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, env=env).stdout

    return open_page


TOOLS = """
const wait = () => new Promise(done => setTimeout(done, 200));
const tell = seen => { document.body.dataset.seen = JSON.stringify(seen); };
const press = (key, more) => document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...more}));
const isSeen = each => getComputedStyle(each).display !== "none";
const shown = () => [...document.querySelectorAll(".findings .finding")].filter(isSeen);
const choose = name => document.getElementById(`only-${name}`).click();
"""


@pytest.fixture
def probe(browse, planted):
    """What a script of the test sees in the page, whose policy is taken off for it."""

    def look(script, *arguments, budget=4000):
        text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", report_html(planted))
        text = text.replace("</body>", f"<script>(async () => {{{TOOLS}{script}}})()</script></body>")
        dumped = browse(text, "--dump-dom", f"--virtual-time-budget={budget}", *arguments)
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
    for unseen in ("Show by severity", "findings shown", "Keys:", "Stated at:", "Skip to", "Close"):
        assert letters(unseen) not in words


def test_print_has_every_paper_with_its_signs(browse, planted, tmp_path):
    browse(report_html(planted), "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'report.pdf'}")
    text = output([*pdftotext(), "-raw", tmp_path / "report.pdf", "-"], seconds=60)
    words = letters(" ".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages))
    for case in planted.cases:
        assert all(letters(case.string[start:end]) in words for start, end, _ in case.paper.text.pieces)
    page = html.document_fromstring(report_html(planted))
    for sign, name in {"✓": "passed", "✗": "failed", "~": "waived"}.items():
        marks = [each for each in page.find_class(name) if {"mark", "last"} <= set(each.classes)]
        assert text.count(sign) >= len(marks) > 0


def test_findings_are_filtered_by_severity_and_by_paper_together(probe, planted):
    first = planted.cases[0].paper.file
    errors = [each for each in planted.findings if each.severity == "error"]
    seen = probe("""
        const counts = [shown().length];
        choose("severity-error"); counts.push(shown().length);
        choose("of-1"); counts.push(shown().length);
        choose("severity-all"); counts.push(shown().length);
        await wait();
        tell([counts, document.getElementById("shown").textContent]);
    """)
    every = len(planted.findings)
    in_first = sum(each.check.file == first for each in planted.findings)
    wrong = sum(each.check.file == first for each in errors)
    assert seen == [[every, len(errors), wrong, in_first], f"{in_first} of {every} findings shown."]
    assert 0 < wrong < len(errors) < every


def test_n_and_p_go_from_finding_to_finding_among_those_shown_and_can_be_turned_off(probe, planted):
    seen = probe("""
        const at = () => document.activeElement.id;
        const ids = [];
        choose("severity-note");
        await wait();
        for (const key of ["n", "n", "n", "p"]) { press(key); ids.push(at()); }
        press("p", {ctrlKey: true}); ids.push(at());
        document.getElementById("keys").click();
        press("p"); ids.push(at());
        tell([shown().map(each => each.id), ids]);
    """)
    shown, ids = seen
    assert len(shown) >= 1
    walk = [min(at, len(shown) - 1) for at in range(3)]
    back = max(walk[-1] - 1, 0)
    assert ids == [shown[at] for at in (*walk, back, back, back)]


@pytest.fixture
def opened(planted, tmp_path):
    """The report in a browser that takes real keys."""
    page = tmp_path / "report.html"
    page.write_text(report_html(planted), "utf-8")
    with Browser([CHROMIUM, *QUIET, f"--user-data-dir={tmp_path / 'profile'}"], page.as_uri()) as browser:
        yield browser


FOCUSED = "document.activeElement"
PANEL = "document.querySelector('.panel:target')"


def focus_on(browser, figure):
    browser.sees(f"[...document.querySelectorAll('a.mark')].find(each => each.textContent === '{figure}').focus()")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_enter_and_space_open_a_figure_with_derivation_clause_and_evidence_and_escape_closes_it(opened, key):
    focus_on(opened, "$3.31")
    mark = opened.sees(f"{FOCUSED}.id")
    opened.press(key)
    assert opened.sees(f"{PANEL}.contains({FOCUSED})")
    panel = letters(opened.sees(f"{PANEL}.innerText"))
    assert letters("E-003.price_after = $3.31") in panel
    assert letters(clause_words("6(v)")) in panel
    assert letters("E-003: board-minutes-2002-08-01.txt: “a dividend of $0.75 a share is declared") in panel
    opened.press("Escape")
    assert opened.sees(f"[{PANEL}, {FOCUSED}.id]") == [None, mark]


def test_the_tab_key_meets_skip_link_contents_and_filter_and_goes_from_figure_to_figure(opened):
    met = []
    for _ in range(12):
        opened.press("Tab")
        met.append(opened.sees(f"{FOCUSED}.className || {FOCUSED}.name || {FOCUSED}.hash || {FOCUSED}.id"))
    contents = ["#findings", "#waivers", "#papers", "#matter", "#rules", "#texts"]
    assert met[:10] == ["skip", *contents, "severity", "paper", "keys"]
    assert met[10].startswith("#paper-") and met[11].startswith("opens")
    focus_on(opened, "$3.87")
    at = opened.sees(f"+{FOCUSED}.id.split('-').at(-1)")
    opened.press("Tab")
    assert opened.sees(f"+{FOCUSED}.id.split('-').at(-1)") > at
    assert opened.sees(f"{FOCUSED}.matches('a.mark[aria-label]')")


def test_n_and_p_are_keys_of_a_person_too(opened):
    for key, number in (("n", 1), ("n", 2), ("p", 1)):
        opened.press(key)
        assert opened.sees(f"{FOCUSED}.id") == f"finding-{number}"


def test_no_sign_rests_on_colour_alone_and_each_figure_has_its_word(probe):
    seen = probe("""
        const sign = (name, type) => getComputedStyle(document.querySelector(name), type).content;
        const figures = [...document.querySelectorAll("a.mark:not([tabindex])")];
        const words = new Set(figures.map(each => each.getAttribute("aria-label").split(": ").at(-1)));
        tell([["passed", "failed", "waived"].map(each => sign(`.mark.${each}.last`, "::after")), [...words]]);
    """)
    signs, words = seen
    assert [sign[1] for sign in signs] == ["✓", "✗", "~"]
    assert (
        {"passed", "failed", "waived"} <= set(words) <= {"passed", "failed", "in doubt", "not accounted for", "waived"}
    )


def test_the_page_asks_for_nothing_from_anywhere(probe):
    assert probe("await wait(); tell(performance.getEntriesByType('resource').map(each => each.name));") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("opened", [False, True], ids=["closed", "opened"])
def test_axe_finds_nothing_that_keeps_the_page_from_anybody(probe, scheme, opened):
    seen = probe(
        f"""{axe()};
        if ({str(opened).lower()}) document.querySelector("a.mark.failed").click();
        await wait();
        const found = await window.axe.run(document, {{resultTypes: ["violations", "incomplete"]}});
        const names = each => [each.id, each.nodes.length, each.nodes.slice(0, 3).map(node => node.html.slice(0, 200))];
        tell([found.violations.map(names), found.passes.length, matchMedia("(prefers-color-scheme: dark)").matches]);
        """,
        f"--blink-settings=preferredColorScheme={0 if scheme == 'dark' else 1}",
        "--window-size=1400,1000",
        budget=60_000,
    )
    violations, passed, dark = seen
    assert violations == []
    assert passed > 20 and dark == (scheme == "dark")
