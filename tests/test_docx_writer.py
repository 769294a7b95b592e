"""The Word file says what the page says, with real styles, controls, fields and tables, in bytes that repeat."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree

from docgen.docx import docx
from docgen.docx.styles import STYLES
from docgen.vocabulary import read_page

SAMPLE_FILE = Path(__file__).parent / "corpus" / "every-element.html"
SAMPLE = SAMPLE_FILE.read_text(encoding="utf-8")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEAVES = "//h1 | //h2 | //h3 | //p | //li | //th[not(p)] | //td[not(p)]"


def page(body: str) -> str:
    return f'<html lang="en-US"><head><title>A page</title></head><body>{body}</body></html>'


def figure(fact: str, words: str = "$4.10") -> str:
    return f'<span class="figure" data-fact="{fact}" data-kind="price">{words}</span>'


def part(file: bytes, name: str = "word/document.xml") -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(file)).read(name))


def paragraphs(root: Any) -> list[Any]:
    return list(root.iter(f"{W}p"))


def words(paragraph: Any) -> str:
    kinds = (f"{W}t", f"{W}delText", f"{W}br")
    return "".join("\n" if each.tag == f"{W}br" else each.text for each in paragraph.iter(*kinds))


def style(paragraph: Any) -> str | None:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if found is None else found.get(f"{W}val")


def of_style(root: Any, name: str) -> list[Any]:
    return [paragraph for paragraph in paragraphs(root) if style(paragraph) == name]


def has(paragraph: Any, setting: str) -> bool:
    return paragraph.find(f"{W}pPr/{W}{setting}") is not None


def with_text(root: Any, start: str) -> Any:
    [found] = [paragraph for paragraph in paragraphs(root) if words(paragraph).startswith(start)]
    return found


def values(root: Any, path: str, attribute: str = "val") -> list[str | None]:
    return [found.get(f"{W}{attribute}") for found in root.iter(f"{W}{path}")]


def as_browsers_show(leaf: Any) -> str:
    """The text of a leaf of the page with white space collapsed, by other means than the writer's own."""
    for line_break in leaf.iter("br"):
        line_break.text = "\u2028"
    text = re.sub(r"[ \t\r\n\f]+", " ", "".join(leaf.itertext()))
    return re.sub(r" *\u2028 *", "\n", text).strip(" ")


@pytest.fixture(scope="module")
def file() -> bytes:
    return docx(SAMPLE)


@pytest.fixture(scope="module")
def body(file: bytes) -> Any:
    return part(file)


def test_the_words_of_the_file_are_the_words_of_the_page_in_their_order(file: bytes) -> None:
    html: Any = read_page(SAMPLE)
    furniture = html.xpath("//header//p | //footer//p")
    expected = [as_browsers_show(leaf) for leaf in html.xpath(LEAVES) if leaf not in furniture]
    written = [words(paragraph) for paragraph in paragraphs(part(file))]
    assert [line for line in written if line] == [line for line in expected if line]


def test_white_space_is_collapsed_across_the_elements_of_a_paragraph() -> None:
    html = page("<p>\n  one <strong> two</strong>\n<em>three </em> <br>\n four\u00a0 five  </p>")
    assert words(paragraphs(part(docx(html)))[0]) == "one two three\nfour\u00a0 five"


def test_every_figure_stands_in_a_control_tagged_and_named_by_its_fact(file: bytes) -> None:
    page_: Any = read_page(SAMPLE)
    figures = page_.xpath("//body//span[@class='figure']")
    controls = [
        control
        for name in ("header1", "footer1", "document")
        for control in part(file, f"word/{name}.xml").iter(f"{W}sdt")
    ]
    assert len(figures) == len(controls) == 7
    for span, control in zip(figures, controls, strict=True):
        assert values(control, "tag") == values(control, "alias") == [span.get("data-fact")]
        assert words(control) == as_browsers_show(span)


def test_every_control_has_a_bookmark_of_its_own_around_it(body: Any) -> None:
    for control in body.iter(f"{W}sdt"):
        start, end = control.getprevious(), control.getnext()
        assert start.tag == f"{W}bookmarkStart"
        assert end.tag == f"{W}bookmarkEnd"
        assert start.get(f"{W}id") == end.get(f"{W}id") == values(control, "id")[0]
    assert values(body, "bookmarkStart", "name")[:2] == ["v_E_001_price_before", "v_E_001_price_after"]


def test_bookmark_names_are_short_and_unique_whatever_the_facts_are_called() -> None:
    facts = ["E-1.price", "E_1.price", "e-1.PRICE", "é", *(f"a.{'long' * 12}.{n}" for n in range(12))]
    names = values(part(docx(page("".join(f"<p>{figure(fact)}</p>" for fact in facts)))), "bookmarkStart", "name")
    assert len({str(name).lower() for name in names}) == len(facts)
    assert all(re.fullmatch(r"v_[A-Za-z0-9_]{1,38}", str(name)) for name in names)


def test_no_control_is_bound_to_data_or_locked(body: Any) -> None:
    assert not list(body.iter(f"{W}dataBinding", f"{W}lock"))


def test_a_fact_whose_name_word_would_cut_is_refused() -> None:
    with pytest.raises(ValueError, match="64 characters"):
        docx(page(f"<p>{figure('x' * 65)}</p>"))


def test_a_figure_of_several_lines_is_one_control() -> None:
    root = part(docx(page(f"<p>To {figure('address', 'Example Capital<br>170 West Drive')}</p>")))
    [control] = root.iter(f"{W}sdt")
    assert words(control) == "Example Capital\n170 West Drive"
    assert not list(control.iter(f"{W}text"))


def test_heads_have_words_own_styles_and_stay_with_what_follows(body: Any) -> None:
    heads = {
        "Title": "STATEMENT OF ADJUSTMENT",
        "Heading1": "SECOND TITLE",
        "Heading2": "SECTION 1. The Facts.",
        "Heading3": "1.1 A subsection.",
        "ExhibitHeading": "EXHIBIT A",
    }
    for name, text in heads.items():
        assert words(of_style(body, name)[0]) == text
    kept = {each.id for each in STYLES if each.keep_next} | {each.id for each in STYLES if each.based_on == "Heading1"}
    assert set(heads) - {"ExhibitHeading"} <= kept
    assert next(each for each in STYLES if each.id == "ExhibitHeading").based_on == "Heading2"


def test_the_levels_of_a_clause_are_indented_by_their_depth(file: bytes) -> None:
    indents = [Document(io.BytesIO(file)).styles[f"Level {n}"].paragraph_format.left_indent for n in range(1, 5)]
    assert [indent.inches for indent in indents] == pytest.approx([0.35, 0.7, 1.05, 1.4])
    assert words(of_style(part(file), "Level4")[0]) == "(aa) Fourth level."


def test_a_signature_block_stays_whole_with_the_sentence_before_it(body: Any) -> None:
    sentence = with_text(body, "IN WITNESS WHEREOF")
    block = [with_text(body, "EXAMPLE HOLDINGS, INC."), *of_style(body, "Blank")[:2]]
    assert [words(line) for line in block[1:]] == ["By:", "Title:"]
    assert [has(line, "keepNext") for line in [sentence, *block]] == [True, True, True, False]
    assert all(has(line, "keepLines") for line in block)


def test_a_signature_takes_the_end_of_the_text_with_it() -> None:
    block = '<div class="signature"><p>NAME</p></div>'
    table = '<table class="grid"><tbody>' + "<tr><td>row</td></tr>" * 9 + "</tbody></table>"
    two = paragraphs(part(docx(page(f"<p>one</p><p>two</p><p>three</p>{block}"))))
    assert [has(line, "keepNext") for line in two[:3]] == [False, True, True]
    assert [has(line, "keepLines") for line in two[:3]] == [False, False, True]
    rows = paragraphs(part(docx(page(f"{table}<p>last</p>{block}"))))
    kept = [has(line, "keepNext") for line in rows[:11]]
    assert kept == [True, *[False] * 6, True, True, True, True], "rows, what parts two tables, the sentence"


@pytest.mark.parametrize(("kind", "broken"), [("grid", True), ("figures", False)])
def test_a_grid_is_broken_but_for_its_first_and_last_rows_and_a_figures_table_is_not(kind: str, broken: bool) -> None:
    rows = f'<table class="{kind}"><tbody>{"<tr><td>row</td><td>value</td></tr>" * 6}</tbody></table>'
    lines = paragraphs(part(docx(page(rows))))[:12:2]
    assert [has(line, "keepNext") for line in lines] == [True, *[not broken] * 3, True, False]


@pytest.mark.parametrize("name", ["Legend", "Formula"])
def test_a_legend_and_a_formula_are_not_broken(body: Any, name: str) -> None:
    lines = of_style(body, name)
    assert all(has(line, "keepLines") for line in lines)
    assert [has(line, "keepNext") for line in lines] == [True] * (len(lines) - 1) + [False]


def test_a_blank_is_its_caption_and_a_ruled_tab_to_the_right_edge(body: Any) -> None:
    empty, dated = of_style(body, "Blank")[2:4]
    assert values(empty, "tab", "leader") == ["underscore", None]
    assert values(empty, "tab", "pos")[0] == "9360"
    assert words(dated) == "Dated:"
    assert values(dated, "tab", "leader") == [None, "underscore", None, None]


def test_a_fraction_bar_is_ruled_no_wider_than_its_formula_asks(body: Any) -> None:
    [bar] = of_style(body, "FractionBar")
    [left], [right] = values(bar, "ind", "left"), values(bar, "ind", "right")
    assert left == right
    assert 1800 < 9360 - 2 * int(str(left)) < 3000


def test_exhibits_and_pages_begin_a_new_page(body: Any) -> None:
    breaks = [words(paragraph) for paragraph in paragraphs(body) if has(paragraph, "pageBreakBefore")]
    assert breaks == ["SECOND TITLE", "EXHIBIT A"]


def test_a_page_that_begins_with_a_table_is_begun_by_a_paragraph() -> None:
    table = '<table class="plain"><tr><td>CS</td><td>equals</td></tr></table>'
    first = paragraphs(part(docx(page(f'<p>x</p><section class="page">{table}</section>'))))[1]
    assert has(first, "pageBreakBefore")
    assert not words(first)


@pytest.mark.parametrize(("paper", "width"), [("Letter", 9360), ("A4", 9026)])
def test_every_table_is_exactly_as_wide_as_the_text(paper: str, width: int) -> None:
    for table in part(docx(SAMPLE, paper=paper)).iter(f"{W}tbl"):
        columns = [int(str(column)) for column in values(table, "gridCol", "w")]
        assert sum(columns) == width
        assert all(column > 300 for column in columns)
        for row in table.iter(f"{W}tr"):
            assert [int(str(cell)) for cell in values(row, "tcW", "w")] == columns


def test_table_heads_repeat_and_rows_do_not_break(body: Any) -> None:
    rows = list(body.iter(f"{W}tr"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert [[words(cell) for cell in paragraphs(head)] for head in heads] == [
        ["Trading day", "Market", "Closing price", "Volume"],
        ["Provision", "Computation", "Result"],
    ]


def test_the_columns_of_steps_stand_where_they_stood_whatever_is_in_them() -> None:
    def steps(result: str) -> str:
        cells = f"<td>Section 5</td><td>computed</td><td>{result}</td>"
        return page(f'<table class="steps"><tbody><tr>{cells}</tr></tbody></table>')

    one, other = (values(part(docx(steps(result))), "gridCol", "w") for result in ("1", "$1,368,300,000.00"))
    assert one == other and len(one) == 3


def test_numbers_in_tables_stand_at_the_right(body: Any) -> None:
    right = [words(paragraph) for paragraph in paragraphs(body) if values(paragraph, "jc") == ["right"]]
    assert right == ["Closing price", "Volume", "$3.71", "1,204,500", "$11.11", "98,100", "Result", "$36.00", "12"]


def test_two_tables_in_a_row_stay_two() -> None:
    table = '<table class="plain"><tr><td>CS</td><td>equals</td></tr></table>'
    for each in part(docx(page(table + table))).iter(f"{W}tbl"):
        assert each.getnext().tag == f"{W}p"


def test_the_footer_counts_pages_with_fields(file: bytes) -> None:
    footer = part(file, "word/footer1.xml")
    assert words(paragraphs(footer)[0]) == "Certificate W-1 · 3f2a-91bc · Page 1 of 1"
    assert [instruction.text for instruction in footer.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]
    assert values(footer, "fldChar", "fldCharType") == ["begin", "separate", "end"] * 2
    assert words(part(file, "word/header1.xml")) == "Specimen"


@pytest.mark.parametrize(("paper", "inches"), [("Letter", (8.5, 11.0)), ("A4", (8.27, 11.69))])
def test_the_sheet_has_margins_of_an_inch(paper: str, inches: tuple[float, float]) -> None:
    section: Any = Document(io.BytesIO(docx(SAMPLE, paper=paper))).sections[0]
    assert (section.page_width.inches, section.page_height.inches) == pytest.approx(inches, abs=0.01)
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert {side.inches for side in sides} == {1.0}


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(ValueError, match="'Legal'"):
        docx(SAMPLE, paper="Legal")


def test_the_properties_name_title_and_author_and_no_day_of_writing(file: bytes) -> None:
    properties = Document(io.BytesIO(file)).core_properties
    assert (properties.title, properties.author) == ("A Page of the Whole Vocabulary", "Example Holdings, Inc.")
    assert properties.created == properties.modified
    assert properties.modified.year == 1980


def test_the_package_holds_the_text_and_nothing_of_the_machine(file: bytes) -> None:
    members = zipfile.ZipFile(io.BytesIO(file)).infolist()
    assert [member.filename for member in members] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}


def test_every_style_that_the_text_uses_is_defined(file: bytes) -> None:
    defined = set(values(part(file, "word/styles.xml"), "style", "styleId"))
    for name in ("document", "header1", "footer1"):
        root = part(file, f"word/{name}.xml")
        assert set(values(root, "pStyle")) | set(values(root, "tblStyle")) <= defined


def test_another_process_day_and_place_gives_the_same_bytes(file: bytes, tmp_path: Path) -> None:
    code = (
        "import sys; from docgen.docx import docx;"
        "sys.stdout.buffer.write(docx(open(sys.argv[1], encoding='utf-8').read()))"
    )
    other = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    again = subprocess.run(
        [sys.executable, "-c", code, str(SAMPLE_FILE)], env=other, cwd=tmp_path, capture_output=True, check=True
    )
    assert again.stdout == file == docx(SAMPLE)


@pytest.mark.parametrize(
    "spoil",
    [lambda html: html.replace('class="note"', 'class="fancy"'), lambda html: html.replace("<h3>", "<h4>")],
    ids=["class", "element"],
)
def test_a_page_outside_the_vocabulary_is_refused(spoil: Callable[[str], str]) -> None:
    with pytest.raises(ValueError, match="not in the vocabulary"):
        docx(spoil(SAMPLE))
