"""A page that uses anything outside the vocabulary is refused before a writer sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.vocabulary import ATTRIBUTES, CONTENT, FIELDS, TEXT, author_of, name_of, read_page, text_of

SAMPLE = (Path(__file__).parent / "corpus" / "every-element.html").read_text(encoding="utf-8")


def page(body: str, head: str = "<title>A page</title>", lang: str = 'lang="en-US"') -> str:
    return f"<!DOCTYPE html><html {lang}><head>{head}</head><body>{body}</body></html>"


def test_the_sample_page_holds_every_element_of_the_vocabulary() -> None:
    used = {name_of(element) for element in read_page(SAMPLE).iter()}
    assert used == set(CONTENT) - FIELDS


def test_every_name_that_may_stand_somewhere_is_itself_told_of() -> None:
    assert set().union(*CONTENT.values()) - {TEXT} <= set(CONTENT)
    assert set(ATTRIBUTES) <= set(CONTENT)


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ('<p><img src="file:///etc/passwd"></p>', "<img>"),
        ('<p class="fancy">x</p>', "<p.fancy>"),
        ('<p class="center note">x</p>', "<p.center note>"),
        ('<div class="box"><p>x</p></div>', "<div.box>"),
        ("<div><p>x</p></div>", "<div>"),
        ("<script>x</script>", "<script>"),
        ('<p style="color: red">x</p>', "the attribute style"),
        ('<p class="level-5">x</p>', "<p.level-5>"),
        ('<section class="exhibit"><section class="page"><p>x</p></section></section>', "<section.page> may not stand"),
        ('<section class="exhibit">loose words</section>', "'loose words'"),
        ('<div class="legend"></div>', "<div.legend> holds nothing"),
        ('<table class="plain"><tr><td>x</td></tr><tr><td>x</td><td>y</td></tr></table>', "number of cells"),
        ("<p>x</p>loose words", "'loose words'"),
        ('<p>Page <span class="page"></span></p>', "outside the page furniture"),
        ('<p><span class="figure" data-kind="price">$4.10</span></p>', "without its fact"),
        ('<p><span class="figure" data-fact="price"> </span></p>', "'price'"),
        ('<p><input type="text" name="shares"></p>', "a field needs a name, a title"),
        ('<p><input type="password" name="shares" title="Shares"></p>', "checkbox or text"),
    ],
)
def test_what_is_outside_the_vocabulary_is_refused_by_name(body: str, named: str) -> None:
    with pytest.raises(ValueError, match="of the page") as refused:
        read_page(page(body))
    assert named in str(refused.value)


def test_a_refusal_tells_the_line() -> None:
    with pytest.raises(ValueError, match="line 3 of the page"):
        read_page(page("\n<p>x</p>\n<marquee>x</marquee>"))


@pytest.mark.parametrize(
    ("html", "lack"),
    [
        ("", "empty"),
        (page("<p>x</p>", head=""), "no <title>"),
        (page("<p>x</p>", head="<title> </title>"), "no <title>"),
        (page("<p>x</p>", lang=""), "no lang"),
    ],
)
def test_a_page_without_body_title_or_language_is_refused(html: str, lack: str) -> None:
    with pytest.raises(ValueError, match=lack):
        read_page(html)


def test_comments_are_no_part_of_the_page() -> None:
    assert text_of(read_page(page("<p>one <!-- two -->three</p>")).find("body")) == "one three"


def test_the_author_is_read_from_the_head() -> None:
    assert author_of(read_page(SAMPLE)) == "Example Holdings, Inc."
    assert author_of(read_page(page("<p>x</p>"))) == ""
