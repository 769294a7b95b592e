"""A whole packet of the sample matter's first event: what it holds, that it is read back, what the command says."""

from __future__ import annotations

import io
import json
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from conftest import SAMPLE, Outcome, example_book
from packets import foreign, saved

from tenor.options import open_book
from tenor.packet import self_check
from tenor.packet.bind.stamp import Numbering
from tenor.packet.binding import Binding, Bound
from tenor.packet.chain import sha256
from tenor.packet.make import Made, Order, make, zipped
from tenor.packet.manifest import BINDER, MANIFEST
from tenor.packet.self_check import Binder
from tenor.packet.subject import Subject
from tenor.packet.tabs import ORDER, Tab, evidence
from tenor.packet.verify import files_of, verify

EVENT = "E-001"
TITLES = [
    "Compliance report",
    "Documents",
    "Computation",
    "Memo of readings",
    "Negative trace",
    "Redlines",
    "Register of Warrants",
    "Capitalisation and reservation",
    "Deadlines and proof of mailing",
    "Slips of the executed form and corrections approved",
    "Evidence",
]


class Packed(NamedTuple):
    """A packet as made, and the binder that was read back."""

    made: Made
    of: Subject
    bound: Bound
    files: dict[str, bytes]
    back: Binder


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory, example_out: Callable[[str], Path]) -> Packed:
    """The packet of the sample matter's first event, with what it was made from."""
    folder = tmp_path_factory.mktemp("packet")
    matter = shutil.copytree(SAMPLE, folder / "matter")
    (matter / "out").symlink_to(example_out("ctc-cisco"))
    kept: list[tuple[Subject, Bound]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tenor.packet.make.require_sound", lambda of, bound, files: kept.append((of, bound)))
        order = Order(EVENT, numbering=Numbering("CTC", 4, 101))
        made = make(example_book("ctc-cisco"), matter, folder / "packet", order, lambda name: None)
    files = files_of(made.folder)
    return Packed(made, *kept[0], files, Binder(files[BINDER]))


def test_a_packet_is_sound(packed: Packed) -> None:
    self_check.require_sound(packed.of, packed.bound, packed.files)


def test_the_tabs_stand_in_their_order(packed: Packed) -> None:
    assert [each.sheet.title for each in packed.bound.leaves if "." not in each.label] == TITLES
    assert len(ORDER) == len(TITLES)


def test_beside_the_binder_lies_all_that_belongs_to_a_packet(packed: Packed) -> None:
    names = set(packed.files)
    assert {"binder.pdf", "manifest.json", "workpaper.xlsx", "deadlines.ics", "report.html"} <= names
    assert {"sign-off.pdf", "sign-offs.json"} <= names
    words = {each.stem + ".docx" for each in packed.of.documents}
    assert {f"documents/{name}" for name in words} | {f"annotated/{name}" for name in words} <= names
    assert packed.made.archive.read_bytes() == zipped(packed.files)


def test_every_figure_of_every_paper_is_ticked_and_leads_to_its_line(packed: Packed) -> None:
    ticked = [figure for leaf in packed.bound.leaves for figure in leaf.figures if figure.mark]
    stated = [each for case in packed.of.report.cases if case.paper.format == "pdf" for each in case.stated]
    assert len(stated) > 100
    assert Counter(each.fact for each in ticked) == Counter(each.fact.id for each in stated if each.fact)
    assert {each.mark for each in ticked} == {"tick"}
    assert packed.made.ticked == len(ticked)


def test_the_cover_prints_verdict_and_root(packed: Packed) -> None:
    words = "".join(packed.back.words[0].split())
    assert "PASSasof" in words
    assert json.loads(packed.files[MANIFEST])["contents_root"] in words


def test_the_manifest_names_every_sheet_bound_by_its_hash(packed: Packed) -> None:
    said = json.loads(packed.files[MANIFEST])
    assert [each["sha256"] for each in said["bound"]] == [sha256(each.sheet.data) for each in packed.bound.leaves]
    assert said["about"]["first_bates"] == "CTC0101"


# What the self-check finds: each fault alone, in a binder or a plan that is otherwise as it should be.


def spoilt(packed: Packed, change: Callable[[pikepdf.Pdf], None]) -> Binder:
    return Binder(saved(packed.files[BINDER], change))


def swap(pdf: pikepdf.Pdf) -> None:
    pdf.pages[4], pdf.pages[5] = pdf.pages[5], pdf.pages[4]


def test_pages_in_another_order_are_found_by_bates_and_by_tab(packed: Packed) -> None:
    back = spoilt(packed, swap)
    assert list(self_check.bates(back, packed.bound)) == [
        "page 5 does not bear CTC0105 at its foot",
        "page 6 does not bear CTC0106 at its foot",
    ]


def test_a_page_too_few_is_found_by_the_labels(packed: Packed) -> None:
    back = spoilt(packed, lambda pdf: pdf.pages.__delitem__(-1))
    assert any("labels" in each for each in self_check.bates(back, packed.bound))


def test_an_index_that_states_another_page_is_found(packed: Packed) -> None:
    first, second, *others = packed.bound.listed
    moved = [first, replace(second, page=second.page + 1), *others]
    found = list(self_check.index(packed.back, moved, packed.bound))
    assert "the index does not state the page of tab 2" in found
    assert "tab 2 begins before the page that the index states" in found


def test_a_page_of_another_tab_is_found(packed: Packed) -> None:
    first, *others = packed.bound.leaves
    wrong = replace(packed.bound, leaves=(replace(first, label="9"), *others))
    assert next(self_check.tab_numbers(packed.back, wrong)).endswith("does not bear the number of tab 9")


def test_a_bookmark_that_is_missing_is_found(packed: Packed) -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            del outline.root[2]

    assert list(self_check.bookmarks(spoilt(packed, drop), packed.bound.plan.bookmarks))


def test_a_link_that_is_missing_and_one_that_lands_elsewhere_are_found(packed: Packed) -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[1].obj.Annots[0]

    assert next(self_check.links(spoilt(packed, drop), packed.bound)).startswith("a link of page 2 is not there")
    place, (page, top) = next(iter(packed.bound.lines.items()))
    wrong = replace(packed.bound, lines={place: (page, top - 60)})
    assert list(self_check.links(packed.back, wrong)) == [
        f"the links to {place} do not land at it, on page {packed.bound.front + page + 1}"
    ]


def test_a_figure_that_is_not_ticked_is_found(packed: Packed) -> None:
    at, leaf = next((at, leaf) for at, leaf in enumerate(packed.bound.leaves) if leaf.figures)
    leaves = [*packed.bound.leaves]
    leaves[at] = replace(leaf, figures=leaf.figures[1:])
    missing = leaf.figures[0].fact
    assert f"{missing} is not ticked in {leaf.sheet.file}" in list(self_check.ticks(packed.of, leaves))


def test_bates_numbers_that_repeat_are_found(packed: Packed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Numbering, "of", lambda self, page: "CTC0101")
    monkeypatch.setattr(Binder, "labels", ["CTC0101"] * packed.bound.pages)
    assert next(self_check.bates(packed.back, packed.bound)) == "the Bates numbers have a gap or a repeat"


def test_what_is_not_sound_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsound(*_: object) -> None:
        raise self_check.Unsound("a fault")

    monkeypatch.setattr("tenor.packet.make._made", unsound)
    monkeypatch.setattr("tenor.packet.make.subject", lambda *_: None)
    with pytest.raises(self_check.Unsound):
        make(example_book("ctc-cisco"), SAMPLE, tmp_path / "out", Order(EVENT), lambda name: None)
    assert list(tmp_path.iterdir()) == []


# Foreign evidence


def test_evidence_that_is_not_tagged_is_bound_and_the_cover_says_so(
    packed: Packed, sample: Path, tmp_path: Path
) -> None:
    events = sample / "events.yaml"
    text = events.read_text("utf-8")
    cited = text[text.index("      - file: board-minutes") :]
    events.write_text(text.replace(cited, "      - file: scan.pdf\n"), "utf-8")
    (sample / "evidence/scan.pdf").write_bytes(foreign())
    of = replace(packed.of, book=open_book(sample), folder=sample, event="")
    sheets = tuple(evidence.sheets(of))
    assert [each.title for each in sheets] == ["Evidence", "scan.pdf"]
    kept = {leaf.sheet.title: leaf.sheet for leaf in packed.bound.leaves}
    front = [Tab(at, title, (kept[title],)) for at, title in enumerate(("Documents", "Computation"), 1)]
    binding = Binding(packed.of, [*front, Tab(3, "Evidence", sheets)], Numbering("X"))
    data = binding.bound({"as_of": ""}, {}).data
    assert "Tab 3.1, scan.pdf: not tagged, not PDF/A-3A, not PDF/UA-1." in " ".join(Binder(data).words[0].split())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert b"pdfaid:part" not in pdf.Root.Metadata.read_bytes()
        assert "/StructTreeRoot" in pdf.Root


# The command


def test_the_command_verifies_signs_and_names_what_changed(
    packed: Packed, tenor: Callable[..., Outcome], tmp_path: Path
) -> None:
    copy = shutil.copytree(packed.made.folder, tmp_path / "p")
    assert tenor("packet", "--verify", copy).out.splitlines()[-1].startswith("Nothing changed; root ")
    done = tenor("packet", copy, "--sign", "reviewer", "--name", "A. Reviewer", "--on", "2003-01-02")
    assert done.status == 0
    assert tenor("packet", "--verify", copy, "--json").status == 0
    (copy / "deadlines.ics").write_bytes(b"")
    found = tenor("packet", "--verify", copy)
    assert found.status == 1
    assert "changed   deadlines.ics: is not the file that was packed" in found.out
    assert "A. Reviewer, 2003-01-02, of the packet as a whole: stands no longer" in found.out
    assert verify(packed.made.archive).changes == ()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "name the packet's folder with -o"),
        (("-o", "X", "--event", "E-009"), "there is no event E-009: there are E-001, E-002, E-003, issue"),
        (("-o", "X", "--holder", "W-9"), "no Warrant W-9 was ever issued: there are W-1"),
        (("-o", "X", "--event", "E-002"), "the matter calls for no document of event E-002"),
        (("-o", "X", "--sign", "counsel"), "say who signs with --name"),
    ],
)
def test_what_cannot_be_packed_is_refused_with_status_2(
    given: tuple[str, ...], said: str, tenor: Callable[..., Outcome], tmp_path: Path
) -> None:
    found = tenor("packet", SAMPLE, *(str(tmp_path / "X") if each == "X" else each for each in given))
    assert found.status == 2
    assert said in found.err
    assert not (tmp_path / "X").exists()


def test_a_packet_is_never_written_over_another(packed: Packed, tenor: Callable[..., Outcome]) -> None:
    found = tenor("packet", SAMPLE, "-o", packed.made.folder)
    assert found.status == 2
    assert "is there already" in found.err


@pytest.mark.conformance
def test_the_same_matter_gives_the_same_packet(packed: Packed, tmp_path: Path) -> None:
    order = Order(EVENT, numbering=Numbering("CTC", 4, 101))
    matter = packed.made.folder.parent / "matter"
    again = make(example_book("ctc-cisco"), matter, tmp_path / "elsewhere", order, lambda name: None)
    assert files_of(again.folder) == packed.files
    assert again.archive.read_bytes() == packed.made.archive.read_bytes()
