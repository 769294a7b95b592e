"""The layout of DOCX statements, learned from two finished files, and another file held against it to the last byte.

Members that two Holders' files have alike are compared as packed, with their headers. The others are unpacked and
must be, character for character, the text of the layout with the Holder's values. The directory at the end must be the
one that the members make.
"""

from __future__ import annotations

from dataclasses import dataclass

from checks.bulk.unlike import Unlike
from checks.bulk.varying import Values, Varying, escaped, in_xml, varying
from checks.bulk.zip_file import LOCAL, Entry, Member, directory_of, taken_apart, unpacked

SIZES = slice(6, 9)
"""Of a header's fields the checksum and the two sizes, by which the headers of a member may differ."""


@dataclass(frozen=True)
class Kept:
    """A member that all files have alike: its header, its bytes."""

    whole: bytes
    entry: Entry
    names: bytes


@dataclass(frozen=True)
class Written:
    """A member that differs: the header of the reference's, and what it says."""

    member: Member
    text: Varying

    def require(self, data: bytes, at: int, values: Values) -> Entry:
        """Holds the member at a place of a file against the layout; returns what the directory has to say of it."""
        entry, local = self.member.entry, self.member.local
        if len(data) < at + LOCAL.size:
            raise Unlike("it breaks off")
        fields = LOCAL.unpack_from(data, at)
        crc, packed, size = fields[SIZES]
        entry = entry._replace(crc=crc, packed=packed, size=size, offset=at)
        first = at + LOCAL.size + len(local)
        if data[at:first] != Member(entry, self.member.names, local, b"").head:
            raise Unlike(f"the header of {self.member.name} is another")
        owed = self.text.says(values).encode("utf-8")
        if size != len(owed) or unpacked(data[first : first + packed], entry.method, size, crc) != owed:
            raise Unlike(f"what {self.member.name} says is not its Holder's")
        return entry


@dataclass(frozen=True)
class DocxLayout:
    """The layout of DOCX files: their members in order. ``fixed`` are the values that the references have alike."""

    members: tuple[Kept | Written, ...]
    fixed: Values

    def require(self, data: bytes, values: Values) -> int:
        """Holds a file against the layout with a Holder's values; ``Unlike`` at the first thing that departs.

        Returns how many texts of the Holder's were tied.
        """
        if any(values.get(name) != value for name, value in self.fixed.items()):
            raise Unlike("it has a value that no file had from which the layout was learned")
        written = escaped(values, in_xml)
        at, tied, entries = 0, 0, []
        for each in self.members:
            if isinstance(each, Kept):
                if not data.startswith(each.whole, at):
                    raise Unlike(f"a member departs from the layout behind byte {at:,}")
                entries.append((each.entry._replace(offset=at), each.names))
                at += len(each.whole)
                continue
            entry = each.require(data, at, written)
            entries.append((entry, each.member.names))
            at += len(each.member.head) + entry.packed
            tied += len(each.text.names)
        if data[at:] != directory_of(tuple(entries), at):
            raise Unlike("its directory is another than its members make")
        return tied


def docx_layout(one: bytes, other: bytes, of_one: Values, of_other: Values) -> DocxLayout:
    """The layout of two finished files of different Holders; ``Unlike`` where they are not of one."""
    mine, its = taken_apart(one), taken_apart(other)
    if [each.name for each in mine] != [each.name for each in its]:
        raise Unlike("the files of two Holders have not the same members in the same order")
    members = tuple(_member(*each, of_one, of_other) for each in zip(mine, its, strict=True))
    fixed = {name: value for name, value in of_one.items() if of_other.get(name) == value}
    layout = DocxLayout(members, fixed)
    layout.require(one, of_one)
    layout.require(other, of_other)
    return layout


def _member(one: Member, other: Member, of_one: Values, of_other: Values) -> Kept | Written:
    if one.head + one.packed == other.head + other.packed:
        return Kept(one.head + one.packed, one.entry, one.names)
    if not one.name.endswith((".xml", ".rels")):
        raise Unlike(f"{one.name} differs from Holder to Holder, and is no text")
    try:
        texts = one.data.decode("utf-8"), other.data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unlike(f"{one.name} is not written in UTF-8") from error
    return Written(one, varying(*texts, escaped(of_one, in_xml), escaped(of_other, in_xml)))
