"""Sign-offs: who signed what, each bound to the hash of what was signed; and the sheet on which they stand.

The sign-offs are a chain that begins at the packet's root. A sign-off is of the packet as a whole, or of some files of
it; it stands as long as what was signed is as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from lxml.etree import _Element

from tenor.packet.chain import Entry, chained, sha256
from tenor.packet.manifest import MANIFEST, SIGN_OFFS, UNCHAINED, written
from tenor.packet.sheet import captioned, element, note, sheet_pdf, table
from warrant.data import dataclass

ROLES = ("preparer", "reviewer", "counsel")
WHOLE = "the packet as a whole"
TITLE = "Sign-off sheet"


class Unsigned(ValueError):
    """A sign-off that cannot be recorded, and why."""


@dataclass(frozen=True)
class SignOffs:
    """The sign-offs of one packet."""

    about: Entry
    root: str
    binder: str
    entries: tuple[Entry, ...]

    @classmethod
    def begun(cls, files: Mapping[str, bytes]) -> SignOffs:
        """No sign-off yet, of a packet by its files."""
        said = json.loads(files[MANIFEST])
        return cls(said["about"], said["root"], said["binder"]["sha256"], ())

    @classmethod
    def read(cls, files: Mapping[str, bytes]) -> SignOffs:
        """The sign-offs in a packet's files."""
        return SignOffs._with(cls.begun(files), json.loads(files[SIGN_OFFS])["sign_offs"])

    def _with(self, entries: Sequence[Entry]) -> SignOffs:
        return SignOffs(self.about, self.root, self.binder, tuple(entries))

    def signed(self, role: str, name: str, on: date, files: Mapping[str, bytes], of: Sequence[str] = ()) -> SignOffs:
        """The sign-offs with one more: of the files named, or of the packet as a whole.

        ``Unsigned`` for a file that is not in the packet, and for a packet that a role signed as this already.
        """
        names = sorted(set(files) - UNCHAINED)
        if unknown := [each for each in of if each not in names]:
            raise Unsigned(f"there is no {unknown[0]} in the packet: name one of {', '.join(names)}")
        signed = {each: sha256(files[each]) for each in sorted(of)} or {WHOLE: self.root}
        entry = {"role": role, "name": name, "on": on.isoformat(), "signed": signed}
        if any({key: each[key] for key in entry} == entry for each in self.entries):
            raise Unsigned(f"{name} signed this as {role} on {on} already")
        bare = [{key: value for key, value in each.items() if key not in ("prev", "link")} for each in self.entries]
        return self._with(chained([*bare, entry], self.root))

    @property
    def data(self) -> bytes:
        """The sign-offs as the packet holds them."""
        return written({"packet_root": self.root, "sign_offs": list(self.entries), "sheet_sha256": sha256(self.sheet)})

    @property
    def sheet(self) -> bytes:
        """The sheet to be printed: what is to be signed by its hashes, a line for each role, each sign-off recorded."""
        return sheet_pdf(TITLE, str(self.about["certificate"]), self._sheet(), str(self.about["sheet"]))

    def _sheet(self) -> Iterator[_Element]:
        about = self.about
        rows = [
            ("Packet", str(about["title"])),
            ("As of", str(about["as_of"])),
            ("Verdict of the compliance report", "" if about["for_holder"] else str(about["verdict"])),
            ("Root hash of the packet (SHA-256)", _halved(self.root)),
            ("SHA-256 of binder.pdf", _halved(self.binder)),
        ]
        yield captioned(rows)
        for role in ROLES:
            signed = [each for each in self.entries if each["role"] == role]
            yield element("h2", role.capitalize())
            if signed:
                yield table(("Name", "On", "Signed", "SHA-256"), (_row(each) for each in signed))
            yield element(
                "div",
                *(element("p", words, class_="blank") for words in ("Signature:", "Name:", "Date:")),
                class_="signature",
            )
        yield note(
            "A sign-off recorded here (tenor packet --sign) is bound to the hash beside it. Whether it still stands: "
            "tenor packet --verify."
        )


def _row(entry: Entry) -> tuple[Any, ...]:
    names = tuple(element("p", each) for each in entry["signed"])
    hashes = tuple(element("p", half) for each in entry["signed"].values() for half in (each[:32], each[32:]))
    return entry["name"], entry["on"], names, hashes


def _halved(digest: str) -> str:
    return f"{digest[:32]} {digest[32:]}"
