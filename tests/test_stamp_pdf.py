"""A PDF that was stamped is the one that is laid out for the Holder, object by object; else it is not stamped."""

from __future__ import annotations

import inspect
import pickle
import subprocess
import sys
import tomllib
import zlib
from dataclasses import replace
from fractions import Fraction
from importlib.metadata import version
from itertools import product
from pathlib import Path
from time import perf_counter

import pytest
from conformance_verapdf import STANDARDS, verdicts
from hypothesis import given, settings
from hypothesis import strategies as st
from stamping import PRINTABLE, compiled, in_full, listed, require_same, stamped, statements

from checks.read import read
from docgen.pdf import laid_out, page_to_print
from docgen.stamp.pattern import Reflows, holder_values, pattern
from docgen.stamp.pdf import compile_pdf
from docgen.stamp.pdf.boxes import Style, painted
from docgen.stamp.pdf.deflated import deflated
from docgen.stamp.pdf.glyphs import closed, letters
from docgen.stamp.pdf.texts import string

AWKWARD = {
    "O’Brien & Søn <Trust> (II)": "H-1",
    "Łukasz Żółć-Ångström \\ “Família” 100%": "H-99999",
    "fi fl ffi AVAVA To. 11 1 1": "W_2.b",
    "Aktiengesellschaft für Beteiligungen, Vermögensverwaltung und Treuhand": "H-11111",
    'The "Quoted" Fund; §½ €5 % %s %d': "H-07",
}
"""Names that are hard to set, to write in JSON, in XML or in a string of a PDF; each with a certificate."""


@pytest.mark.parametrize(("name", "paper"), [(name, ("Letter", "A4")[at % 2]) for at, name in enumerate(AWKWARD)])
def test_a_stamped_statement_is_the_one_laid_out_for_that_holder(name: str, paper: str) -> None:
    holder = listed(name, AWKWARD[name], "7,654,321.9", (name[::-1].strip(), "São Paulo"))
    require_same(stamped(holder, paper), in_full(statements().document(holder), paper))


def test_a_statement_of_a_split_is_stamped_as_well() -> None:
    holder = listed(shares="0.1")
    require_same(stamped(holder, event="E-003"), in_full(statements("E-003").document(holder)))


def test_the_checker_reads_the_same_in_either_file(tmp_path: Path) -> None:
    holder = listed("O’Brien & Søn")
    papers = []
    for name, file in (("stamped", stamped(holder)), ("full", in_full(statements().document(holder)))):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(file)
        papers.append(read(path))
    one, other = papers
    assert one.text.string == other.text.string and "O’Brien & Søn" in one.text.string
    assert one.attachments == other.attachments and not one.unread


@pytest.mark.conformance
@pytest.mark.parametrize("event", ["E-002", "E-003"])
def test_a_stamped_file_follows_the_standards_that_the_one_laid_out_follows(event: str, tmp_path: Path) -> None:
    holder = listed("Łukasz “Søn” & Co. (II)", shares="7,654,321.9")
    (tmp_path / "stamped.pdf").write_bytes(stamped(holder, event=event))
    (tmp_path / "full.pdf").write_bytes(in_full(statements(event).document(holder)))
    found = verdicts(sorted(tmp_path.iterdir()))
    assert {*found["stamped.pdf"]} == {*found["full.pdf"]} == {*STANDARDS}
    for standard, verdict in found["stamped.pdf"].items():
        assert verdict.compliant and not verdict.broken
        assert verdict.applied >= found["full.pdf"][standard].applied > 1000, "its fonts have more glyphs, never fewer"


SAID = st.text(st.sampled_from(PRINTABLE), min_size=1, max_size=60).map(lambda text: " ".join(text.split()) or "x")
HOLDERS = st.builds(
    listed,
    name=st.one_of(SAID, SAID, st.text(min_size=1)),
    certificate=st.from_regex(r"[A-Z][A-Za-z0-9_.-]{0,9}[A-Z0-9]", fullmatch=True),
    shares=st.integers(1, 10**11).map(lambda tenths: Fraction(tenths, 10)),
    address=st.tuples(SAID, SAID),
)


def stamped_as_laid_out(holder, paper: str, event: str) -> None:  # type: ignore[no-untyped-def]
    try:
        file = stamped(holder, paper, event)
    except Reflows:
        return
    require_same(file, in_full(statements(event).document(holder), paper))


@settings(max_examples=8)
@given(HOLDERS)
def test_whatever_a_holder_is_called_its_statement_is_stamped_as_laid_out_or_not_at_all(holder) -> None:  # type: ignore[no-untyped-def]
    stamped_as_laid_out(holder, "Letter", "E-002")


@pytest.mark.conformance
@pytest.mark.parametrize(("paper", "event"), [*product(["Letter", "A4"], ["E-002", "E-003"])])
@settings(max_examples=100)
@given(holder=HOLDERS)
def test_hundreds_of_holders_have_the_statements_that_are_laid_out_for_them(holder, paper: str, event: str) -> None:  # type: ignore[no-untyped-def]
    stamped_as_laid_out(holder, paper, event)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("株式会社", "is not set as one glyph"),
        ("شركة", "is not set as one glyph"),
        ("e\u0301lan", "is not set as one glyph"),
        ("no\u00a0break", "is not set as one glyph"),
        ("soft\u00adhyphen", "is not set as one glyph"),
        ("a\tb", "is not set as one glyph"),
        ("", "it is empty"),
        (" leading", "blanks that a page does not keep"),
        ("two  blanks", "blanks that a page does not keep"),
        ("m" * 70, "no room"),
        ("to be broken " * 9 + "where a blank is", "no room"),
    ],
)
def test_a_name_that_would_be_laid_out_otherwise_is_not_stamped(name: str, why: str) -> None:
    with pytest.raises(Reflows, match=why) as said:
        stamped(listed(name))
    assert said.value.slot == "holder_name"


def test_a_certificate_too_long_for_the_foot_of_the_page_is_not_stamped() -> None:
    with pytest.raises(Reflows, match="certificate: its line has no room"):
        stamped(listed(certificate="H-" + "0" * 45))


def test_a_number_wider_than_its_column_is_not_stamped() -> None:
    with pytest.raises(Reflows, match="no room"):
        stamped(listed(shares=Fraction(10**24)))


def test_a_text_is_stamped_up_to_the_width_of_its_line_and_no_further() -> None:
    widest = next(count for count in range(200, 0, -1) if fits("i" * count))
    holder = listed("i" * widest)
    require_same(stamped(holder), in_full(statements().document(holder)))


def fits(name: str) -> bool:
    try:
        return bool(stamped(listed(name)))
    except Reflows:
        return False


def test_a_character_outside_the_alphabet_is_not_stamped() -> None:
    of = pattern(statements().document(listed()), "Letter")
    layout = compile_pdf(of, "Example")
    with pytest.raises(Reflows, match="'Ø' is not set"):
        layout.stamp(of.texts(holder_values(statements().document(listed("Øxample")))))


def test_a_value_that_the_page_says_across_two_lines_makes_no_layout() -> None:
    of, _ = compiled()
    broken = of.html.replace(
        "times shares purchasable before:<br>", "times shares purchasable before, " + "i" * 58 + " "
    )
    assert broken != of.html
    sentinels = {**of.sentinels, "shares_before": "before, " + "i" * 58}
    with pytest.raises(ValueError, match="shares_before 1 times, but not each time on one line"):
        compile_pdf(replace(of, html=broken, sentinels=sentinels), "x")


def test_the_file_is_small_and_its_fonts_hold_little_more_than_it_says() -> None:
    of = pattern(statements().document(listed()), "Letter")
    layout = compile_pdf(of, "".join(chr(code) for code in range(32, 127)) + "éüñø’")
    file = layout.head + layout.stamp(of.texts(holder_values(statements().document(listed()))))
    assert len(file) < 50_000 and len(stamped(listed())) < 60_000, "with an alphabet of Latin letters, and with all"


def test_a_layout_sent_to_another_process_stamps_the_same_bytes() -> None:
    of, layout = compiled()
    texts = of.texts(holder_values(statements().document(listed())))
    sent = pickle.dumps((layout, texts))
    program = "import pickle, sys; a, b = pickle.load(sys.stdin.buffer); sys.stdout.buffer.write(a.stamp(b))"
    there = subprocess.run([sys.executable, "-c", program], input=sent, capture_output=True, check=True).stdout
    assert there == layout.stamp(texts) == compile_pdf(of, PRINTABLE).stamp(texts)


def test_two_holders_have_files_with_identifiers_of_their_own() -> None:
    files = [stamped(listed(certificate=each)) for each in ("H-00017", "H-00018", "H-00017")]
    found = [file[file.rindex(b"/ID [") :][:75] for file in files]
    assert files[0] == files[2] and found[0] != found[1]


def test_stamping_is_many_times_as_fast_as_laying_out() -> None:
    document = statements().document(listed())
    of, layout = compiled()
    texts = of.texts(holder_values(document))
    in_full(document)
    begun = perf_counter()
    in_full(document)
    once = perf_counter() - begun
    spent = min(_seconds(layout.stamp, texts) for _ in range(5))
    assert once / spent > 700, "1,500 times where nothing else runs; a busy machine is given half"


def _seconds(stamp, texts) -> float:  # type: ignore[no-untyped-def]
    begun = perf_counter()
    for _ in range(100):
        stamp(texts)
    return (perf_counter() - begun) / 100


def test_every_letter_of_the_carried_font_is_set_alike_wherever_it_stands() -> None:
    page = '<html lang="en-US"><head><title>x</title></head><body>{}</body></html>'
    span = '<p><span class="figure" data-fact="x" data-kind="name">{}</span></p>'
    runs = [PRINTABLE.replace(" ", "")[at::7].replace("&", "").replace("<", "") for at in range(7)]
    document = laid_out(page_to_print(page.format("".join(map(span.format, runs)))), "Letter")
    shown = [each for each in painted(document, 0) if each.endswith(b"] TJ")]
    style = Style(11 * 96 / 72, 400, "normal")
    of = letters(document, PRINTABLE, [style], "Letter")[style]
    assert shown == [b"[<" + closed(of.written(run)) + b"] TJ" for run in runs]
    assert {*of.glyphs} == {*PRINTABLE}


@given(st.lists(st.one_of(st.integers(0, 3), st.binary(max_size=600))), st.lists(st.binary(max_size=300), min_size=4))
def test_a_stream_filled_by_pieces_inflates_to_its_bytes_with_the_fillings(parts, fillings) -> None:  # type: ignore[no-untyped-def]
    whole = b"".join(fillings[part] if isinstance(part, int) else part for part in parts)
    assert zlib.decompress(deflated(parts).filled(fillings)) == whole


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_string_of_the_file_is_written_as_the_library_writes_it(text: str) -> None:
    from pydyf import String

    assert string(text) == String(text).data


def test_the_versions_are_bounded_on_whose_inner_parts_stamping_relies() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
    bounds = {name: bound for name, _, bound in (each.partition("==") for each in project["dependencies"]) if bound}
    assert bounds == {"weasyprint": "70.*", "pydyf": "0.13.*"}
    assert all(version(name).startswith(bound.removesuffix("*")) for name, bound in bounds.items())


def test_the_inner_parts_of_weasyprint_on_which_stamping_relies_are_there() -> None:
    from weasyprint import Page
    from weasyprint.formatting_structure.boxes import Box, InlineBox, LineBox, TextBox
    from weasyprint.pdf.stream import Stream

    assert all(issubclass(each, Box) for each in (InlineBox, LineBox, TextBox))
    assert callable(Box.content_box_x)
    assert "_page_box" in inspect.getsource(Page)
    stated = [*inspect.signature(Stream.__init__).parameters][1:8]
    assert stated == ["fonts", "page_rectangle", "resources", "images", "tags", "color_profiles", "output_intent"]
