"""The chain of hashes, the digests and the sign-offs, over small packets made by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packets import a_plan, opened, saved

from tenor.packet.bind.binder import Attachment, bind
from tenor.packet.binding import CONTENTS
from tenor.packet.chain import canonical, chained, link_of, sha256
from tenor.packet.make import record, write_all, zipped
from tenor.packet.manifest import BINDER, MANIFEST, SHEET, SIGN_OFFS, contents, manifest, written
from tenor.packet.page_digests import page_digests
from tenor.packet.sign_off import SignOffs, Unsigned
from tenor.packet.verify import NoPacket, changes, files_of, verify

ABOUT = {"title": "A packet", "as_of": "2003-01-01", "verdict": "pass", "for_holder": "", "certificate": "W-1"}
BESIDE = {"documents/a.docx": b"a paper", "deadlines.ics": b"a calendar"}
DAY = date(2003, 1, 2)


def a_packet() -> dict[str, bytes]:
    """A packet of two exhibits and two files, without sign-offs."""
    about = {**ABOUT, "sheet": "Letter"}
    of = contents(about, [{"tab": "1", "title": "One", "sha256": "0", "pages": 2}], BESIDE)
    plan = a_plan()
    attachment = Attachment(CONTENTS, "c", written(of.as_json()))
    binder = bind(opened("One", "Two"), type(plan)(**{**vars(plan), "attachment": attachment}))
    files = {**BESIDE, BINDER: binder, MANIFEST: manifest(of, binder, page_digests(binder))}
    begun = SignOffs.begun(files)
    return {**files, SIGN_OFFS: begun.data, SHEET: begun.sheet}


@pytest.fixture(scope="module")
def packet() -> dict[str, bytes]:
    return a_packet()


def told(files: dict[str, bytes]) -> list[str]:
    return [str(each) for each in changes(files)]


def edited(packet: dict[str, bytes], before: str, after: str) -> dict[str, bytes]:
    text = packet[MANIFEST].decode()
    assert before in text
    return {**packet, MANIFEST: text.replace(before, after, 1).encode()}


def test_a_packet_as_written_has_not_changed(packet: dict[str, bytes]) -> None:
    assert told(packet) == []


ENTRIES = st.lists(st.dictionaries(st.sampled_from("abc"), st.text(max_size=5)), min_size=2, max_size=6)


@settings(max_examples=30)
@given(entries=ENTRIES, data=st.data())
def test_no_entry_of_a_chain_can_be_changed_or_left_out(entries: list[dict[str, Any]], data: st.DataObject) -> None:
    chain = chained(entries, "begin")
    assert all(link_of(each) == each["link"] for each in chain)
    at = data.draw(st.integers(0, len(chain) - 2))
    without = [*chain[:at], *chain[at + 1 :]]
    previous = ["begin", *(each["link"] for each in without)]
    assert any(each["prev"] != before for each, before in zip(without, previous, strict=False))
    changed = {**chain[at], "a": chain[at].get("a", "") + "x"}
    assert link_of(changed) != chain[at]["link"]


NAMES = sorted([*BESIDE, BINDER, MANIFEST, SIGN_OFFS, SHEET])


@pytest.mark.parametrize("name", NAMES)
def test_a_byte_changed_in_any_file_is_found_and_the_file_named(packet: dict[str, bytes], name: str) -> None:
    size = len(packet[name])
    for at in sorted({0, size - 1, *range(3, size, max(1, size // 9))}):
        changed = packet[name][:at] + bytes([packet[name][at] ^ 1]) + packet[name][at + 1 :]
        found = told({**packet, name: changed})
        assert any(name in each for each in found), (at, found)


def test_a_file_replaced_by_another_of_its_name_is_named(packet: dict[str, bytes]) -> None:
    [found] = told({**packet, "documents/a.docx": b"another paper"})
    assert found == "documents/a.docx: is not the file that was packed: it has 13 bytes, and had 7"


def test_a_file_taken_out_and_one_put_in_are_named(packet: dict[str, bytes]) -> None:
    without = {name: data for name, data in packet.items() if name != "deadlines.ics"}
    assert told({**without, "b.txt": b""}) == [
        "b.txt: was put in: the manifest does not know it",
        "deadlines.ics: is missing",
    ]


def test_two_pages_that_changed_places_are_named(packet: dict[str, bytes]) -> None:
    def swap(pdf: Any) -> None:
        pdf.pages[2], pdf.pages[0] = pdf.pages[0], pdf.pages[2]

    found = told({**packet, BINDER: saved(packet[BINDER], swap)})
    assert found[1:] == ["binder.pdf: page 1 is what was page 3", "binder.pdf: page 3 is what was page 1"]


def test_a_page_taken_out_is_told_by_the_count(packet: dict[str, bytes]) -> None:
    found = told({**packet, BINDER: saved(packet[BINDER], lambda pdf: pdf.pages.__delitem__(3))})
    assert "binder.pdf: has 3 pages, and had 4" in found


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ('"size": 7', '"size": 8', "the lines of documents/a.docx were edited"),
        ('"verdict": "pass"', '"verdict": "fail"', "what the packet is about was edited"),
        ('"title": "One"', '"title": "Two"', "the lines of tab 1, One were edited"),
        ('{\n "about"', '{\n\n "about"', "is not as it was written"),
        ('"root": "', '"root": "0', "the line root was edited"),
    ],
)
def test_a_line_of_the_manifest_that_was_edited_is_named(
    packet: dict[str, bytes], before: str, after: str, named: str
) -> None:
    found = [each for each in told(edited(packet, before, after)) if each.startswith(MANIFEST)]
    assert any(named.replace("tab 1, One", "tab 1, Two") in each for each in found)


def test_a_manifest_made_anew_is_not_the_one_that_the_binder_was_bound_with(packet: dict[str, bytes]) -> None:
    said = json.loads(packet[MANIFEST])
    files = {**BESIDE, "deadlines.ics": b"another calendar"}
    of = contents(said["about"], [{"tab": "1", "title": "One", "sha256": "0", "pages": 2}], files)
    forged = {**packet, **files, MANIFEST: manifest(of, packet[BINDER], said["binder"]["page_digests"])}
    found = told(forged)
    assert "manifest.json: what it says under files is not what the binder was bound with" in found
    assert "sign-offs.json: is of a packet with another root" in found


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"about": 1}', b"\xff"])
def test_a_manifest_that_is_none_is_a_change_and_no_crash(packet: dict[str, bytes], data: bytes) -> None:
    assert told({**packet, MANIFEST: data})


def test_a_folder_or_a_file_that_is_no_packet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoPacket, match=r"no manifest\.json"):
        verify(tmp_path)
    with pytest.raises(NoPacket, match="neither"):
        verify(tmp_path / "nowhere")


def test_a_zip_says_the_same_as_its_folder(packet: dict[str, bytes], tmp_path: Path) -> None:
    write_all(tmp_path / "p", packet)
    (tmp_path / "p.zip").write_bytes(zipped(packet))
    assert files_of(tmp_path / "p") == files_of(tmp_path / "p.zip") == packet
    assert zipped(dict(reversed(packet.items()))) == zipped(packet)


def signed(packet: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """The packet signed as a whole by a preparer, and its calendar by counsel."""
    write_all(folder, packet)
    record(folder, "preparer", "P", DAY, ())
    record(folder, "counsel", "C", DAY, ["deadlines.ics"])
    return files_of(folder)


def standing(folder: Path) -> list[bool]:
    return [not each.because for each in verify(folder).sign_offs]


def test_a_sign_off_is_bound_to_the_hash_of_what_was_signed_and_the_packet_still_verifies(
    packet: dict[str, bytes], tmp_path: Path
) -> None:
    files = signed(packet, tmp_path / "p")
    whole, calendar = json.loads(files[SIGN_OFFS])["sign_offs"]
    assert list(whole["signed"].values()) == [json.loads(files[MANIFEST])["root"]]
    assert calendar["signed"] == {"deadlines.ics": sha256(BESIDE["deadlines.ics"])}
    assert told(files) == []
    assert standing(tmp_path / "p") == [True, True]


def test_a_sign_off_falls_with_what_was_signed_and_no_other(packet: dict[str, bytes], tmp_path: Path) -> None:
    signed(packet, tmp_path / "p")
    (tmp_path / "p/documents/a.docx").write_bytes(b"otherwise")
    assert standing(tmp_path / "p") == [False, True]
    (tmp_path / "p/deadlines.ics").write_bytes(b"otherwise")
    assert standing(tmp_path / "p") == [False, False]


def test_a_sign_off_that_was_edited_stands_no_longer(packet: dict[str, bytes], tmp_path: Path) -> None:
    files = signed(packet, tmp_path / "p")
    (tmp_path / "p" / SIGN_OFFS).write_bytes(files[SIGN_OFFS].replace(b'"name": "P"', b'"name": "Q"'))
    assert standing(tmp_path / "p") == [False, True]
    assert any("sign-off 1, of Q as preparer" in each for each in told(files_of(tmp_path / "p")))


def test_what_has_changed_or_is_not_there_or_was_signed_already_cannot_be_signed(
    packet: dict[str, bytes], tmp_path: Path
) -> None:
    signed(packet, tmp_path / "p")
    with pytest.raises(Unsigned, match="already"):
        record(tmp_path / "p", "preparer", "P", DAY, ())
    with pytest.raises(Unsigned, match=r"no nowhere\.pdf"):
        record(tmp_path / "p", "reviewer", "R", DAY, ["nowhere.pdf"])
    (tmp_path / "p/deadlines.ics").write_bytes(b"otherwise")
    with pytest.raises(Unsigned, match="has changed"):
        record(tmp_path / "p", "reviewer", "R", DAY, ())


def test_the_zip_beside_follows_a_sign_off_unless_it_had_changed(packet: dict[str, bytes], tmp_path: Path) -> None:
    write_all(tmp_path / "p", packet)
    archive = tmp_path / "p.zip"
    archive.write_bytes(zipped(packet))
    record(tmp_path / "p", "preparer", "P", DAY, ())
    assert files_of(archive) == files_of(tmp_path / "p")
    archive.write_bytes(zipped({**packet, "deadlines.ics": b"otherwise"}))
    record(tmp_path / "p", "reviewer", "R", DAY, ())
    assert files_of(archive)["deadlines.ics"] == b"otherwise"


def test_hashes_are_taken_of_one_way_of_writing() -> None:
    assert canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1}) == '{"a":"é","b":1}'.encode()
