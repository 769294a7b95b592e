"""A redline: every change accepted is the new paper, every change rejected the old one, in Word and in print."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from planting import replaced

from checks.read import read
from checks.redline import views
from docgen.docx import docx
from docgen.pdf import pdf
from docgen.vocabulary import read_page
from tenor.redline.draft import require_proof
from tenor.redline.page import redline
from tenor.redline.unproven import Unproven

SAMPLE = (Path(__file__).parent / "corpus" / "every-element.html").read_text("utf-8")
SAMPLE = SAMPLE.replace("<del>old</del> words", "words").replace("<ins>new</ins> ones", "new ones")
ON = date(2003, 6, 12)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def page(body: str) -> str:
    return f'<!DOCTYPE html><html lang="en-US"><head><title>A</title></head><body>{body}</body></html>'


def figure(text: str, fact: str = "W-1.shares") -> str:
    return f'<span class="figure" data-fact="{fact}" data-kind="shares">{escape(text)}</span>'


def changes(html: str) -> list[tuple[str, str]]:
    """Each change of a redlined page: "ins" or "del", and its words."""
    return [(each.tag, "".join(each.itertext())) for each in read_page(html).iter("ins", "del")]


def hold(old: str, new: str, folder: Path, formats: tuple[str, ...] = ("docx", "pdf")) -> str:
    """The redline of two pages, written and proven by the readers in each format."""
    merged = redline(old, new, ON, "Redline of one against the other.")
    for suffix in formats:
        papers = []
        for name, html in (("redline", merged), ("new", new), ("old", old)):
            papers.append(folder / f"{name}.{suffix}")
            papers[-1].write_bytes(docx(html) if suffix == "docx" else pdf(html, b"{}"))
        require_proof(*papers)
    return merged


def test_words_that_changed_are_struck_and_written_and_the_rest_stands(tmp_path):
    old, new = page("<p>in accordance with Section 5 hereof.</p>"), page("<p>in accordance with Section 6 hereof.</p>")
    assert changes(hold(old, new, tmp_path)) == [("del", "5"), ("ins", "6")]


def test_a_figure_is_struck_and_written_whole_outside_a_content_control(tmp_path):
    old, new = page(f"<p>for {figure('542,075')} shares</p>"), page(f"<p>for {figure('542,070', 'X-1.b')} shares</p>")
    assert changes(hold(old, new, tmp_path)) == [("del", "542,075"), ("ins", "542,070")]
    assert read(tmp_path / "redline.docx").controls == ()


def test_a_figure_that_did_not_change_keeps_its_control(tmp_path):
    old, new = page(f"<p>for {figure('542,075', 'a')} then</p>"), page(f"<p>for {figure('542,075', 'b')} now</p>")
    hold(old, new, tmp_path)
    assert [control.tag for control in read(tmp_path / "redline.docx").controls] == ["b"]


def test_a_figure_of_another_fact_with_the_same_text_is_no_change(tmp_path):
    old, new = page(f"<p>{figure('W-1', 'a')} stands</p>"), page(f"<p>{figure('W-1', 'b')} stands</p>")
    assert changes(hold(old, new, tmp_path)) == []


def test_a_changed_look_is_a_change_of_the_words(tmp_path):
    old, new = page("<p>the <em>Term</em> ends</p>"), page("<p>the <strong>Term</strong> ends</p>")
    assert changes(hold(old, new, tmp_path)) == [("del", "Term"), ("ins", "Term")]


def test_every_change_bears_one_author_the_papers_date_and_a_number_of_its_own(tmp_path):
    hold(SAMPLE, SAMPLE.replace("First", "The first").replace("$3.77", "$3.31"), tmp_path, ("docx",))
    with zipfile.ZipFile(tmp_path / "redline.docx") as file:
        body = etree.fromstring(file.read("word/document.xml"))
    marks = list(body.iter(f"{W}ins", f"{W}del"))
    assert len(marks) >= 4
    assert {(mark.get(f"{W}author"), mark.get(f"{W}date")) for mark in marks} == {("Tenor", "2003-06-12T00:00:00Z")}
    numbers = [each.get(f"{W}id") for each in body.iter(f"{W}ins", f"{W}del", f"{W}bookmarkStart")]
    assert len(numbers) == len(set(numbers))


def test_the_same_pages_give_the_same_redline():
    new = SAMPLE.replace("$3.77", "$3.31")
    assert docx(redline(SAMPLE, new, ON)) == docx(redline(SAMPLE, new, ON))


ROW = "<tr><td>June 10, 2003</td><td>Nasdaq</td><td class='number'>$3.70</td><td class='number'>1</td></tr>"
EDITS = {
    "nothing": ("", ""),
    "a row added": ("<tbody>\n<tr><td class=\"citation\">June 11", f"<tbody>{ROW}\n<tr><td class=\"citation\">June 11"),
    "a cell changed": ("<td>Nasdaq National Market</td>", "<td>the American Stock Exchange</td>"),
    "a paragraph added": ("<h3>1.1", "<p>A sentence that nobody wrote before.</p><h3>1.1"),
    "a subdivision gone": ('<p class="level-2">(A) Second level.</p>', ""),
    "a paragraph that became a head": ('<p class="center">A centred line</p>', "<h3>A centred line</h3>"),
    "a legend gone": ('<div class="legend">', '<div class="formula">'),
    "a signature block gone": ('<p class="blank">Title:</p>', ""),
    "a box ticked": ('<span class="box">.</span>', '<span class="box">X</span>'),
    "a break gone": ("a break<br>", "a break"),
    "an exhibit gone": ("<h2>EXHIBIT A</h2>", "<h2>EXHIBIT B</h2><p>Other words, of which none is known.</p>"),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_each_part_of_the_vocabulary_is_redlined_either_way(edit, tmp_path):
    before, after = EDITS[edit]
    assert before in SAMPLE
    other = SAMPLE.replace(before, after, 1) if before else SAMPLE
    assert bool(changes(hold(SAMPLE, other, tmp_path))) == bool(before)
    hold(other, SAMPLE, tmp_path, ("docx",))


def test_a_table_of_other_columns_is_deleted_and_inserted_whole(tmp_path):
    cells = "".join(f"<td>{word}</td>" for word in ("one", "two", "three"))
    old, new = (f'<table class="grid"><tr>{of}</tr></table>' for of in (cells, cells + "<td>four</td>"))
    assert {kind for kind, _ in changes(hold(page(f"<p>a</p>{old}"), page(f"<p>a</p>{new}"), tmp_path))} == {
        "ins",
        "del",
    }


WORDS = st.sampled_from(["Warrant", "Price", "the", "(i)", "$4.10", "542,075", "shares.", "of", "“Term”", "thirty-day"])
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
LOOKS = st.sampled_from(["{}", "<strong>{}</strong>", "<em>{}</em> of", figure("{}"), "{}<br>or", "x{}"])
INLINE = st.lists(st.tuples(LOOKS, PARAGRAPHS), min_size=1, max_size=3).map(
    lambda parts: " ".join(look.format(words) for look, words in parts)
)
BLOCK = st.one_of(
    INLINE.map("<p>{}</p>".format),
    INLINE.map('<p class="level-2">{}</p>'.format),
    PARAGRAPHS.map("<h2>{}</h2>".format),
    st.lists(st.tuples(INLINE, INLINE), min_size=1, max_size=3).map(
        lambda rows: (
            '<table class="plain">' + "".join(f"<tr><td>{a}</td><td><p>{b}</p></td></tr>" for a, b in rows) + "</table>"
        )
    ),
    PARAGRAPHS.map('<div class="signature"><p>{}</p><p class="blank">By:</p></div>'.format),
    INLINE.map('<section class="exhibit"><h2>EXHIBIT</h2><p>{}</p></section>'.format),
)
PAGES = st.lists(BLOCK, min_size=1, max_size=6).map(lambda blocks: page("<p>Begin</p>" + "".join(blocks)))


@given(PAGES, PAGES)
@settings(max_examples=40)
def test_any_two_texts_come_back_from_their_redline_in_word(tmp_path_factory, old, new):
    hold(old, new, tmp_path_factory.mktemp("redline"), ("docx",))


@given(PAGES, PAGES)
@settings(max_examples=12)
def test_any_two_texts_come_back_from_their_redline_in_print(tmp_path_factory, old, new):
    hold(old, new, tmp_path_factory.mktemp("redline"), ("pdf",))


def test_a_redline_that_leaves_a_change_out_is_not_proven(tmp_path):
    old, new = page("<p>Section 5 hereof</p>"), page("<p>Section 6 hereof</p>")
    hold(old, new, tmp_path)
    (tmp_path / "redline.docx").write_bytes(docx(new))
    with pytest.raises(Unproven, match=r"with every change rejected it does not say what old.docx says: '6 hereof'"):
        require_proof(*(tmp_path / f"{name}.docx" for name in ("redline", "new", "old")))


FOOTER = '<footer class="running">Paper {} · Page <span class="page"></span> of <span class="pages"></span></footer>'


def footed(paper: str) -> str:
    return page(FOOTER.format(paper) + "<p>First</p>")


def saved(path: Path, html: str, before: str, after: str) -> Path:
    """A Word file with a change of its footer's XML, such as a program makes that lays it out and saves it."""
    path.write_bytes(docx(html))
    return replaced(path, path.parent, before, after, count=-1, part="word/footer1.xml")


def page_number(shown: str) -> str:
    """The stored result of a page number in the footer's XML."""
    return f'<w:t xml:space="preserve">{shown}</w:t>'


def test_page_numbers_that_a_program_stored_on_saving_are_no_words(tmp_path):
    """LibreOffice and Word store the last page and the count of pages, and a redline has other pages."""
    pages = {"old": footed("one"), "new": footed("two")}
    pages["redline"] = redline(pages["old"], pages["new"], ON)
    counted = {"old": "4", "new": "12", "redline": "15"}
    files = {
        name: saved(tmp_path / f"{name}.docx", html, page_number("1"), page_number(counted[name]))
        for name, html in pages.items()
    }
    assert "15 of 15" in read(files["redline"]).text.string
    require_proof(files["redline"], files["new"], files["old"])


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (" PAGE ", " NUMPAGES ", "{NUMPAGES} of {NUMPAGES}"),
        (page_number("1"), page_number("$3.77"), "$3.77 of $3.77"),
        ("fldChar", "softHyphen", "1 of 1"),
        (" of ", " or ", "r {NUMPAGES}"),
    ],
    ids=["another field", "a price for a number", "a number typed in", "another word"],
)
def test_a_footer_in_which_a_page_number_is_otherwise_is_found(tmp_path, before, after, found):
    paper = tmp_path / "paper.docx"
    paper.write_bytes(docx(footed("one")))
    other = saved(tmp_path / "other.docx", footed("one"), before, after)
    for view in views(read(other), read(paper), read(paper)):
        assert (view.same, view.found) == (False, found)
        assert str(view.place) == "other.docx, footer 1, paragraph 1"


def test_a_line_under_words_is_no_insertion_and_a_line_through_them_is_a_deletion(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(page('<p>A <span class="underline">plain</span> word, <del>struck</del>, done.</p>'), b"{}"))
    paper = read(path)
    assert "".join(paper.text.string.split()) == "Aplainword,,done."
    assert "".join(paper.original.string.split()) == "Aplainword,struck,done."


def test_the_readers_tell_where_a_redline_parts_from_a_paper(tmp_path):
    for name, words in (("a", "the price is $3.77 now"), ("b", "the price is $3.31 now")):
        (tmp_path / f"{name}.docx").write_bytes(docx(page(f"<p>First</p><p>{words}</p>")))
    one, other = read(tmp_path / "a.docx"), read(tmp_path / "b.docx")
    accepted, rejected = views(one, one, other)
    assert accepted.same
    assert (rejected.same, rejected.found, rejected.expected) == (False, "77 now", "31 now")
    assert str(rejected.place) == "a.docx, paragraph 2"
