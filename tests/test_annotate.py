"""A copy of a paper bears each finding at its exact words, and reads as the paper does."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from annotated import comments, letters, notes, words_within
from docx_builder import docx_bytes, field, p, r, table, write_docx
from hypothesis import given
from hypothesis import strategies as st
from planting import replaced, write_zip
from pypdf import PdfReader

import docgen.render
from checks.annotations import Annotation, Span, together
from checks.read import read
from checks.run import Report, check_files
from docgen.facts import facts_json
from docgen.pdf import pdf
from tenor.annotate import annotate
from tenor.annotate.word import commented
from warrant.book import Book
from warrant.documents import called_for
from warrant.replay import replay

STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"
ON = date(2002, 12, 31)
WRONG = "FIG-01, error: price_after is stated as computed\nFound: $3.17\nExpected: $3.77"


@pytest.fixture(scope="module")
def wrong_docx(generated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first statement with a wrong price in a table cell."""
    return replaced(generated / f"{STATEMENT}.docx", tmp_path_factory.mktemp("wrong"), ">$3.77<", ">$3.17<")


@pytest.fixture(scope="module")
def wrong_pdf(sample_book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    document = next(each for each in called_for(sample_book) if each.stem == STATEMENT)
    html = docgen.render.render(document.kind, document.facts, document.id, document.rows)
    path = tmp_path_factory.mktemp("wrong") / f"{STATEMENT}.pdf"
    path.write_bytes(pdf(html.replace("$3.77", "$3.17", 1), facts_json(document)))
    return path


def checked(book: Book, *paths: Path) -> Report:
    return check_files(book, paths, ON, complete=False)


def annotated(book: Book, path: Path, out: Path, ticks: bool = False) -> Path:
    [done] = annotate(checked(book, path), [path], out, ticks=ticks)
    assert done.copy, done.why
    return done.copy


def findings(report: Report) -> set[tuple[object, ...]]:
    return {(each.rule.code, each.severity, each.check) for each in report.findings}


# The exact words


def test_a_wrong_figure_in_a_word_file_bears_a_comment_over_its_very_words(
    wrong_docx: Path, sample_book: Book, tmp_path: Path
) -> None:
    [comment] = comments(annotated(sample_book, wrong_docx, tmp_path / "out").read_bytes())
    assert (comment.over, comment.references) == ("$3.17", 1)
    assert (comment.author, comment.date) == ("Tenor", "2002-12-31T00:00:00Z")
    assert comment.words.startswith(WRONG)


def test_a_wrong_figure_in_a_pdf_bears_a_highlight_over_its_very_words(
    wrong_pdf: Path, sample_book: Book, tmp_path: Path
) -> None:
    copy = annotated(sample_book, wrong_pdf, tmp_path / "out")
    [note] = notes(copy)
    assert words_within(letters(copy)[0], [float(length) for length in note["/QuadPoints"]]) == "$3.17"
    assert (note["/Subtype"], note["/T"], note["/Subj"], note["/NM"]) == ("/Highlight", "Tenor", "FIG-01", "tenor-1")
    assert note["/Contents"].startswith(WRONG)
    assert note["/M"] == note["/CreationDate"] == "D:20021231000000Z"
    assert note["/F"] == 4 and note["/AP"]["/N"].get_object().get_data()


def test_every_figure_that_ties_is_ticked_with_fact_value_and_clause_where_that_is_asked_for(
    generated: Path, sample_book: Book, tmp_path: Path
) -> None:
    path = generated / f"{STATEMENT}.docx"
    report = checked(sample_book, path)
    ticked = comments(annotated(sample_book, path, tmp_path / "out", ticks=True).read_bytes())
    assert [each.over for each in ticked] == [
        each.text for each in sorted(report.cases[0].stated, key=lambda s: s.start)
    ]
    assert "Ties: fact E-001.price_after\nValue: $3.77\nSection 6(i)" in [each.words for each in ticked]


def test_every_highlight_of_a_ticked_pdf_covers_the_figure_that_it_ticks(
    generated: Path, sample_book: Book, tmp_path: Path
) -> None:
    copy = annotated(sample_book, generated / f"{STATEMENT}.pdf", tmp_path / "out", ticks=True)
    for page, words in zip(PdfReader(copy).pages, letters(copy), strict=True):
        marked = [found.get_object() for found in page.annotations or ()]
        assert marked
        for note in marked:
            quads = [float(length) for length in note["/QuadPoints"]]
            parts = (words_within(words, quads[at : at + 8]) for at in range(0, len(quads), 8))
            value = note["/Contents"].split("\n")[1].removeprefix("Value: ")
            assert "".join("".join(parts).split()) == "".join(value.split())


# What stands nowhere in the text of the body


def test_a_finding_in_a_footer_of_a_word_file_is_said_at_the_title_and_where_it_stands(
    generated: Path, sample_book: Book, tmp_path: Path
) -> None:
    source = generated / f"{STATEMENT}.docx"
    with zipfile.ZipFile(source) as file:
        members = {name: file.read(name) for name in file.namelist()}
    foot = next(name for name in members if name.startswith("word/footer"))
    assert b"AS-E-001-W-1" in members[foot]
    members[foot] = members[foot].replace(b"AS-E-001-W-1", b"AS-E-002-W-1")
    write_zip(tmp_path / source.name, members)
    [comment] = comments(annotated(sample_book, tmp_path / source.name, tmp_path / "out").read_bytes())
    assert comment.over == "Statement of Adjustment of Warrant Price"
    assert comment.words.split("\n")[:2] == [
        "FIG-09, error: the page furniture is right",
        "Where: footer 1, paragraph 1",
    ]


def test_a_fact_that_is_missing_is_said_at_the_title(generated: Path, sample_book: Book, tmp_path: Path) -> None:
    caption = "Warrant Price in effect after this adjustment"
    path = replaced(generated / f"{STATEMENT}.docx", tmp_path, caption, "Price")
    said = comments(annotated(sample_book, path, tmp_path / "out").read_bytes())
    owed = [each for each in said if each.words.startswith("TXT-02, error")]
    assert owed and {each.over for each in owed} == {"Statement of Adjustment of Warrant Price"}


def test_a_notice_that_was_not_sent_is_said_on_the_papers_of_its_event(
    generated: Path, sample_book: Book, tmp_path: Path
) -> None:
    unsent = replay(replace(sample_book.matter, mailings=()), ON)
    paths = [generated / f"{STATEMENT}.{suffix}" for suffix in ("docx", "pdf")]
    report = check_files(unsent, paths, ON, complete=False)
    word, sheet = (each.copy for each in annotate(report, paths, tmp_path / "out"))
    assert word and sheet
    said = [each for each in comments(word.read_bytes()) if each.words.startswith("OBL-02, error")]
    assert [each.over for each in said] == ["Statement of Adjustment of Warrant Price"]
    aside = [each for each in notes(sheet) if each["/Subj"] == "OBL-02"]
    assert [each["/Contents"] for each in aside] == [each.words for each in said]
    assert {each["/Subtype"] for each in notes(sheet)} == {"/Text"}
    places = [tuple(map(float, each["/Rect"])) for each in notes(sheet)]
    assert len(set(places)) == len(places) and all(place[2] <= 54 for place in places)


# The paper itself


@pytest.mark.parametrize("ticks", [False, True])
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_a_copy_reads_as_its_paper_does_and_a_check_finds_the_same_in_it(
    suffix: str, ticks: bool, wrong_docx: Path, wrong_pdf: Path, sample_book: Book, tmp_path: Path
) -> None:
    path = {"docx": wrong_docx, "pdf": wrong_pdf}[suffix]
    before = path.read_bytes()
    copy = annotated(sample_book, path, tmp_path / "out", ticks)
    assert read(copy).text == read(path).text
    assert findings(checked(sample_book, copy)) == findings(checked(sample_book, path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_the_same_paper_gives_the_same_bytes(
    suffix: str, wrong_docx: Path, wrong_pdf: Path, sample_book: Book, tmp_path: Path
) -> None:
    path = {"docx": wrong_docx, "pdf": wrong_pdf}[suffix]
    copies = [annotated(sample_book, path, tmp_path / name, ticks=True).read_bytes() for name in ("one", "other")]
    assert copies[0] == copies[1]


def test_all_parts_of_a_word_file_but_those_of_the_comments_are_kept_byte_for_byte(
    wrong_docx: Path, sample_book: Book, tmp_path: Path
) -> None:
    copy = annotated(sample_book, wrong_docx, tmp_path / "out")
    with zipfile.ZipFile(wrong_docx) as old, zipfile.ZipFile(copy) as new:
        assert new.namelist() == [*old.namelist(), "word/comments.xml"]
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def test_a_pdf_stands_byte_for_byte_at_the_begin_of_its_copy(
    wrong_pdf: Path, sample_book: Book, tmp_path: Path
) -> None:
    copy = annotated(sample_book, wrong_pdf, tmp_path / "out")
    assert copy.read_bytes().startswith(wrong_pdf.read_bytes())


# Every place in a Word file

SPLIT = p(r("The price is $3.") + r("17 a share, or so."))
CONTROL = "<w:sdt><w:sdtPr><w:tag w:val='x'/><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
BODIES = {
    "a whole paragraph": p("$3.17"),
    "the middle of a run": p("The price is $3.17 a share."),
    "the begin of a run": p("$3.17 is the price."),
    "the end of a run": p("The price is $3.17"),
    "across runs": SPLIT,
    "a table cell": table(["Price", "$3.17 a share"]),
    "a content control": p(r("It is ") + CONTROL.format(r("$3.17")) + r(".")),
    "the middle of a control": p(CONTROL.format(r("It is $3.17 now"))),
    "into a control": p(r("It is $3") + CONTROL.format(r(".17 now"))),
    "a control around a paragraph": CONTROL.format(p("It is $3.17 now")),
    "a hyperlink": p(f"<w:hyperlink>{r('It is $3.17 now')}</w:hyperlink>"),
    "an insertion": p(f'<w:ins w:id="1" w:author="A">{r("It is $3.17 now")}</w:ins>'),
    "around a deletion": p(r("$3.") + '<w:del w:id="1"><w:r><w:delText>99</w:delText></w:r></w:del>' + r("17 now")),
    "a simple field": p(f"<w:fldSimple w:instr='REF x'>{r('It is $3.17 now')}</w:fldSimple>"),
    "the result of a field": p(field("REF x", r("It is $3.17 now"))),
    "a text that keeps no blanks": p("<w:r><w:t>  It is $3.17 now  </w:t></w:r>" + r("end")),
    "beside an escaped sign": p("A &amp; B pay &lt;$3.17&gt; \u00e9\U0001f600 each"),
    "a run with tabs and breaks": p("<w:r><w:t>It</w:t><w:tab/><w:t>is $3.17</w:t><w:br/><w:t>now</w:t></w:r>"),
    "bold words": p(r("It is $3.17 now", "<w:b/>")),
}


def over(body: str, words: str, tmp_path: Path, **more: object) -> str:
    """The words under a comment on some words of a body; the copy reads as the paper does."""
    path = write_docx(tmp_path, body, **more)  # type: ignore[arg-type]
    text = read(path).text.string
    start = text.index(words)
    copy = tmp_path / "copy.docx"
    copy.write_bytes(
        commented(path, path.read_bytes(), [Annotation("x", "error", Span(start, start + len(words)))], ON)
    )
    assert (read(copy).text.string, read(copy).original.string) == (text, read(path).original.string)
    [comment] = [each for each in comments(copy.read_bytes()) if each.author == "Tenor"]
    assert comment.references == 1
    return comment.over


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_comment_stands_over_the_exact_words_wherever_they_are(body: str, tmp_path: Path) -> None:
    assert over(body, "$3.17", tmp_path) == "$3.17"


def test_a_comment_may_begin_in_one_cell_or_paragraph_and_end_in_another(tmp_path: Path) -> None:
    assert over(table(["The price", "is $3.17 now"]), "price\tis $3.17", tmp_path) == "price is $3.17"
    assert over(p("The price") + p("is $3.17 now"), "price\nis $3.17", tmp_path) == "price is $3.17"


def test_a_run_is_parted_into_runs_of_its_properties(tmp_path: Path) -> None:
    path = write_docx(tmp_path, BODIES["bold words"])
    copy = commented(path, path.read_bytes(), [Annotation("x", "error", Span(6, 11))], ON)
    (tmp_path / "copy.docx").write_bytes(copy)
    with zipfile.ZipFile(tmp_path / "copy.docx") as file:
        body = file.read("word/document.xml").decode()
    bold = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    reference = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    parts = (
        bold.format("It is "),
        '<w:commentRangeStart w:id="0"/>',
        bold.format("$3.17"),
        reference,
        bold.format(" now"),
    )
    assert "".join(parts) in body


def test_a_number_before_a_paragraph_is_commented_with_its_paragraph(tmp_path: Path) -> None:
    levels = '<w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    lists = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    part = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{lists}'
    numbered = p("words", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    assert over(numbered, "7.", tmp_path, parts=[("numbering", part)]) == "words"


def test_comments_of_others_are_kept_and_are_still_read(tmp_path: Path) -> None:
    other = '<w:comment w:id="4" w:author="A. Counsel"><w:p><w:r><w:t>Is it $9.99?</w:t></w:r></w:p></w:comment>'
    path = write_docx(tmp_path, p("It is $3.17 now"), parts=[("comments", other)])
    copy = tmp_path / "copy.docx"
    copy.write_bytes(commented(path, path.read_bytes(), [Annotation("x", "error", Span(6, 11))], ON))
    assert [(each.author, each.over) for each in comments(copy.read_bytes())] == [
        ("A. Counsel", ""),
        ("Tenor", "$3.17"),
    ]
    assert read(copy).text.string == read(path).text.string == "It is $3.17 now\nIs it $9.99?"


WORDS = st.text("ab 1$.&<>é\u00a0", min_size=1, max_size=8)
ESCAPED = WORDS.map(lambda words: words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
LOOSE = ESCAPED.map(lambda words: f"<w:r><w:t>{words}</w:t></w:r>")
RUN = st.one_of(
    ESCAPED.map(r),
    LOOSE,
    st.tuples(ESCAPED, ESCAPED).map("<w:r><w:t>{0[0]}</w:t><w:br/><w:t>{0[1]}</w:t></w:r>".format),
)
HELD = st.one_of(
    RUN,
    RUN.map(CONTROL.format),
    RUN.map("<w:hyperlink>{}</w:hyperlink>".format),
    RUN.map('<w:ins w:id="1" w:author="A">{}</w:ins>'.format),
    RUN.map(lambda run: field("REF x", run)),
    st.tuples(RUN, RUN).map(lambda runs: CONTROL.format("".join(runs))),
    st.just('<w:del w:id="1"><w:r><w:delText>99</w:delText></w:r></w:del>'),
)
PARAGRAPHS = st.lists(
    st.lists(HELD, min_size=1, max_size=4).map(lambda parts: p("".join(parts))), min_size=1, max_size=3
)


@given(PARAGRAPHS, st.data())
def test_any_words_of_any_body_can_be_commented_and_nothing_else_is_touched(
    tmp_path_factory: pytest.TempPathFactory, paragraphs: list[str], data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.docx"
    path.write_bytes(docx_bytes(p("Title") + "".join(paragraphs)))
    paper = read(path)
    text = paper.text.string
    visible = [at for at, sign in enumerate(text) if not sign.isspace()]
    ends = data.draw(st.lists(st.tuples(*[st.sampled_from(visible)] * 2).map(sorted), min_size=1, max_size=4))
    annotations = together(Annotation(f"{start} to {end}", "error", Span(start, end + 1)) for start, end in ends)
    copy = commented(path, path.read_bytes(), annotations, ON)
    assert [each.over for each in comments(copy)] == [
        " ".join(text[slice(*each.at or ())].split()) for each in annotations
    ]
    path.write_bytes(copy)
    again = read(path)
    assert (again.text, again.original, again.unread) == (paper.text, paper.original, paper.unread)
    assert [(each.tag, each.start, each.end) for each in again.controls] == [
        (each.tag, each.start, each.end) for each in paper.controls
    ]
    assert {note.words for note in again.notes} == {annotation.words for annotation in annotations}
