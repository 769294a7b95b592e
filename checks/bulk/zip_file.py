"""A ZIP file taken apart to its last byte (PKWARE APPNOTE 4.3), as our DOCX files are made.

A reader may go by the headers before the members or by the directory at the end; in a file that is not sound they tell
different things. Here both are read and must agree in every field, members must lie one behind the other from the
first byte, and nothing may stand between them, before them or behind the end.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import NamedTuple

from checks.bulk.unlike import Unlike

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
STORED, DEFLATED = 0, 8
LATER = 0x0008
"""The flag of a member whose sizes stand behind it."""

INFLATED_MAX = 20_000_000


class Entry(NamedTuple):
    """What the directory says of a member, in its order."""

    signature: bytes
    made_by: int
    needs: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    name_length: int
    extra_length: int
    comment_length: int
    disk: int
    internal: int
    external: int
    offset: int


@dataclass(frozen=True)
class Member:
    """One member: what the directory says of it, its name with what follows there, and its bytes as packed.

    ``local`` is its name with what follows it in the header before the member.
    """

    entry: Entry
    names: bytes
    local: bytes
    packed: bytes

    @property
    def name(self) -> str:
        """The member's name."""
        return self.names[: self.entry.name_length].decode("utf-8", "replace")

    @property
    def head(self) -> bytes:
        """The header before the member."""
        entry = self.entry
        numbers = (entry.needs, entry.flags, entry.method, entry.time, entry.date, entry.crc, entry.packed, entry.size)
        lengths = entry.name_length, len(self.local) - entry.name_length
        return LOCAL.pack(b"PK\3\4", *numbers, *lengths) + self.local

    @property
    def data(self) -> bytes:
        """What it holds, unpacked."""
        return unpacked(self.packed, self.entry.method, self.entry.size, self.entry.crc)


def taken_apart(data: bytes) -> tuple[Member, ...]:
    """The members of a file in their order; ``Unlike`` where it is not wholly made of them."""
    at = len(data) - END.size
    if at < 0 or not data.startswith(b"PK\5\6", at):
        raise Unlike("its last bytes are not the end of a directory")
    _, disk, first_disk, here, count, size, begin, comment = END.unpack_from(data, at)
    if disk or first_disk or comment or here != count or begin + size != at:
        raise Unlike("its end tells of another directory")
    members = []
    directory, offset = begin, 0
    for _ in range(count):
        member, directory = _member(data, directory, offset, at)
        offset += len(member.head) + len(member.packed)
        members.append(member)
    if directory != at or offset != begin or len({member.name for member in members}) != len(members):
        raise Unlike("its members do not make up the file, each once")
    return tuple(members)


def _member(data: bytes, directory: int, offset: int, end: int) -> tuple[Member, int]:
    """The member that the directory tells of at one place, which has to begin at another; and where that ends."""
    if directory + CENTRAL.size > end:
        raise Unlike("its directory breaks off")
    entry = Entry(*CENTRAL.unpack_from(data, directory))
    if entry.signature != b"PK\1\2" or entry.offset != offset or entry.disk or entry.flags & LATER:
        raise Unlike("its directory is not one of ours")
    names = directory + CENTRAL.size
    after = names + entry.name_length + entry.extra_length + entry.comment_length
    begin = offset + LOCAL.size
    if begin > len(data):
        raise Unlike("a member is not there")
    extra: int = LOCAL.unpack_from(data, offset)[-1]
    first = begin + entry.name_length + extra
    member = Member(entry, data[names:after], data[begin:first], data[first : first + entry.packed])
    if not data.startswith(member.head, offset) or not member.local.startswith(data[names : names + entry.name_length]):
        raise Unlike(f"the header of {member.name} says otherwise than the directory")
    return member, after


def unpacked(packed: bytes, method: int, size: int, crc: int) -> bytes:
    """What a member holds; ``Unlike`` where it is damaged or not what its header says."""
    if method not in (STORED, DEFLATED) or size > INFLATED_MAX:
        raise Unlike("a member is packed in another way than ours, or too large")
    data = packed
    if method == DEFLATED:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = unpacking.decompress(packed, size + 1)
        except zlib.error as error:
            raise Unlike(f"a member is damaged ({error})") from error
        if not unpacking.eof or unpacking.unused_data or unpacking.unconsumed_tail:
            raise Unlike("a member ends before its end, or behind it")
    if len(data) != size or zlib.crc32(data) != crc:
        raise Unlike("a member is not what its header says")
    return data


def directory_of(members: tuple[tuple[Entry, bytes], ...], begin: int) -> bytes:
    """The directory of members, and the end of the file."""
    entries = b"".join(CENTRAL.pack(*entry) + names for entry, names in members)
    return entries + END.pack(b"PK\5\6", 0, 0, len(members), len(members), len(entries), begin, 0)
