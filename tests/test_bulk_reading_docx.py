"""DOCX and HTML statements are read back to the last byte, as the PDF ones are."""

import struct
import zlib
from collections.abc import Callable
from functools import cache

import pytest
from bulk_files import stamped
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.bulk.docx_layout import DocxLayout, docx_layout
from checks.bulk.html_layout import html_layout
from checks.bulk.unlike import Unlike
from checks.bulk.zip_file import END, Member, directory_of, taken_apart
from docgen.docx import docx
from docgen.render import render

OTHER = 4
BODY = "word/document.xml"


@cache
def html(number: int) -> str:
    files = stamped()
    document = files.run.document(files.lines[number])
    return render(document.kind, document.facts, document.id, document.rows)


@cache
def file(number: int) -> bytes:
    return docx(html(number))


@cache
def layout() -> DocxLayout:
    return docx_layout(file(0), file(1), stamped().texts(0), stamped().texts(1))


def written(members: list[Member]) -> bytes:
    """A file of some members, each header and the directory set right."""
    data, entries = b"", []
    for each in members:
        entries.append((each.entry._replace(offset=len(data)), each.names))
        data += each.head + each.packed
    return data + directory_of(tuple(entries), len(data))


def holding(member: Member, held: bytes) -> Member:
    """A member that holds something else."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = pack.compress(held) + pack.flush()
    entry = member.entry._replace(crc=zlib.crc32(held), packed=len(packed), size=len(held), method=8)
    return Member(entry, member.names, member.local, packed)


def altered(data: bytes, name: str, alter: Callable[[bytes], bytes]) -> bytes:
    members = list(taken_apart(data))
    found = [holding(each, alter(each.data)) if each.name == name else each for each in members]
    assert [each.data for each in found] != [each.data for each in members]
    return written(found)


def unlike(data: bytes) -> None:
    assert data != file(OTHER)
    with pytest.raises(Unlike):
        layout().require(data, stamped().texts(OTHER))


def test_every_file_is_of_the_layout_that_two_of_them_show_and_of_no_other_holder():
    for number in range(6):
        assert layout().require(file(number), stamped().texts(number)) > 10
        with pytest.raises(Unlike):
            layout().require(file(number), stamped().texts((number + 1) % 6))


def test_a_file_written_again_with_nothing_altered_is_still_of_the_layout():
    members = [holding(each, each.data) if each.name == BODY else each for each in taken_apart(file(OTHER))]
    assert layout().require(written(members), stamped().texts(OTHER))


@pytest.mark.parametrize(
    "name", ["certificate", "holder_name", "address.1", "shares_before", "product", "shares_after"]
)
def test_each_value_of_the_holder_altered_in_the_body_is_found(name):
    text = stamped().texts(OTHER)[name].encode()
    count = {each.name: each.data for each in taken_apart(file(OTHER))}[BODY].count(text)
    assert count
    for at in range(count):

        def alter(held: bytes, at: int = at) -> bytes:
            parts = held.split(text)
            return text.join(parts[: at + 1]) + text[:-1] + b"#" + text.join(parts[at + 1 :])

        unlike(altered(file(OTHER), BODY, alter))


def test_words_added_or_hidden_are_found():
    unlike(altered(file(OTHER), BODY, lambda held: held.replace(b"<w:t", b"<w:t>9</w:t><w:t", 1)))
    unlike(altered(file(OTHER), BODY, lambda held: held + b"<!-- -->"))
    unlike(altered(file(OTHER), "word/styles.xml", lambda held: held + b"\n"))


def test_a_member_too_many_too_few_twice_or_in_another_order_is_found():
    members = list(taken_apart(file(OTHER)))
    decoy = holding(members[0], b"decoy")
    named = Member(decoy.entry._replace(name_length=7), b"x/y.xml", b"x/y.xml", decoy.packed)
    for other in ([*members, named], members[:-1], [*members, members[-1]], [*members[1:], members[0]]):
        unlike(written(other))


def test_a_header_that_says_otherwise_than_the_directory_is_found():
    data = file(OTHER)
    member = next(each for each in taken_apart(data) if each.name == BODY)
    at = member.entry.offset
    for offset, value in ((6, 8), (8, 8), (14, 1), (18, 1), (22, 1), (28, 1)):
        changed = bytearray(data)
        changed[at + offset] ^= value
        unlike(bytes(changed))


def test_a_member_that_only_a_header_or_only_the_directory_knows_is_found():
    data = file(OTHER)
    members = taken_apart(data)
    begin = END.unpack_from(data, len(data) - END.size)[6]
    hidden = holding(members[0], b"hidden")
    local_only = data[:begin] + hidden.head + hidden.packed
    entries = tuple((each.entry, each.names) for each in members)
    unlike(local_only + directory_of(entries, len(local_only)))
    twice = (*entries, (entries[0][0], entries[0][1]))
    unlike(data[:begin] + directory_of(twice, begin))


def test_sizes_that_stand_behind_a_member_are_found():
    members = list(taken_apart(file(OTHER)))
    first = members[0]
    later = Member(first.entry._replace(flags=first.entry.flags | 8), first.names, first.local, first.packed)
    sizes = struct.pack("<4s3I", b"PK\7\x08", first.entry.crc, first.entry.packed, first.entry.size)
    longer = Member(later.entry, later.names, later.local, later.packed + sizes)
    unlike(written([longer, *members[1:]]))


def test_what_stands_before_or_behind_the_file_is_found_and_a_comment():
    data = file(OTHER)
    for other in (data + b"\n", b"MZ" + data, data[:-1], data[:-2] + b"\1\0x", data[: len(data) // 2], b""):
        unlike(other)


def test_a_stream_with_a_tail_is_found():
    members = [
        Member(each.entry._replace(packed=each.entry.packed + 1), each.names, each.local, each.packed + b"x")
        if each.name == BODY
        else each
        for each in taken_apart(file(OTHER))
    ]
    unlike(written(members))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_file_with_any_byte_altered_is_none_of_the_layout_or_holds_the_same(data):
    at, other = data.draw(st.integers(0, len(file(OTHER)) - 1)), data.draw(st.integers(1, 255))
    changed = file(OTHER)[:at] + bytes([file(OTHER)[at] ^ other]) + file(OTHER)[at + 1 :]
    try:
        layout().require(changed, stamped().texts(OTHER))
    except Unlike:
        return
    assert [each.data for each in taken_apart(changed)] == [each.data for each in taken_apart(file(OTHER))]


def test_an_html_page_is_its_layout_with_its_holders_values_character_for_character():
    files = stamped()
    pages = [html(number).encode() for number in range(5)]
    of = html_layout(pages[0], pages[1], files.texts(0), files.texts(1))
    assert all(of.require(pages[number], files.texts(number)) for number in range(5))
    for other in (pages[4] + b" ", pages[4].replace(b"</p>", b"<!-- --></p>", 1), pages[3]):
        with pytest.raises(Unlike):
            of.require(other, files.texts(4))
