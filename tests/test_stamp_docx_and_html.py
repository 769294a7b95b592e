"""A stamped Word file and a stamped page are, byte for byte, those that the writers write for that Holder alone."""

from __future__ import annotations

import io
import pickle
import random
import zipfile
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from docx import Document as open_word
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape
from test_stamp_pattern import statements

from checks.read import read
from docgen.docx import docx
from docgen.page import page
from docgen.render import render
from docgen.stamp.bookmarks import bookmarks
from docgen.stamp.docx import DocxLayout, compile_docx
from docgen.stamp.html import HtmlLayout, compile_html
from docgen.stamp.pattern import Pattern, Reflows, holder_values, pattern

SEED, HOLDERS = 8, 25
WORDS = (
    "O'Hara & Sons",
    "Ærø Kapital",
    "<b>",
    '"The" Trust',
    "Zoë",
    "x" * 40,
    "]]>",
    "&amp;",
    "50%",
    "%s",
    "{{ fig }}",
    "—",
)
PRINTABLE = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
CERTIFICATES = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.sampled_from("AWH-_09."), min_size=1, max_size=40
)


@cache
def compiled() -> tuple[Pattern, DocxLayout, HtmlLayout]:
    made = pattern(statements()[0], "Letter")
    return made, compile_docx(made), compile_html(made)


def filled(texts: dict[str, str]) -> str:
    """The pattern's page with texts in the places of the sentinels, as its template escapes them."""
    made, _, _ = compiled()
    html = made.html
    for slot, text in texts.items():
        html = html.replace(made.sentinels[slot], str(escape(text)))
    return html


def with_texts(**texts: str) -> dict[str, str]:
    made, _, _ = compiled()
    return dict(zip(made.slots, made.texts(holder_values(statements()[0])), strict=True)) | texts


def stamped(layout: DocxLayout | HtmlLayout, texts: dict[str, str]) -> bytes:
    return layout.head + layout.stamp(tuple(texts.values()))


def members(file: bytes) -> list[tuple[object, ...]]:
    """Each member in its order: all that the archive says of it but its deflated size, and what it inflates to."""
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        assert opened.testzip() is None
        return [
            (*(getattr(info, name) for name in METADATA), opened.read(info)) for info in opened.infolist()
        ]  # fmt: skip


METADATA = (
    "filename", "date_time", "compress_type", "comment", "extra", "create_system", "create_version", "extract_version",
    "flag_bits", "volume", "internal_attr", "external_attr", "CRC", "file_size",
)  # fmt: skip


def random_texts(seed: random.Random) -> dict[str, str]:
    texts = {slot: f"{seed.randrange(10**9):,}" for slot in compiled()[0].slots}
    for slot in ("holder_name", "address.1", "address.2"):
        texts[slot] = " ".join(seed.choices(WORDS, k=seed.randint(1, 4)))
    return texts | {"certificate": f"{seed.choice('HWA')}-{seed.randrange(10 ** seed.randint(1, 18))}"}


@pytest.mark.parametrize("number", [0, 1])
def test_what_is_stamped_is_what_is_written_for_the_holder(number: int) -> None:
    document = statements()[number]
    made = pattern(document, "Letter")
    texts = dict(zip(made.slots, made.texts(holder_values(document)), strict=True))
    html = render(document.kind, document.facts, document.id, document.rows)
    assert members(stamped(compile_docx(made), texts)) == members(docx(html))
    assert stamped(compile_html(made), texts) == page(html).encode()


def test_it_is_so_for_many_holders_of_whatever_names_and_numbers() -> None:
    seed = random.Random(SEED)
    for texts in (random_texts(seed) for _ in range(HOLDERS)):
        assert members(stamped(compiled()[1], texts)) == members(docx(filled(texts)))
        assert stamped(compiled()[2], texts) == page(filled(texts)).encode()


@pytest.mark.conformance
def test_it_is_so_for_hundreds_of_holders() -> None:
    seed = random.Random(SEED + 1)
    for texts in (random_texts(seed) for _ in range(400)):
        assert members(stamped(compiled()[1], texts)) == members(docx(filled(texts)))


@settings(max_examples=25, deadline=None)
@given(st.lists(PRINTABLE, min_size=1, max_size=4).map(" ".join), CERTIFICATES)
def test_any_text_is_written_as_in_full_or_reflows(text: str, certificate: str) -> None:
    texts = with_texts(holder_name=text, certificate=certificate)
    made = None
    with suppress(Reflows):
        made = stamped(compiled()[1], texts)
    if made is None:
        assert len(certificate) > compiled()[1].bookmarks.longest
        return
    assert members(made) == members(docx(filled(texts)))


@given(st.text(max_size=80))
def test_any_text_at_all_stands_on_a_page_as_in_full(text: str) -> None:
    texts = with_texts(holder_name=text)
    assert stamped(compiled()[2], texts) == page(filled(texts)).encode()


@pytest.mark.parametrize(
    "text",
    ["", " a", "a ", "a  b", "a\nb", "a\tb", "a\rb", "a\x00b", "a\x0bb", "a\u00adb", "a\ufffeb", "a\u2028b", "a\ud800"],
)
def test_a_text_that_the_writer_may_write_otherwise_reflows(text: str) -> None:
    with pytest.raises(Reflows, match="holder_name: it is not one line of printable characters"):
        compiled()[1].stamp(tuple(with_texts(holder_name=text).values()))


def test_half_of_a_surrogate_pair_reflows_from_a_page() -> None:
    with pytest.raises(Reflows, match=r"address\.1: it cannot be written as UTF-8"):
        compiled()[2].stamp(tuple(with_texts(**{"address.1": "a\ud800"}).values()))


def test_a_certificate_with_which_an_id_is_too_long_reflows() -> None:
    longest = compiled()[1].bookmarks.longest
    for layout in compiled()[1:]:
        stamped(layout, with_texts(certificate="H" * longest))  # type: ignore[arg-type]
        with pytest.raises(Reflows, match="certificate: with it the id of a fact is longer than"):
            stamped(layout, with_texts(certificate="H" * (longest + 1)))  # type: ignore[arg-type]


def test_a_certificate_that_makes_two_bookmarks_of_one_name_is_not_taken() -> None:
    made = bookmarks(["E-1.Qzx.shares", "E-1.W-9.shares", "E-1.Qzx.shares"], "Qzx")
    assert made.named("W-8") == ["v_E_1_W_8_shares", "v_E_1_W_8_shares_2"]
    with pytest.raises(ValueError, match="bookmarks of one name"):
        made.named("w.9")


def test_a_place_that_is_measured_by_its_text_makes_no_layout() -> None:
    made, _, _ = compiled()
    measured = made.html.replace('class="steps"', 'class="grid"')
    assert measured != made.html
    with pytest.raises(ValueError, match="more than the texts of the Holder differs"):
        compile_docx(Pattern(measured, made.facts, made.paper, made.slots, made.sentinels, made.kinds))


def test_a_layout_crosses_processes_and_stamps_the_same_bytes() -> None:
    for layout in compiled()[1:]:
        again: DocxLayout | HtmlLayout = pickle.loads(pickle.dumps(layout))
        assert stamped(again, with_texts()) == stamped(layout, with_texts())  # type: ignore[arg-type]


def test_other_readers_find_in_a_stamped_file_what_they_find_in_one_written_in_full(tmp_path: Path) -> None:
    texts = with_texts(holder_name="O'Hara & Sons <b>", certificate="H-00017")
    files = [stamped(compiled()[1], texts), docx(filled(texts))]
    words = [[each.text for each in open_word(io.BytesIO(file)).element.body.iter() if each.text] for file in files]
    assert words[0] == words[1]
    assert "O'Hara & Sons <b>" in words[0]
    papers = []
    for folder, file in zip(("stamped", "full"), files, strict=True):
        path = tmp_path / folder / "statement.docx"
        path.parent.mkdir()
        path.write_bytes(file)
        papers.append(read(path))
    assert papers[0].text == papers[1].text
    assert papers[0].controls == papers[1].controls
    assert "O'Hara & Sons <b>" in papers[0].text.string
