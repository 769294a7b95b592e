import io
import time
from datetime import date
from functools import cache

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
)
from weasyprint import HTML

from checks.case import Redlined, Review
from checks.read import Unreadable, pdf_second, read
from checks.read.pdf_scan import Garbled, operations
from checks.rules.txt_12_second_reader_agrees import second_reader_agrees
from checks.text import Attachment, Paper
from docgen.fonts import use_only_carried_fonts

use_only_carried_fonts()  # so that lines break alike on every machine

# WeasyPrint leaves the file of its colour profile open.
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:Exception ignored in.*sRGB2014:pytest.PytestUnraisableExceptionWarning"),
]

PAGE = """@page { size: Letter; margin: 1in; @bottom-center { content: "Page " counter(page) " of " counter(pages) }
@top-right { content: "W-1 AS-E-001" } } body { font-family: serif; text-align: left } td { width: 2.5in }"""

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@cache
def pdf(body, css="", **options):
    html = f"<html lang=en><head><title>t</title><style>{PAGE}{css}</style></head><body>{body}</body></html>"
    return HTML(string=html).write_pdf(**options)


@pytest.fixture
def paper(tmp_path):
    def made(body, css="", **options) -> Paper:
        return read_bytes(tmp_path, pdf(body, css, **options))

    return made


def read_bytes(folder, data):
    path = folder / "statement.pdf"
    path.write_bytes(data)
    return read(path)


def body(paper):
    return paper.text.string[paper.text.body.start : paper.text.body.end]


def words_of(paper):
    return body(paper).replace("-\n", "-").replace("\n", " ").replace("\t", " ")


PROSE = (
    "The office of the Holder, efficient, affluent and first-class, gave “notice” to AVATAR Inc. — Wm. To "
    "Müller’s résumé — that $11.11 and 27,103,730 shares stand as of February 27, 2002, naïvely."
)


@pytest.mark.parametrize("variant", [None, "pdf/a-3a"])
@pytest.mark.parametrize("align", ["left", "justify"])
def test_each_word_comes_back_once_in_order_with_single_spaces(paper, variant, align):
    found = paper(f"<p>{PROSE * 20}</p>", f"p {{ text-align: {align} }}", pdf_variant=variant)
    assert words_of(found) == (PROSE * 20).strip()


def test_figures_in_runs_of_their_own_are_not_parted_from_their_sentence(paper):
    html = "<p>The price is <span>$4.10</span>, not <b>$3.</b><i>77</i>; shares: (<span>542,075</span>).</p>"
    assert body(paper(html)) == "The price is $4.10, not $3.77; shares: (542,075)."


def test_a_raised_note_mark_does_not_lengthen_a_figure(paper):
    html = "<p>Holds 542,075<sup>3</sup> shares on the 27<sup>th</sup> day<sub>1</sub> of it.</p>"
    assert body(paper(html)) == "Holds 542,075 3 shares on the 27th day1 of it."


def test_cells_of_a_row_are_read_one_by_one_in_the_order_drawn(paper):
    rows = "".join(f"<tr><td>Price {n}</td><td>$4.{n}</td><td>{n},000</td></tr>" for n in range(10, 15))
    expected = "\n".join(f"Price {n}\t$4.{n}\t{n},000" for n in range(10, 15))
    assert body(paper(f"<table>{rows}</table>")) == expected


def test_a_cell_of_two_lines_is_read_before_the_next_cell(paper):
    html = "<table><tr><td>Warrant Price in effect<br>immediately before</td><td>$4.10</td></tr></table>"
    found = paper(html, "td { width: 2.5in; vertical-align: top }")
    assert body(found) == "Warrant Price in effect\nimmediately before\n$4.10"
    lines = [piece.place.line for piece in found.text.pieces[:3]]
    assert lines == [1, 2, 1]


def test_twenty_pages_come_back_in_order_in_well_under_three_seconds(paper, tmp_path):
    numbers = [f"{n:,} shares at ${n}.10;" for n in range(1_000, 4_400)]
    data = pdf(f"<p>{' '.join(numbers)}</p>")
    (tmp_path / "long.pdf").write_bytes(data)
    begun = time.process_time()
    found = read(tmp_path / "long.pdf")
    assert time.process_time() - begun < 3
    assert 20 <= found.pages <= 25
    assert words_of(found) == " ".join(numbers)


def test_page_furniture_stands_apart_from_the_body(paper):
    found = paper("<p>first</p><p style='break-before: page'>second</p>")
    stories = {story.name: found.text.string[story.start : story.end] for story in found.text.stories}
    assert stories == {
        "body": "first\nsecond",
        "page 1 header": "W-1 AS-E-001",
        "page 1 footer": "Page 1 of 2",
        "page 2 header": "W-1 AS-E-001",
        "page 2 footer": "Page 2 of 2",
    }


def test_places_read_as_a_person_would_say_them(paper):
    found = paper("<p>first</p><div style='break-before: page'>a<br>b<br>third</div>")
    at = found.text.string.index
    assert str(found.text.at(at("third"))) == "statement.pdf, page 2, line 3"
    assert str(found.text.at(at("Page 2"))) == "statement.pdf, page 2, footer"


def test_a_hyphen_at_the_end_of_a_line_is_left_as_it_is(paper):
    assert body(paper("<p>five hundred forty-<br>two</p>")) == "five hundred forty-\ntwo"


def test_no_break_spaces_are_blanks(paper):
    assert body(paper("<p>office file 4,023,193\u00a0options</p>")) == "office file 4,023,193 options"


def test_a_page_turned_on_its_side_is_read_upright(tmp_path):
    writer = PdfWriter(clone_from=io.BytesIO(pdf("<p>upright words</p>")))
    writer.pages[0].rotate(90)
    found = read_bytes(tmp_path, written(writer))
    assert "upright words" in found.text.string
    assert not found.hidden


def test_words_that_cannot_be_seen_are_read_and_said_to_be_hidden(paper):
    html = "<p>seen <span style='color: white'>white</span> <span style='font-size: 2px'>tiny</span></p>"
    html += "<p style='position: absolute; left: -3in; white-space: nowrap; width: 1in'>outside</p>"
    found = paper(html)
    said = {found.text.string[h.start : h.end].strip(): h.why for h in found.hidden}
    assert said == {"white": "white", "tiny": "too small to be read", "outside": "outside the page"}


def drawn(content, made=None):
    """A page of raw operators in the font /F of 10 points: Helvetica, or one made for the file."""
    writer = PdfWriter()
    page = writer.add_blank_page(612, 792)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    font.update(made or {})
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F"): writer._add_object(font)})}
    )
    stream = StreamObject()
    stream.set_data(b"BT /F 10 Tf 14 TL 100 500 Td " + content + b" ET")
    page[NameObject("/Contents")] = writer._add_object(stream)
    return written(writer)


@pytest.mark.parametrize(
    ("content", "read_as"),
    [
        (b"[(Price) -300 ($4.) 20 (10) -3000 (1,000)] TJ", "Price $4.10\t1,000"),
        (b"(one) Tj T* (two) Tj (three) ' 2 1 (four five) \"", "one\ntwo\nthree\nfour five"),
        (b"(Price) Tj 30 0 Td (is) Tj 0 -20 TD (next) Tj T* (last) Tj", "Price is\nnext\nlast"),
        (b"(542,075) Tj 4 Ts (3) Tj 0 Ts ( shares) Tj", "542,075 3 shares"),
        (b"(a) Tj 1 0 0 1 100 460 Tm (b) Tj 0 1 -1 0 300 400 Tm (up) Tj ( right) Tj", "a\nb\nup right"),
    ],
)
def test_every_way_to_place_words_is_followed(tmp_path, content, read_as):
    assert read_bytes(tmp_path, drawn(content)).text.string == read_as


def test_words_drawn_without_ink_are_said_to_be_hidden(tmp_path):
    found = read_bytes(tmp_path, drawn(b"3 Tr ($4.10) Tj"))
    assert [(h.start, h.end, h.why) for h in found.hidden] == [(0, 5, "drawn without ink")]


def unseen(paper):
    return [(paper.text.string[h.start : h.end], h.why) for h in paper.hidden]


def test_words_that_run_off_the_page_are_hidden_from_its_edge_on(tmp_path):
    for content in (b"1 0 0 1 590 460 Tm (shares) Tj", b"1 0 0 1 590 460 Tm [(s) -10 (ha) 10 (res)] TJ"):
        found = read_bytes(tmp_path, drawn(content))
        assert (found.text.string, unseen(found)) == ("shares", [("s", "outside the page")])
        assert differing(found) == []
    whole = read_bytes(tmp_path, drawn(b"1 0 0 1 100 795 Tm (above) Tj 1 0 0 1 583 460 Tm (shares) Tj ( ) Tj"))
    assert unseen(whole) == [("above", "outside the page")]


def test_the_widths_of_a_font_that_has_units_of_its_own_are_taken_in_these(tmp_path):
    table = StreamObject()
    table.set_data(b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <61> <7a> <0061> endbfrange")
    numbers = {"/FirstChar": [97], "/LastChar": [122], "/Widths": [1024] * 26, "/FontBBox": [0, 0, 2048, 2048]}
    made = {NameObject(name): ArrayObject(map(NumberObject, all_of)) for name, all_of in numbers.items()}
    made |= {NameObject(name): made[name][0] for name in ("/FirstChar", "/LastChar")}
    unit = [FloatObject(each) for each in (1 / 2048, 0, 0, 1 / 2048, 0, 0)]
    made |= {NameObject("/FontMatrix"): ArrayObject(unit), NameObject("/Subtype"): NameObject("/Type3")}
    made |= {NameObject("/CharProcs"): DictionaryObject(), NameObject("/ToUnicode"): table}
    found = read_bytes(tmp_path, drawn(b"(ab) Tj 1 0 0 1 110 500 Tm (c) Tj 1 0 0 1 118 500 Tm (d) Tj", made))
    assert (found.text.string, unseen(found)) == ("abc d", [])


def test_words_over_which_others_are_printed_are_hidden(tmp_path):
    found = read_bytes(
        tmp_path, drawn(b"(warrants) Tj 1 0 0 1 120 500 Tm (shares) Tj 0 -20 TD (next  ) Tj 22 0 Td (line) Tj")
    )
    assert unseen(found) == [("warrants", "printed over by other words")]


def written(writer):
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_what_is_not_read_is_named(tmp_path):
    html = f"<p>text <img src='data:image/png;base64,{DOT}'></p><form><input name='shares' value='5'></form>"
    writer = PdfWriter(clone_from=io.BytesIO(pdf(html, pdf_forms=True)))
    writer.add_attachment("facts.json", b"{}")
    writer.add_annotation(0, FreeText(text="note", rect=(100, 100, 200, 200)))
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject({NameObject("/OCGs"): ArrayObject()})
    found = read_bytes(tmp_path, written(writer))
    assert found.attachments == (Attachment("facts.json", b"{}"),)
    assert found.unread == (
        "statement.pdf, page 1: 1 picture was not read",
        "statement.pdf, page 1: the form field shares was not read",
        "statement.pdf, page 1: an annotation (FreeText) was not read",
    )
    assert found.brought == (
        "statement.pdf: layers were not told apart: the text of every layer was read, shown or not",
    )


def test_a_clean_file_leaves_nothing_unread(paper):
    found = paper("<p>text <a href='https://example.com'>link</a></p>", pdf_variant="pdf/a-3a")
    assert (found.unread, found.hidden, found.attachments) == ((), (), ())


def refused(folder, data, says):
    with pytest.raises(Unreadable, match=says):
        read_bytes(folder, data)


def test_a_truncated_file_is_refused_wherever_it_ends(tmp_path):
    whole = pdf("<p>text</p>")
    for length in range(5, len(whole) - 10, 401):
        refused(tmp_path, whole[:length], "truncated|neither")


def test_an_encrypted_file_is_refused_even_if_it_opens_without_a_password(tmp_path):
    for password in ("secret", ""):
        writer = PdfWriter(clone_from=io.BytesIO(pdf("<p>text</p>")))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        refused(tmp_path, written(writer), "is encrypted")


def test_a_file_whose_pages_are_destroyed_is_refused(tmp_path):
    refused(tmp_path, b"%PDF-1.7\n" + b"\0" * 500 + b"\n%%EOF", "damaged")


def test_a_file_that_had_to_be_mended_says_so(tmp_path):
    whole = pdf("<p>text</p>")
    at = whole.rindex(b"startxref") + len("startxref\n")
    end = whole.index(b"\n", at)
    found = read_bytes(tmp_path, whole[:at] + b"7" * (end - at) + whole[end:])
    assert body(found) == "text"
    assert any("is not sound" in said for said in found.unread)


def test_a_form_that_draws_itself_is_refused(tmp_path):
    writer = PdfWriter(clone_from=io.BytesIO(pdf("<p>text</p>")))
    page = writer.pages[0]
    form = writer._add_object(page.get_contents().clone(writer, force_duplicate=True))
    form.get_object().set_data(b"/X Do /X Do")
    form.get_object().update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
    page["/Resources"][NameObject("/XObject")] = DictionaryObject({NameObject("/X"): form})
    drawn = page.get_contents()
    drawn.set_data(b"/X Do " + drawn.get_data())
    page[NameObject("/Contents")] = writer._add_object(drawn)
    with pytest.raises(Unreadable, match="one within another"):
        read_bytes(tmp_path, written(writer))


def test_the_content_decides_and_not_the_name(tmp_path):
    path = tmp_path / "paper.docx"
    path.write_bytes(pdf("<p>text</p>"))
    assert read(path).format == "pdf"
    assert PdfReader(path).pages[0].extract_text().startswith("text")


# The second opinion, and the scanner


def differing(paper):
    return [view for view in paper.second if view.ours or view.theirs]


def test_a_second_reader_finds_the_same_letters_on_every_page(paper):
    found = paper(f"<p>{PROSE * 60}</p><p>office ﬁle ½ Müller five hundred forty-<br>two</p>")
    assert found.pages > 1
    assert [view.page for view in found.second] == list(range(1, found.pages + 1))
    assert differing(found) == []


def test_words_that_a_file_tells_one_reader_and_not_another_are_told(tmp_path):
    content = b"/Span <</ActualText ($3.78)>> BDC ($3.77) Tj EMC"
    assert differing(read_bytes(tmp_path, drawn(content))) == [(1, "7", "8")]


def test_a_letter_printed_over_itself_is_told_at_the_words_that_cannot_be_seen(tmp_path):
    paper = read_bytes(tmp_path, drawn(b"(Seen) Tj 1 0 0 1 100 460 Tm (Inc.) Tj 1 0 0 1 108.34 460 Tm (c. and) Tj"))
    [view] = differing(paper)
    assert (view.ours, view.theirs) == (".c", "")
    review = Review(None, (), date(2002, 6, 14), complete=False, redlines=(Redlined(None, paper, None, None),))
    [check] = second_reader_agrees(review)
    assert paper.text.string[slice(*check.span)] == "Inc."
    assert str(check.place) == "statement.pdf, page 1, line 2"


def test_a_second_reader_that_breaks_off_or_hangs_costs_that_file_alone(tmp_path, monkeypatch):
    good = drawn(b"(words) Tj")
    read_bytes(tmp_path, good)
    for program, seconds, why in (("import os; os.abort()", 60, "broke off"), ("while True: pass", 0.2, "took longer")):
        (tmp_path / "child.py").write_text(program)
        with monkeypatch.context() as patch:
            patch.setattr(pdf_second, "PROGRAM", tmp_path / "child.py")
            patch.setattr(pdf_second, "SECONDS_MAX", seconds)
            pdf_second.SECOND.end()
            with pytest.raises(Unreadable, match=f"cannot be read by PDFium, .* \\({why}"):
                read_bytes(tmp_path, good)
    assert len(read_bytes(tmp_path, good).second) == 1


def test_the_answer_on_a_file_that_could_not_be_read_is_not_taken_for_that_on_the_next(tmp_path):
    good, other = (drawn(words) for words in (b"(words) Tj", b"(figures) Tj"))
    with pytest.raises(ZeroDivisionError), pdf_second.SECOND.reading(other):
        1 / 0  # noqa: B018
    assert differing(read_bytes(tmp_path, good)) == []


SCANNED = [
    b"q 1 0 0 -1 0 .5 cm -3. +4 .25 0 re f* Q",
    b"BT /F#31 12 Tf [<0041> -250 <42>-3<4>] TJ (a\\)b\\(c\\\\) Tj (n(es)ted) Tj (\\101\\12\\n\\\nx) ' ET",
    b"[(a) 120 (b) <63>] TJ [1 2] 0 d [] 0 d % a comment (\n/Span <</MCID 0 /A [1 2]>> BDC EMC",
    b"BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI\nQ",
]


@pytest.mark.parametrize("content", SCANNED)
def test_the_scanner_reads_the_operations_that_pypdf_reads(content):
    stream = ContentStream(None, None, "bytes")
    stream.set_data(content)
    ours = [(operands, operator) for operands, operator in operations(content) if operator not in SILENT]
    theirs = [(list(operands), operator) for operands, operator in stream.operations if operator not in SILENT]
    assert ours == theirs
    assert ours


SILENT = (b"BDC", b"INLINE IMAGE")
"""Operators whose operands the reader does not look at."""


def test_the_scanner_reads_an_inline_image_over():
    assert [operator for _, operator in operations(SCANNED[3])] == [b"INLINE IMAGE", b"Q"]


@pytest.mark.parametrize(
    "content", [b"(a", b"[1 2 Tj", b"1 2]", b"<4 1> Tj", b"1 2", b"{ } x", b"BI ID \xff", b"<</A 1 Tj"]
)
def test_what_the_scanner_cannot_vouch_for_is_left_to_pypdf(tmp_path, content):
    with pytest.raises(Garbled):
        list(operations(content))
    with_words = drawn(b"<77 6f 72 64 73> Tj")
    assert read_bytes(tmp_path, with_words).text.string == "words"
