import re

import pytest
from conftest import example_book

from checks.read import Unreadable, read
from checks.run import check_files


@pytest.fixture
def paper(tmp_path):
    def made(body, head="", before="<!DOCTYPE html>\n<html>", name="paper.html"):
        path = tmp_path / name
        page = f"{before}<head>{head}</head><body>{body}</body></html>"
        path.write_bytes(page if isinstance(page, bytes) else page.encode())
        return read(path)

    return made


def body(paper, text=None):
    text = text or paper.text
    return text.string[text.body.start : text.body.end]


def hidden(paper):
    return {paper.text.string[each.start : each.end].strip(): each.why for each in paper.hidden}


def test_words_run_together_as_a_browser_shows_them(paper):
    html = "<p>The  price\n is <b>$3.</b><i>77</i>;<br>27,103,730&nbsp;shares &amp; more</p><div>a<p>b</p>c</div>"
    assert body(paper(html)) == "The price is $3.77; 27,103,730 shares & more\na\nb\nc"


def test_an_optional_hyphen_is_nothing_and_a_raised_mark_lengthens_no_figure(paper):
    assert body(paper("<p>regis&shy;tration of 542,075<sup>3</sup></p>")) == "registration of 542,075 3"


def test_cells_have_their_places_and_tables_in_tables_are_read_once(paper):
    found = paper("\n<table><tr><td>a<td>b<table><tr><td>c</table><tr>\n<td>d</table>")
    assert body(found) == "a\tb\nc\nd"
    places = {found.text.string[p.start : p.end]: str(p.place) for p in found.text.pieces}
    assert places["b"] == "paper.html, table 1 row 1 column 2 (line 3)"
    assert places["c"] == "paper.html, table 2 row 1 column 1 (line 3)"
    assert places["d"] == "paper.html, table 1 row 2 column 1 (line 4)"


def test_a_place_is_a_paragraph_and_a_line_of_the_file(paper):
    found = paper("\n<p>first</p>\n\n<p>second</p>")
    assert str(found.text.at(found.text.string.index("second"))) == "paper.html, paragraph 2 (line 5)"


@pytest.mark.parametrize(
    ("html", "read_as"),
    [
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("<ol start=3 type=a><li>x<li value=9>y</ol>", "c. x\ni. y"),
        ("<ol reversed><li>x<li>y</ol>", "2. x\n1. y"),
        ("<ol type=I><li>x<ol><li>inner</ol><li>y</ol>", "I. x\n1. inner\nII. y"),
        ("<ol style='list-style: upper-roman'><li>x</ol>", "I. x"),
        ("<ol style='list-style: none'><li>x</ol>", "x"),
        ("<ul><li>x</ul>", "\N{BULLET} x"),
    ],
)
def test_the_numbers_of_lists_are_computed(paper, html, read_as):
    assert body(paper(html)) == read_as


def test_the_title_is_a_story_of_its_own(paper):
    found = paper("<p>x</p>", "<title>Statement E-001</title>")
    assert found.text.stories[-1].name == "title"
    assert str(found.text.at(len(found.text.string))) == "paper.html, title, paragraph 1 (line 2)"


def test_a_figure_named_for_its_fact_is_a_control(paper):
    found = paper("<p>Price <span data-fact='E-001.price_after'> $3.77</span></p>")
    (control,) = found.controls
    assert (control.tag, found.text.string[control.start : control.end]) == ("E-001.price_after", "$3.77")


def test_furniture_that_runs_in_the_margins_stands_apart_and_its_counters_are_fields(paper):
    css = """<style>footer { position: running(foot) } .n::before { content: counter(page) }
    .m::before { content: counter(pages) } @media screen { footer { display: none } }</style>"""
    found = paper("<footer>AS-1 · Page <i class=n></i> of <i class=m></i></footer><p>x</p>", css)
    assert [(story.name, found.text.string[story.start : story.end]) for story in found.text.stories][:2] == [
        ("body", "x"),
        ("footer 1", "AS-1 · Page of"),
    ]
    assert [field.code for field in found.fields] == ["PAGE", "NUMPAGES"]
    assert (found.hidden, found.unread) == ((), ())


def test_changes_are_read_in_both_views_by_element_and_by_look(paper):
    found = paper(
        "<p>at <del>$4.10</del><ins>$3.77</ins> <s>a</s><u style='text-decoration: underline double'>b</u></p>"
    )
    assert (body(found), body(found, found.original)) == ("at $3.77 b", "at $4.10 a")
    plain = paper("<p>$4.10</p>")
    assert plain.original is plain.text


def test_a_row_that_a_redline_marks_comes_and_goes_whole(paper):
    found = paper("<table><tr data-change=del><td>old</td></tr><tr data-change=ins><td>new</td></tr></table>")
    assert (body(found), body(found, found.original)) == ("new", "old")


UNSEEN = {
    "<p hidden>W</p>": "folded away",
    "<details><summary>s</summary><p>W</p></details>": "folded away",
    "<p style='display: none'>W</p>": "hidden by its style",
    "<div style='visibility: hidden'><p>W</p></div>": "hidden by its style",
    "<p style='opacity: 0'>W</p>": "transparent",
    "<p style='color: transparent'>W</p>": "transparent",
    "<p style='color: #fefefe'>W</p>": "white",
    "<div style='background: navy'><p style='color: #000080'>W</p></div>": "of the colour of its ground",
    "<p style='font-size: 1px'>W</p>": "too small to be read",
    "<div style='font-size: 10%'><p style='font-size: 1em'>W</p></div>": "too small to be read",
    "<p style='position: absolute; left: -9999px'>W</p>": "outside the page",
    "<p style='text-indent: -800pt'>W</p>": "outside the page",
    "<p style='height: 0; overflow: hidden'>W</p>": "cut off",
    "<p style='position: absolute; clip: rect(0 0 0 0)'>W</p>": "cut off",
    "<style>p { display: none !important }</style><p style='display: block'>W</p>": "hidden by its style",
    "<style>@media print { .a { display: none } }</style><p class=a>W</p>": "hidden by its style",
    "<style>@media screen { .a { display: none } }</style><p class=a>W</p>": "hidden by its style",
    "<style>body p:last-child { color: white }</style><p>W</p>": "white",
}


@pytest.mark.parametrize(("html", "why"), UNSEEN.items())
def test_words_that_cannot_be_seen_are_read_and_said_to_be_hidden(paper, html, why):
    assert hidden(paper(html)) == {"W": why}


@pytest.mark.parametrize(
    "html",
    [
        "<div style='background: #000'><p style='color: #fff'>W</p></div>",
        "<div style='visibility: hidden'><p style='visibility: visible'>W</p></div>",
        "<style>p { display: none } p.a { display: block }</style><p class=a>W</p>",
        "<style>@media not print { p { color: black } }</style><p style='height: 0'>W</p>",
    ],
)
def test_words_that_can_be_seen_are_not_said_to_be_hidden(paper, html):
    assert hidden(paper(html)) == {}


NOT_READ = {
    "<noscript>W</noscript>": "what is shown where scripts do not run was not read",
    "<img src='data:,' alt='The price'>": "a picture ('The price') was not read",
    "<svg><text>$3.77</text></svg>": "a drawing was not read",
    "<form><input name=price value=3.77></form>": "the form field price was not read",
    "<form><input type=hidden name=h value=1></form>": "the form field h was not read",
    "<form><input type=checkbox name=box checked></form>": "the form field box was not read",
    "<form><textarea name=t>words</textarea></form>": "the form field t was not read",
    "<select name=s><option>a</select>": "the form field s was not read",
    "<style>p::after { content: '$3.78' }</style><p>W</p>": "what the style writes here was not read",
    "<style>p::before { content: attr(title) }</style><p>W</p>": "what the style writes here was not read",
    "<style>@page { @top-left { content: 'Draft' } }</style>":
        'what the style writes in the margins of pages ("Draft") was not read',
}  # fmt: skip


@pytest.mark.parametrize(("html", "said"), NOT_READ.items())
def test_what_is_not_read_is_named(paper, html, said):
    unread = paper(html).unread
    assert len(unread) == 1
    assert unread[0].endswith(said)
    assert unread[0].startswith("paper.html")


BROUGHT = {
    "<script>x()</script>": "a script, which may change what is shown, was not read",
    "<p onclick='x()'>W</p>": "a script on an element, which may change what is shown, was not read",
    "<iframe src=x></iframe>": "a page within the page was not read",
    "<img src=x alt='The price'>": "a picture ('The price') kept elsewhere (x) was not read",
    "<canvas></canvas>": "a drawing made by a script was not read",
    "<style>@import url(x.css);</style>": "a style sheet kept elsewhere (url(x.css)) was not read",
    "<style>p { background: url(x.png) }</style><p>W</p>":
        "what the style shows that is kept elsewhere (x.png) was not read",
    "<p style='background: url(\"x.png\")'>W</p>": "what the style shows that is kept elsewhere (x.png) was not read",
    "<style>@font-face { src: url(data:,) }</style>": "a typeface that the page brings (src: url(data:,)) was not read",
}  # fmt: skip


@pytest.mark.parametrize(("html", "said"), BROUGHT.items())
def test_what_a_page_runs_or_fetches_is_named(paper, html, said):
    found = paper(html)
    assert found.unread == ()
    [brought] = found.brought
    assert brought.startswith("paper.html") and brought.endswith(said)


def test_what_is_not_read_in_the_head_is_named(paper):
    head = "<link rel=stylesheet href=a.css><script src=x.js></script><meta http-equiv=refresh content='0; url=b'>"
    said = [re.sub(r".*line \d+: ", "", each) for each in paper("", head).brought]
    assert said == [
        "a script, which may change what is shown, was not read",
        "a style sheet kept elsewhere (a.css) was not read",
        "the page to which this one goes on by itself was not read",
    ]


def test_fields_still_to_be_filled_in_leave_nothing_unread(paper):
    assert paper("<form><input name=a><input type=checkbox name=b><textarea name=c></textarea></form>").unread == ()


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_the_encoding_is_that_which_the_page_declares(tmp_path, charset):
    said = "" if charset == "utf-16" else f"<meta charset={charset.removesuffix('-sig')}>"
    (tmp_path / "p.html").write_bytes(f"<html><head>{said}</head><body>“§ 6” é</body></html>".encode(charset))
    if charset == "utf-16":  # its first bytes are no letters
        with pytest.raises(Unreadable, match="neither"):
            read(tmp_path / "p.html")
    else:
        assert read(tmp_path / "p.html").text.string == "“§ 6” é"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<html><meta charset=big5><body>x</body></html>", "is written in big5, which is not read"),
        (b"<html><body>\xff\xfe</body></html>", "is not utf-8 as it says"),
        (b"<html>", "is a page without a body"),
    ],
)
def test_a_page_whose_words_cannot_be_told_is_refused(tmp_path, data, says):
    (tmp_path / "p.html").write_bytes(data)
    with pytest.raises(Unreadable, match=says):
        read(tmp_path / "p.html")


def test_a_page_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("checks.read.html.BYTES_MAX", 20)
    (tmp_path / "p.html").write_bytes(b"<html><body>words</body></html>")
    with pytest.raises(Unreadable, match="more than 20 bytes"):
        read(tmp_path / "p.html")


def test_a_page_nested_without_end_is_refused(tmp_path):
    (tmp_path / "p.html").write_bytes(b"<html><body>" + b"<div>" * 100_000 + b"x")
    with pytest.raises(Unreadable, match="cannot be read to its end"):
        read(tmp_path / "p.html")


# The papers of the sample matter

STEM = "2002-06-14-adjustment-statement-E-001-W-1"


def errors(path):
    book = example_book("ctc-cisco")
    report = check_files(book, [path], book.matter.terms.as_of, complete=False)
    return {each.rule.code for each in report.findings if each.severity == "error" and each.rule.code[:3] != "OBL"}


@pytest.fixture
def altered(generated, tmp_path):
    def made(before, after):
        page = (generated / f"{STEM}.html").read_text("utf-8")
        assert before in page
        (tmp_path / f"{STEM}.html").write_text(page.replace(before, after, 1), "utf-8")
        return tmp_path / f"{STEM}.html"

    return made


def test_a_page_that_tenor_writes_says_what_the_docx_says(generated):
    book = example_book("ctc-cisco")
    files = [generated / f"{STEM}.{suffix}" for suffix in ("docx", "pdf", "html")]
    report = check_files(book, files, book.matter.terms.as_of, complete=False)
    same = [each.check for each in report.outcomes if each.rule.code == "TXT-05"]
    assert [check.passed for check in same] == [True, True]
    assert [each for each in report.findings if each.severity != "note"] == []
    assert all(tie.by for ties in report.ties for tie in ties)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (">$3.77<", ">$3.78<", "FIG-01"),
        ("AS-E-001-W-1 ·", "AS-E-003-W-1 ·", "FIG-09"),
        ('<span class="page"></span>', "2", "FIG-09"),
        ("E-001, Warrant W-1</title>", "E-001, Warrant W-2</title>", "FIG-02"),
        ('data-fact="E-001.price_after"', 'data-fact="warrant.warrant_price"', "FIG-06"),
        (">$3.77<", "><del>$4.10</del><ins>$3.77</ins><", "TXT-06"),
        (">$3.77<", ' style="color: white">$3.77<', "FIL-02"),
        ("<h1>Statement of Adj", "<h1>Statement of Readj", "TXT-07"),
    ],
)
def test_an_error_planted_in_a_page_is_found(altered, before, after, code):
    assert code in errors(altered(before, after))


def test_every_altered_digit_of_a_page_is_found(generated, tmp_path):
    page = (generated / f"{STEM}.html").read_text("utf-8")
    body_at = page.index("<body>")
    runs = [m for m in re.finditer(r">([^<]*\d)[^<\d]*<", page) if m.start() > body_at]
    assert len(runs) > 60
    for run in runs[::6]:
        last = run.end(1) - 1
        wrong = page[:last] + str((int(page[last]) + 1) % 10) + page[last + 1 :]
        (tmp_path / f"{STEM}.html").write_text(wrong, "utf-8")
        assert errors(tmp_path / f"{STEM}.html"), run[1]
