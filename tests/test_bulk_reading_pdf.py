"""Stamped PDF statements are read back to the last byte: whatever departs from their layout is not taken for it."""

import re
import zlib
from collections.abc import Callable

import pytest
from bulk_files import Stamped, altered, contents, learned_from, stamped, with_stream, written

from checks.bulk.pdf_file import taken_apart
from checks.bulk.pdf_layout import PdfLayout
from checks.bulk.pdf_learning import pdf_layout
from checks.bulk.unlike import Unlike

OTHER = 4


@pytest.fixture(scope="module")
def files() -> Stamped:
    return stamped()


@pytest.fixture(scope="module")
def layout(files: Stamped) -> PdfLayout:
    return learned_from(files)


def test_every_stamped_file_is_of_the_layout_that_two_of_them_show(files, layout):
    tied = [layout.require(files.pdf(number), files.texts(number)) for number in range(len(files.lines))]
    assert min(tied) == max(tied) >= 20


def test_a_file_is_not_another_holders(files, layout):
    for number in range(len(files.lines)):
        with pytest.raises(Unlike):
            layout.require(files.pdf(number), files.texts((number + 1) % len(files.lines)))


def test_every_name_of_a_holder_is_tied_somewhere(files, layout):
    right = files.texts(OTHER)
    # What a Word file has besides stands in no PDF; the figures before and after do, as does every other value.
    for name in right.keys() - {"certificate.mark"} - layout.fixed.keys():
        with pytest.raises(Unlike):
            layout.require(files.pdf(OTHER), right | {name: f"{right[name]}0"})


CODES = re.compile(rb"\[<([0-9a-f]+)>\] TJ")


def varied(files: Stamped) -> list[tuple[int, int]]:
    """Each text of one file that differs from another's: the page's object, and which of its texts it is."""
    one, other = taken_apart(files.pdf(OTHER)), taken_apart(files.pdf(0))
    found = []
    for mine, its in zip(one.parts, other.parts, strict=True):
        if mine.stream is not None and b"\nBT\n" in mine.data:
            texts = zip(SHOWN.findall(mine.data), SHOWN.findall(its.data), strict=True)
            found += [(mine.number, at) for at, (text, its_text) in enumerate(texts) if text != its_text]
    return found


SHOWN = re.compile(rb"1 0 0 -1 (\S+) (\S+) Tm\n(/\S+ \S+) Tf\n(\[[^\]]*\]) TJ")


def at_text(number: int, change: Callable[[re.Match[bytes]], bytes]) -> Callable[[bytes], bytes]:
    def alter(content: bytes) -> bytes:
        match = list(SHOWN.finditer(content))[number]
        return content[: match.start()] + change(match) + content[match.end() :]

    return alter


def last_glyph_other(match: re.Match[bytes]) -> bytes:
    codes = re.findall(rb"[0-9a-f]{4}", match[4])
    other = next(each for each in (b"0012", b"0013") if each != codes[-1])
    head, _, tail = match[0].rpartition(codes[-1])
    return head + other + tail


def moved(by: float) -> Callable[[re.Match[bytes]], bytes]:
    return lambda match: match[0].replace(match[1], b"%f" % (float(match[1]) + by), 1)


def lifted(match: re.Match[bytes]) -> bytes:
    return match[0].replace(match[2], b"%f" % (float(match[2]) + 3000), 1)


def larger(match: re.Match[bytes]) -> bytes:
    return match[0].replace(match[3], match[3].rpartition(b" ")[0] + b" 1", 1)


def unseen(match: re.Match[bytes]) -> bytes:
    return b"3 Tr\n" + match[0]


def twice(match: re.Match[bytes]) -> bytes:
    return match[0] + b"\n" + match[0]


def pulled_apart(match: re.Match[bytes]) -> bytes:
    return match[0].replace(b"[<", b"[-9000<", 1)


def pushed(match: re.Match[bytes]) -> bytes:
    return match[0].replace(b"] TJ", b"-9000<0001>] TJ")


def moved_twice(match: re.Match[bytes]) -> bytes:
    codes = re.findall(rb"[0-9a-f]{4}", match[4])
    return match[0].replace(match[4], b"[<" + codes[0] + b">5-9000<" + b"".join(codes[1:]) + b">]")


def emptied(match: re.Match[bytes]) -> bytes:
    return match[0].replace(match[4], b"[]")


@pytest.mark.parametrize(
    "change",
    [
        last_glyph_other,
        moved(2),
        moved(-900),
        moved(5000),
        lifted,
        larger,
        unseen,
        twice,
        pulled_apart,
        pushed,
        moved_twice,
        emptied,
    ],
)
def test_an_alteration_of_any_text_of_the_holder_is_found_wherever_it_stands(files, layout, change):
    places = varied(files)
    assert len(places) >= 12
    for number, at in places:
        with pytest.raises(Unlike):
            layout.require(altered(files.pdf(OTHER), number, at_text(at, change)), files.texts(OTHER))


def test_a_file_written_again_with_nothing_altered_is_still_of_the_layout(files, layout):
    """So that what the other tests find is what they altered."""
    data = files.pdf(OTHER)
    assert layout.require(written(list(taken_apart(data).parts), data), files.texts(OTHER))
    for number in contents(data):
        packed_otherwise = [
            with_stream(each, zlib.compress(each.data, 1)) if each.number == number else each
            for each in taken_apart(data).parts
        ]
        assert layout.require(written(packed_otherwise, data), files.texts(OTHER))


def in_facts(files: Stamped) -> int:
    return next(each.number for each in taken_apart(files.pdf(OTHER)).parts if b"/EmbeddedFile" in each.head)


def in_metadata(files: Stamped) -> int:
    return next(each.number for each in taken_apart(files.pdf(OTHER)).parts if b"/Metadata" in each.head)


@pytest.mark.parametrize("where", [in_facts, in_metadata])
def test_other_facts_and_another_title_are_found(files, layout, where):
    certificate = files.lines[OTHER].certificate.encode()
    data = altered(files.pdf(OTHER), where(files), lambda held: held.replace(certificate, b"H-99999", 1))
    with pytest.raises(Unlike):
        layout.require(data, files.texts(OTHER))


def test_a_checksum_or_a_size_that_is_not_the_facts_own_is_found(files, layout):
    data = files.pdf(OTHER)
    for pattern in (rb"(/CheckSum ?<.)(.)", rb"(/Size \d)(\d)(?=\d*/|\d* )"):
        other = re.sub(pattern, lambda match: match[1] + (b"1" if match[2] != b"1" else b"2"), data, count=1)
        assert other != data
        with pytest.raises(Unlike):
            layout.require(other, files.texts(OTHER))


def other_letter(match: re.Match[bytes]) -> bytes:
    return match[1] + (b"1" if match[2] != b"1" else b"2") + b">"


def test_a_glyph_that_another_meaning_was_given_in_the_file_is_found(files, layout):
    data = files.pdf(OTHER)
    maps = [each for each in taken_apart(data).parts if each.stream is not None and b"beginbfchar" in each.data]
    assert maps
    for part in maps:
        other = altered(data, part.number, lambda held: re.sub(rb"(<\w{4}> <\w{3})(\w)>", other_letter, held, count=1))
        with pytest.raises(Unlike):
            layout.require(other, files.texts(OTHER))


def test_of_files_that_differ_in_more_than_their_holders_texts_no_layout_is_learned(files):
    number = contents(files.pdf(1))[0]
    other = altered(files.pdf(1), number, lambda held: held.replace(b" rg\n", b" rg \n", 1))
    with pytest.raises(Unlike, match="more than texts"):
        pdf_layout(files.pdf(0), other, files.texts(0), files.texts(1))


def test_a_value_that_both_references_have_alike_proves_nothing_for_another(files):
    same = files.texts(0) | {"shares_before": "x"}, files.texts(1) | {"shares_before": "x"}
    with pytest.raises(Unlike):
        pdf_layout(files.pdf(0), files.pdf(1), *same)
