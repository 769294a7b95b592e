import io
import zipfile

import pytest
from docx_builder import NAMESPACES, docx_bytes, field, p, r, table, write_docx

from checks.read import Unreadable, docx_package, read


@pytest.fixture
def paper(tmp_path):
    return lambda *args, **kwargs: read(write_docx(tmp_path, *args, **kwargs))


def strings(paper):
    return paper.text.string, paper.original.string


MARK = p("MARK")
BOX = f"<w:txbxContent>{MARK}</w:txbxContent>"
SHAPE = f"<w:drawing><a:graphic><wps:txbx>{BOX}</wps:txbx></a:graphic></w:drawing>"
PICT = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
BOTH = (
    f'<mc:AlternateContent><mc:Choice Requires="wps">{SHAPE}</mc:Choice>'
    f"<mc:Fallback>{PICT}</mc:Fallback></mc:AlternateContent>"
)
SDT = (
    "<w:sdt><w:sdtPr><w:alias w:val='Price'/><w:tag w:val='price_after'/></w:sdtPr>"
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)
ROW = f"<w:tr><w:tc>{MARK}</w:tc></w:tr>"
DRAWN = "<a:txBody><a:bodyPr/><a:p><a:r><a:rPr/><a:t>MARK</a:t></a:r></a:p></a:txBody>"
CARRIERS = {
    "run": MARK,
    "inline control": p(SDT.format(r("MARK"))),
    "block control": SDT.format(MARK),
    "row control": f"<w:tbl>{SDT.format(ROW)}</w:tbl>",
    "cell control": f"<w:tbl><w:tr>{SDT.format(f'<w:tc>{MARK}</w:tc>')}</w:tr></w:tbl>",
    "smart tag": p(f"<w:smartTag><w:smartTagPr/>{r('MARK')}</w:smartTag>"),
    "custom xml": f"<w:customXml>{MARK}</w:customXml>",
    "hyperlink": p(f"<w:hyperlink>{r('MARK')}</w:hyperlink>"),
    "simple field": p(f"<w:fldSimple w:instr='PAGE'>{r('MARK')}</w:fldSimple>"),
    "complex field": p(field("REF x", r("MARK"))),
    "field in a field": p(field("IF 1", field("REF x", r("MARK")))),
    "table in a table": table([table(["MARK"]) + p("")]),
    "drawn text box": p(f"<w:r>{SHAPE}</w:r>"),
    "old text box": p(f"<w:r>{PICT}</w:r>"),
    "text box with fallback": p(f"<w:r>{BOTH}</w:r>"),
    "text box in a text box": p(f"<w:r>{SHAPE.replace(MARK, p(f'<w:r>{BOTH}</w:r>'))}</w:r>"),
    "drawn text": p(f"<w:r><w:drawing>{DRAWN}</w:drawing></w:r>"),
    "word art": p('<w:r><w:pict><v:shape><v:textpath string="MARK"/></v:shape></w:pict></w:r>'),
    "equation": p("<m:oMath><m:r><m:t>MARK</m:t></m:r></m:oMath>"),
    "ruby": p(f"<w:r><w:ruby><w:rubyPr/><w:rubyBase>{r('MARK')}</w:rubyBase></w:ruby></w:r>"),
    "direction": p(f"<w:bdo>{r('MARK')}</w:bdo>"),
}


@pytest.mark.parametrize("carrier", CARRIERS.values(), ids=CARRIERS)
def test_every_carrier_is_read_once_in_both_views(paper, carrier):
    found = paper(p("before") + carrier + p("after"))
    assert [string.count("MARK") for string in strings(found)] == [1, 1]
    assert found.unread == ()


@pytest.mark.parametrize("kind", ["header", "footer", "footnotes", "endnotes", "comments"])
def test_every_story_is_read_under_its_name(paper, kind):
    inner = f"<w:{kind[:-1]} w:id='2'>{MARK}</w:{kind[:-1]}>" if kind.endswith("s") else p("MARK")
    found = paper(p("body"), parts=[(kind, inner)])
    story = found.text.stories[1]
    assert found.text.string[story.start : story.end] == "MARK"
    assert story.name == f"{kind.removesuffix('s')} 1"
    assert str(found.text.at(story.start)) == f"paper.docx, {story.name}, paragraph 1"


def test_a_separator_of_footnotes_is_no_footnote(paper):
    line = f"<w:footnote w:type='separator' w:id='-1'>{p('x')}</w:footnote>"
    note = f"<w:footnote w:id='1'>{MARK}</w:footnote>"
    assert paper(p("body"), parts=[("footnotes", line + note)]).text.string == "body\nMARK"


def test_a_fallback_that_says_otherwise_is_read_too(paper):
    found = paper(p(f"<w:r>{BOTH.replace('MARK', 'OTHER', 1)}</w:r>"))
    assert "MARK" in found.text.string
    assert "OTHER" in found.text.string


def test_blanks_of_every_kind_are_one_blank(paper):
    pieces = "<w:r><w:tab/><w:br/></w:r>"
    found = paper(p(r(" 27,103,730\u00a0") + pieces + r("\u2007shares\u202f") + r(" \n of")))
    assert found.text.string == "27,103,730 shares of"


def test_word_drops_outer_blanks_that_a_text_does_not_keep(paper):
    assert paper(p("<w:r><w:t>$4 </w:t></w:r><w:r><w:t>.10</w:t></w:r>")).text.string == "$4.10"


def test_a_no_break_hyphen_is_a_hyphen_and_an_optional_one_is_nothing(paper):
    body = p(r("S") + "<w:r><w:noBreakHyphen/></w:r>" + r("3 regis") + "<w:r><w:softHyphen/></w:r>" + r("tration"))
    assert paper(body).text.string == "S-3 registration"


def test_a_figure_written_as_a_symbol_is_read(paper):
    assert paper(p(r("$4.1") + '<w:r><w:sym w:font="Symbol" w:char="F035"/></w:r>')).text.string == "$4.15"


def test_a_raised_note_mark_does_not_lengthen_a_figure(paper):
    raised = '<w:vertAlign w:val="superscript"/>'
    assert paper(p(r("542,075") + r("3", raised) + r(" shares"))).text.string == "542,075 3 shares"
    assert paper(p(r("27") + r("th", raised) + r(" day"))).text.string == "27th day"


# Tracked changes

INS, DEL = "<w:ins>{}</w:ins>", "<w:del>{}</w:del>"


def deleted(text):
    return DEL.format(f"<w:r><w:delText xml:space='preserve'>{text}</w:delText></w:r>")


def test_insertions_and_deletions_are_read_in_their_view(paper):
    found = paper(p(r("Price is ") + deleted("$4.10") + INS.format(r("$3.77")) + r(" now")))
    assert strings(found) == ("Price is $3.77 now", "Price is $4.10 now")


def test_an_insertion_that_was_deleted_is_in_neither_view(paper):
    found = paper(p(r("a") + INS.format(deleted("x")) + r("b")))
    assert strings(found) == ("ab", "ab")


def test_a_move_deletes_here_and_inserts_there(paper):
    body = p(f"<w:moveFrom>{r('moved ')}</w:moveFrom>" + r("one ")) + p(f"<w:moveTo>{r('moved')}</w:moveTo>")
    assert strings(paper(body)) == ("one\nmoved", "moved one")


def test_without_changes_both_views_are_one_object(paper):
    found = paper(p("plain"))
    assert found.original is found.text


def test_a_deleted_paragraph_mark_joins_the_paragraphs(paper):
    found = paper(p("one ", "<w:rPr><w:del/></w:rPr>") + p("two") + p("three"))
    assert strings(found) == ("one two\nthree", "one\ntwo\nthree")
    assert found.text.at(5).paragraph == 1


def test_an_inserted_paragraph_mark_parts_them(paper):
    found = paper(p("one ", "<w:rPr><w:ins/></w:rPr>") + p("two"))
    assert strings(found) == ("one\ntwo", "one two")


def test_a_deleted_mark_at_the_end_of_a_cell_joins_nothing(paper):
    body = table([p("a", "<w:rPr><w:del/></w:rPr>"), "b"]) + p("c", "<w:rPr><w:del/></w:rPr>") + table(["d"])
    assert paper(body).text.string == "a\tb\nc\nd"


CHANGED = p(r("at ") + DEL.format("<w:r><w:delText>$4.10</w:delText></w:r>") + INS.format(r("$3.77")))
IN_STORIES = {
    "header": ("", [("header", CHANGED)]),
    "footer": ("", [("footer", CHANGED)]),
    "footnote": ("", [("footnotes", f"<w:footnote w:id='1'>{CHANGED}</w:footnote>")]),
    "endnote": ("", [("endnotes", f"<w:endnote w:id='1'>{CHANGED}</w:endnote>")]),
    "comment": ("", [("comments", f"<w:comment w:id='1'>{CHANGED}</w:comment>")]),
    "text box": (p(f"<w:r>{SHAPE.replace(MARK, CHANGED)}</w:r>"), []),
    "table in a table": (table([table([CHANGED]) + p("")]), []),
    "control": (SDT.format(CHANGED), []),
    "field": (
        p(field("REF x", CHANGED.removeprefix("<w:p>").removesuffix("</w:p>").replace("<w:pPr></w:pPr>", ""))),
        [],
    ),
}


@pytest.mark.parametrize(("body", "parts"), IN_STORIES.values(), ids=IN_STORIES)
def test_changes_are_read_in_both_views_wherever_they_stand(paper, body, parts):
    accepted, original = strings(paper(p("body") + body, parts=parts))
    assert ("at $3.77" in accepted, "$4.10" in accepted) == (True, False)
    assert ("at $4.10" in original, "$3.77" in original) == (True, False)


def test_headers_of_first_and_even_pages_are_read_too(paper):
    found = paper(p("body"), parts=[("header", p("first")), ("header", p("even")), ("header", p("other"))])
    assert found.text.string == "body\nfirst\neven\nother"


def test_rows_come_and_go_with_their_change(paper):
    row = "<w:tr><w:trPr><w:{}/></w:trPr><w:tc>{}</w:tc></w:tr>"
    body = f"<w:tbl>{row.format('ins', p('new'))}{row.format('del', p('old'))}</w:tbl>" + p("end")
    assert strings(paper(body)) == ("new\nend", "old\nend")


def test_cells_come_and_go_with_their_change(paper):
    cell = "<w:tc><w:tcPr><w:{}/></w:tcPr>{}</w:tc>"
    body = f"<w:tbl><w:tr>{cell.format('cellIns', p('new'))}{cell.format('cellDel', p('old'))}</w:tr></w:tbl>"
    assert strings(paper(body)) == ("new", "old")


def test_a_text_box_in_a_deleted_run_is_deleted(paper):
    assert strings(paper(p(r("x") + DEL.format(f"<w:r>{BOTH}</w:r>")))) == ("x", "x\nMARK")


# Automatic numbers


def levels(*formats, extra=""):
    made = "".join(
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
        for at, (form, text, more) in enumerate(formats)
    )
    return (
        "numbering",
        f"<w:abstractNum w:abstractNumId='0'>{made}</w:abstractNum>"
        f"<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>{extra}",
    )


def numbered(text, level=0, num=1, more=""):
    return p(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{num}'/></w:numPr>{more}")


def test_numbers_are_computed_by_level_and_format(paper):
    numbering = levels(("decimal", "SECTION %1.", ""), ("lowerRoman", "(%2)", ""), ("upperLetter", "%1.%2.%3", ""))
    body = numbered("a") + numbered("b", 1) + numbered("c", 1) + numbered("d", 2) + numbered("e") + numbered("f", 1)
    assert paper(body, parts=[numbering]).text.string.split("\n") == [
        "SECTION 1. a",
        "(i) b",
        "(ii) c",
        "1.ii.A d",
        "SECTION 2. e",
        "(i) f",
    ]


def test_legal_numbers_are_decimals_throughout(paper):
    numbering = levels(("upperRoman", "%1", ""), ("decimal", "%1.%2", "<w:isLgl/>"))
    assert paper(numbered("a") + numbered("b", 1), parts=[numbering]).text.string == "I a\n1.1 b"


def test_a_start_override_begins_the_list_again(paper):
    again = (
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/>"
        "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>"
    )
    numbering = levels(("decimal", "%1)", ""), extra=again)
    body = numbered("a") + numbered("b") + numbered("c", num=2) + numbered("d", num=2)
    assert paper(body, parts=[numbering]).text.string == "1) a\n2) b\n5) c\n6) d"


def test_a_number_comes_down_the_chain_of_styles(paper):
    styles = (
        "<w:style w:type='paragraph' w:styleId='Base'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='Head'><w:basedOn w:val='Base'/></w:style>"
    )
    numbering = levels(("decimal", "%1.", ""))
    found = paper(p("a", "<w:pStyle w:val='Head'/>"), parts=[("styles", styles), numbering])
    assert found.text.string == "1. a"


def test_a_deleted_paragraph_does_not_count(paper):
    gone = numbered(deleted("gone"), more="<w:rPr><w:del/></w:rPr>")
    found = paper(numbered("a") + gone + numbered("b"), parts=[levels(("decimal", "%1.", ""))])
    assert strings(found) == ("1. a\n2. b", "1. a\n2. gone\n3. b")


def test_a_paragraph_that_lost_its_number_has_it_in_the_original(paper):
    change = "<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>"
    assert strings(paper(p("a", change), parts=[levels(("decimal", "%1.", ""))])) == ("a", "1. a")


def test_a_level_that_never_restarts_counts_on(paper):
    numbering = levels(("decimal", "%1.", ""), ("decimal", "(%2)", "<w:lvlRestart w:val='0'/>"))
    body = numbered("a") + numbered("b", 1) + numbered("c") + numbered("d", 1)
    assert paper(body, parts=[numbering]).text.string == "1. a\n(1) b\n2. c\n(2) d"


IN_FIRST = "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"


def test_a_level_linked_to_a_style_is_that_of_its_paragraphs(paper):
    linked = "<w:pStyle w:val='Second'/>"
    styles = f"<w:style w:type='paragraph' w:styleId='Second'>{IN_FIRST}</w:style>"
    numbering = levels(("decimal", "%1.", ""), ("lowerLetter", "(%2)", linked))
    found = paper(numbered("a") + p("b", "<w:pStyle w:val='Second'/>"), parts=[("styles", styles), numbering])
    assert found.text.string == "1. a\n(a) b"


def test_a_list_that_is_a_style_is_counted_as_the_style_says(paper):
    styles = (
        "<w:style w:type='numbering' w:styleId='Own'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    )
    linking = (
        "<w:abstractNum w:abstractNumId='9'><w:numStyleLink w:val='Own'/></w:abstractNum>"
        "<w:num w:numId='9'><w:abstractNumId w:val='9'/></w:num>"
    )
    numbering = levels(("upperRoman", "%1.", ""), extra=linking)
    found = paper(numbered("a", num=9) + numbered("b", num=9), parts=[("styles", styles), numbering])
    assert found.text.string == "I. a\nII. b"


def test_the_label_of_a_list_is_followed_by_what_its_level_says(paper):
    numbering = levels(("decimal", "%1.", "<w:suff w:val='nothing'/>"), ("bullet", "x", "<w:suff w:val='space'/>"))
    assert paper(numbered("a") + numbered("b", 1), parts=[numbering]).text.string == "1.a\n\N{BULLET} b"


def test_numbers_are_counted_in_every_story_by_itself(paper):
    note = f"<w:footnote w:id='1'>{numbered('n')}</w:footnote>"
    box = p(f"<w:r>{SHAPE.replace(MARK, numbered('t'))}</w:r>")
    body = numbered("a") + box + table([numbered("c")])
    found = paper(body, parts=[levels(("decimal", "%1.", "")), ("footnotes", note), ("header", numbered("h"))])
    assert found.text.string == "1. a\n2. c\n1. h\n1. n\n1. t"


# Controls, fields, hidden words


def test_a_control_is_given_with_its_offsets(paper):
    found = paper(p("Statement") + p(r("Price ") + SDT.format(r("$3.77")) + r(" now")))
    (control,) = found.controls
    assert (control.tag, control.alias) == ("price_after", "Price")
    assert found.text.string[control.start : control.end] == "$3.77"


def test_a_control_around_paragraphs_holds_them_all(paper):
    found = paper(p("x") + SDT.format(p("") + p("a") + p("b")) + p("y"))
    (control,) = found.controls
    assert found.text.string[control.start : control.end] == "a\nb"


def test_a_field_keeps_its_code_and_shows_its_result(paper):
    simple = f"<w:fldSimple w:instr='NUMPAGES'>{r('9')}</w:fldSimple>"
    found = paper(p(r("Page ") + field(" PAGE ", r("3")) + r(" of ") + simple))
    assert found.text.string == "Page 3 of 9"
    assert [(f.code, f.result) for f in found.fields] == [("PAGE", "3"), ("NUMPAGES", "9")]


def test_a_field_in_a_code_belongs_to_the_code(paper):
    code = "IF </w:instrText></w:r>" + field("PAGE", r("1")) + "<w:r><w:instrText> = 1"
    found = paper(p(field(code, r("first"))))
    assert found.text.string == "first"
    assert found.fields[0].code == "IF 1 = 1"


def test_each_view_of_the_changes_has_its_own_fields_at_its_own_offsets(paper):
    gone = field("PAGE", "<w:r><w:delText>3</w:delText></w:r>").replace("instrText", "delInstrText")
    new = f"<w:ins>{r('a long word ')}{field('PAGE', r('4'))}</w:ins>"
    found = paper(p(f"<w:del>{gone}</w:del>{new}{r(' of ')}{field('NUMPAGES', r('9'))}"))
    assert strings(found) == ("a long word 4 of 9", "3 of 9")
    assert found.fields == (("PAGE", "4", 12, 13), ("NUMPAGES", "9", 17, 18))
    assert found.original_fields == (("PAGE", "3", 0, 1), ("NUMPAGES", "9", 5, 6))


def test_what_is_deleted_of_a_code_is_no_part_of_it(paper):
    deleted = "<w:del><w:r><w:delInstrText>PAGE</w:delInstrText></w:r></w:del>"
    code = f"</w:instrText></w:r>{deleted}<w:r><w:instrText>NUMPAGES"
    assert paper(p(field(code, r("9")))).fields[0].code == "NUMPAGES"


def test_hidden_words_are_read_and_said_to_be_hidden(paper):
    styles = "<w:style w:type='character' w:styleId='Gone'><w:rPr><w:vanish/></w:rPr></w:style>"
    gone = "<w:rStyle w:val='Gone'/>"
    runs = r("seen ") + r("direct ", "<w:vanish/>") + r("styled ", gone) + r("white", "<w:color w:val='FFFFFF'/>")
    found = paper(p(runs + r(" shown", gone + "<w:vanish w:val='0'/>")), parts=[("styles", styles)])
    assert [(found.text.string[h.start : h.end].strip(), h.why) for h in found.hidden] == [
        ("direct", "hidden"),
        ("styled", "hidden by the style Gone"),
        ("white", "white"),
    ]


def test_words_made_white_or_tiny_by_a_style_are_hidden(paper):
    styles = (
        "<w:style w:type='paragraph' w:styleId='Base'><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='Pale'><w:basedOn w:val='Base'/></w:style>"
        "<w:style w:type='character' w:styleId='Small'><w:rPr><w:sz w:val='2'/></w:rPr></w:style>"
    )
    pale = p(r("pale ") + r("black", "<w:color w:val='000000'/>"), "<w:pStyle w:val='Pale'/>")
    found = paper(pale + p(r("small", "<w:rStyle w:val='Small'/>")), parts=[("styles", styles)])
    said = {found.text.string[each.start : each.end].strip(): each.why for each in found.hidden}
    assert said == {"pale": "white", "small": "too small to be read"}


# Places


def test_places_read_as_a_person_would_say_them(paper):
    body = p("one") + table(["a", "b"], ["c", table(["inner"]) + p("d")]) + p("end")
    found = paper(body, parts=[("footer", p("foot"))])
    said = {found.text.string[piece.start : piece.end]: str(piece.place) for piece in found.text.pieces}
    assert said["one"] == "paper.docx, paragraph 1"
    assert said["c"] == "paper.docx, table 1 row 2 column 1 (paragraph 4)"
    assert said["inner"] == "paper.docx, table 2 row 1 column 1 (paragraph 5)"
    assert said["d"] == "paper.docx, table 1 row 2 column 2 (paragraph 6)"
    assert said["foot"] == "paper.docx, footer 1, paragraph 1"
    assert found.text.string == "one\na\tb\nc\ninner\nd\nend\nfoot"


# What is not read is named


@pytest.mark.parametrize(
    ("element", "name"),
    [
        (p("<w:r><w:drawing><a:graphic/></w:drawing></w:r>"), "a picture"),
        (p("<w:r><w:pgNum/></w:r>"), "an element pgNum"),
        (p("<w:r><w:fldChar w:fldCharType='begin'/></w:r>" + r("swallowed")), "swallowed"),
        (
            p(
                "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList/></w:ffData></w:fldChar>"
                "<w:fldChar w:fldCharType='end'/></w:r>"
            ),
            "the state of a form field",
        ),
    ],
)
def test_what_is_not_understood_is_named_with_its_place(paper, element, name):
    (said,) = paper(p("text") + element).unread
    assert name in said
    assert said.startswith("paper.docx, paragraph")


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("<w:altChunk r:id='x'/>", "text kept in a file of its own"),
        (p("<w:r><w:object/></w:r>"), "an embedded object"),
    ],
)
def test_what_is_brought_in_is_named_with_its_place(paper, element, name):
    found = paper(p("text") + element)
    (said,) = found.brought
    assert (name in said, found.unread) == (True, ())
    assert said.startswith("paper.docx, paragraph")


def test_parts_of_unknown_kind_are_named(paper):
    link = '<Relationship Id="z" Type="http://example.com/odd" Target="odd.xml"/>'
    (said,) = paper(p("x"), links=[link]).unread
    assert said == "paper.docx: a part of the unknown kind odd (word/odd.xml) was not read"


# Hostile files


def refused(path, data, *says):
    path.write_bytes(data)
    with pytest.raises(Unreadable) as refusal:
        read(path)
    assert refusal.value.path == path
    for said in says:
        assert said in refusal.value.why


def test_a_truncated_file_is_refused_wherever_it_ends(tmp_path):
    whole = docx_bytes(p("text"))
    for length in range(0, len(whole), 97):
        refused(tmp_path / "cut.docx", whole[:length])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_dtd_is_refused(tmp_path, encoding):
    xml = f'<!DOCTYPE w [<!ENTITY a "55.55">]><w:document {NAMESPACES}><w:body>{p("&a;")}</w:body></w:document>'
    refused(tmp_path / "dtd.docx", docx_bytes("", extra={"word/document.xml": xml.encode(encoding)}), "DTD")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    bomb = {"word/bomb.xml": b" " * 20_000_000}
    refused(tmp_path / "bomb.docx", docx_bytes(p("x"), extra=bomb), "word/bomb.xml", "20,000,000")


def test_an_archive_of_too_many_parts_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(docx_package, "MEMBERS_MAX", 3)
    refused(tmp_path / "many.docx", docx_bytes(p("x")), "more than 3")


def test_a_repetitive_document_under_a_megabyte_is_not_refused(paper):
    assert paper(p("the same words again and again ") * 5_000).text.string.startswith("the same")


def test_a_document_that_is_too_deep_is_refused(tmp_path):
    deep = "<w:customXml>" * 5_000 + "</w:customXml>" * 5_000
    refused(tmp_path / "deep.docx", docx_bytes(deep))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"Dear Holder", "neither a DOCX nor a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "locked with a password"),
        (b"PK\x03\x04 no more", "damaged or truncated"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_a_remedy(tmp_path, data, says):
    refused(tmp_path / "other.docx", data, says)


def test_a_zip_that_is_no_word_document_is_refused(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "x")
    refused(tmp_path / "zip.docx", buffer.getvalue(), "holds no Word document")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="cannot be opened"):
        read(tmp_path / "none.docx")


def test_the_content_decides_and_not_the_name(tmp_path):
    assert read(write_docx(tmp_path, p("text"), name="paper.pdf")).format == "docx"


def test_malformed_numbers_in_attributes_harm_nothing(paper):
    numbering = levels(("decimal", "%1.", ""))
    assert paper(numbered("a", level="x"), parts=[numbering]).text.string == "1. a"
