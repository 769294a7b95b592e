"""A ZIP file of members some of which are spliced: all else of it, headers and directory, as it was written in full."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from docgen.stamp.splice import Parts, Splice, splice
from warrant.data import dataclass

LOCAL, CENTRAL = 30, 46
"""Bytes of a header before the member's name: that before the member, and that in the directory."""
LOCAL_SIZES, CENTRAL_SIZES, CENTRAL_OFFSET = slice(14, 26), slice(16, 28), slice(42, 46)
"""Where a header has checksum and sizes, and where the directory's has the place of the other."""
SIZES = struct.Struct("<III")
PLACE = struct.Struct("<I")
END = struct.Struct("<IHHHHIIH")
END_SIGNATURE = 0x06054B50


class Constant(NamedTuple):
    """A member that is always the same: all its bytes, and its header in the directory up to its place."""

    whole: bytes
    central: bytes
    central_end: bytes


class Spliced(NamedTuple):
    """A member with holes, and its two headers around checksum and sizes."""

    stream: Splice
    local: bytes
    local_end: bytes
    central: bytes
    central_middle: bytes
    central_end: bytes


@dataclass(frozen=True)
class Package:
    """The members in their order; ``head`` is the beginning of the file that never changes."""

    head: bytes
    members: tuple[Constant | Spliced, ...]

    def filled(self, fillings: Sequence[bytes]) -> bytes:
        """All that follows the head, with these fillings in the holes."""
        at, blocks, directory = 0, list[bytes](), list[bytes]()
        for member in self.members:
            place = PLACE.pack(at)
            if isinstance(member, Constant):
                blocks.append(member.whole)
                directory += member.central, place, member.central_end
                at += len(member.whole)
                continue
            deflated, length, crc = member.stream.raw(fillings)
            sizes = SIZES.pack(crc, len(deflated), length)
            blocks += member.local, sizes, member.local_end, deflated
            directory += member.central, sizes, member.central_middle, place, member.central_end
            at += len(member.local) + SIZES.size + len(member.local_end) + len(deflated)
        listed, number = b"".join(directory), len(self.members)
        end = END.pack(END_SIGNATURE, 0, 0, number, number, len(listed), at, 0)
        return b"".join((*blocks, listed, end))[len(self.head) :]


def package(file: bytes, holes: Mapping[str, Parts]) -> Package:
    """A ZIP file as it was written in full, with the members of these names in parts.

    It has no comment and no data descriptors, and its members follow each other with nothing between them.
    """
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        listed, at = opened.infolist(), opened.start_dir
    members = []
    places = [*accumulate((_central_size(info) for info in listed), initial=at)]
    ends = [*(info.header_offset for info in listed[1:]), at]
    for info, place, following, end in zip(listed, places, places[1:], ends, strict=False):
        whole, central = file[info.header_offset : end], file[place:following]
        parts = holes.get(info.filename)
        members.append(_spliced(whole, central, parts) if parts else _constant(whole, central))
    made = Package(b"", tuple(members))
    return Package(_head(made.members), made.members)


def _central_size(info: zipfile.ZipInfo) -> int:
    return CENTRAL + len(info.filename.encode()) + len(info.extra) + len(info.comment)


def _constant(whole: bytes, central: bytes) -> Constant:
    return Constant(whole, central[: CENTRAL_OFFSET.start], central[CENTRAL_OFFSET.stop :])


def _spliced(whole: bytes, central: bytes, parts: Parts) -> Spliced:
    name, extra = struct.unpack_from("<HH", whole, LOCAL - 4)
    return Spliced(
        splice(parts),
        whole[: LOCAL_SIZES.start],
        whole[LOCAL_SIZES.stop : LOCAL + name + extra],
        central[: CENTRAL_SIZES.start],
        central[CENTRAL_SIZES.stop : CENTRAL_OFFSET.start],
        central[CENTRAL_OFFSET.stop :],
    )


def _head(members: Sequence[Constant | Spliced]) -> bytes:
    """The members before the first with holes, and the beginning of that one's header."""
    head = b""
    for member in members:
        if isinstance(member, Spliced):
            return head + member.local
        head += member.whole
    return head
