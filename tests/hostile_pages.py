"""Hostile pages and texts, and files under names of another kind."""

from __future__ import annotations

from collections.abc import Iterator

from hostile_sound import Hostile, Made


def page(body: str, head: str = "") -> bytes:
    """An HTML page."""
    return f"<!DOCTYPE html><html><head><title>t</title>{head}</head><body>{body}</body></html>".encode()


def html_files() -> Iterator[Made]:
    """Hostile pages by what they are."""
    words = "<p>Warrant Price in effect $3.77</p>"
    yield "a hundred thousand boxes in one another", lambda sound: page("<div>" * 100_000 + words)
    yield "two hundred tables in one another", lambda sound: page("<table><tr><td>" * 200 + words)
    yield "a million paragraphs", lambda sound: page(words * 500_000)
    yield "an entity of its own", lambda sound: b'<!DOCTYPE html [<!ENTITY a "3.77">]><html><body>&a;</body></html>'
    yield "an encoding that hides", lambda sound: page(words, '<meta charset="utf-7">')
    yield "brackets of a style without end", lambda sound: page(words, f"<style>p {{ color: {'(' * 50_000} }}</style>")
    yield (
        "selectors in one another without end",
        lambda sound: page(words, f"<style>{':not(' * 2_000}p{')' * 2_000} {{ color: red }}</style>"),
    )
    yield (
        "a thousand styles for ten thousand boxes",
        lambda sound: page(
            "<div><p>a</p></div>" * 10_000, "<style>" + "div * p, p ~ p { color: #111 } " * 1_000 + "</style>"
        ),
    )
    yield (
        "a list that begins at a billion in Roman numbers",
        lambda sound: page('<ol type="I" start="1000000000"><li>a</ol>'),
    )
    yield "a cell over a billion columns", lambda sound: page("<table><tr><td colspan=1000000000>3.17</table>")
    yield "an attribute of five million letters", lambda sound: page(f'<p title="{"a" * 5_000_000}">3.17</p>')


def text_files() -> Iterator[Made]:
    """Hostile texts by what they are."""
    yield "ten million lines", lambda sound: b"3\n" * 10_000_000
    yield "a line of twenty million letters", lambda sound: b"$3.77 " * 4_000_000
    yield "bytes that are nothing", lambda sound: b"3.77\0\0\0"
    yield "half a letter", lambda sound: b"3.77 \xe2\x82"
    yield "a number of ten thousand digits", lambda sound: b"$" + b"7" * 10_000


def misnamed() -> Iterator[Hostile]:
    """Sound files, and none, under names of another kind."""
    yield Hostile("a PDF named .docx", ".docx", lambda sound: sound.pdf)
    yield Hostile("a Word file named .pdf", ".pdf", lambda sound: sound.docx)
    yield Hostile("a page named .pdf", ".pdf", lambda sound: page("<p>$3.77</p>"))
    yield Hostile("a text named .docx", ".docx", lambda sound: b"Warrant Price in effect $3.77")
    yield Hostile("a picture named .pdf", ".pdf", lambda sound: b"\x89PNG\r\n\x1a\n" + bytes(500))
    yield Hostile("a Word file named .html", ".html", lambda sound: sound.docx)
    yield Hostile("nothing named .pdf", ".pdf", lambda sound: b"")
    yield Hostile("a PDF behind a page", ".html", lambda sound: page("<p>$3.77</p>") + sound.pdf)
