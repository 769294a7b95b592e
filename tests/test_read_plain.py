import pytest

from checks.read import Unreadable, read


@pytest.fixture
def paper(tmp_path):
    def made(data, name="paper.txt"):
        (tmp_path / name).write_bytes(data)
        return read(tmp_path / name)

    return made


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_each_line_is_a_piece_with_its_number(paper, end):
    found = paper(end.join([b"The  price", b"", b"is $3.77."]))
    assert (found.format, found.text.string, found.pages) == ("txt", "The price\nis $3.77.", None)
    assert str(found.text.at(found.text.string.index("$"))) == "paper.txt, line 3"
    assert found.original is found.text


def test_form_feeds_part_pages_on_which_lines_are_counted_anew(paper):
    found = paper(b"a\nb\n\fc\nd\n\f")
    assert (found.text.string, found.pages) == ("a\nb\nc\nd", 2)
    assert str(found.text.at(found.text.string.index("d"))) == "paper.txt, page 2, line 2"


def test_tabs_part_the_cells_of_a_line(paper):
    assert paper(b"Price\t$3.77\nShares\t5").text.string == "Price\t$3.77\nShares\t5"


@pytest.mark.parametrize("mark", ["utf-8", "utf-8-sig"])
def test_letters_are_those_of_utf_8_with_or_without_its_mark(paper, mark):
    assert paper("“§ 6” é\u00a0x".encode(mark)).text.string == "“§ 6” é x"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("price".encode("utf-16"), "is UTF-16 by its first bytes, and only UTF-8 is read"),
        ("price".encode("utf-32"), "is UTF-32 by its first bytes"),
        ("a\n“price”".encode("cp1252"), r"is not UTF-8 \(byte 93 in line 2\): save it as plain text in UTF-8"),
        (b"a\nb\0c", "holds the control character 00 in line 2"),
    ],
)
def test_other_encodings_are_refused_with_a_reason(paper, data, says):
    with pytest.raises(Unreadable, match=says):
        paper(data)


def test_text_under_another_name_is_refused(paper):
    with pytest.raises(Unreadable, match="neither a DOCX nor a PDF"):
        paper(b"Dear Holder", "letter.docx")
