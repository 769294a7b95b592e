"""What a Holder may see: nothing that names or places another, in words or in data."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from conftest import EXAMPLES, Outcome, example_book
from packets import a_plan, opened, saved

from tenor.packet.bind.binder import Attachment, Lead, bind
from tenor.packet.holder import Disclosed, NoSuchHolder, named, others, require_undisclosed, texts_of
from tenor.packet.sources import subject
from tenor.packet.verify import files_of, verify
from warrant.documents import called_for

OTHER = "Cisco Systems Capital Corporation"
HIDDEN = (OTHER, "170 West Tasman Drive")


def test_the_names_and_addresses_of_every_other_holder_are_hidden() -> None:
    found = others(example_book("register"), "W-2")
    assert OTHER in found
    assert "170 West Tasman Drive" in found
    assert "Wharf Street Partners LP" in found


def test_what_the_holder_and_company_are_called_is_not_hidden() -> None:
    book = example_book("register")
    company = book.matter.terms.company
    assert not {"Harbor Equipment Finance LLC", company.name, *company.address} & set(others(book, "W-2"))


def test_an_unknown_certificate_is_refused() -> None:
    with pytest.raises(NoSuchHolder, match="no Warrant W-9 was ever issued: there are W-1, W-2"):
        others(example_book("register"), "W-9")


def test_a_name_is_found_whatever_its_case_and_its_white_space() -> None:
    assert named("to CISCO  Systems\nCapital Corporation, at", HIDDEN) == OTHER
    assert named("to Cisco Systems", HIDDEN) is None


def a_zip(name: str, data: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return written.getvalue()


def pdf_with(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    return saved(bind(opened("One"), a_plan()), change)


def with_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = OTHER


def with_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(OTHER, 0))


def attached(data: bytes) -> bytes:
    plan = a_plan()
    return bind(opened("One"), type(plan)(**{**vars(plan), "attachment": Attachment("c.json", "c", data)}))


PLACES = {
    "the words of a page": lambda: bind(opened(OTHER), a_plan()),
    "the title of a PDF": lambda: pdf_with(with_title),
    "a bookmark": lambda: pdf_with(with_bookmark),
    "a note on a link": lambda: bind(opened("One"), a_plan(Lead(0, (0.0, 0.0, 9.0, 9.0), 1, 9.0, f"to {OTHER}"))),
    "a file within a PDF": lambda: attached(f'{{"holder": "{OTHER}"}}'.encode()),
    "a zip within a PDF": lambda: attached(a_zip("a.txt", OTHER.encode())),
    "a part of a Word file": lambda: a_zip("docProps/core.xml", f"<title>{OTHER}</title>".encode()),
    "words parted by tags": lambda: a_zip("word/document.xml", b"<t>Cisco Systems </t><t>Capital Corporation</t>"),
    "words with entities": lambda: b"Cisco&#32;Systems Capital Corporation",
    "a text": lambda: OTHER.upper().encode(),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_name_in_any_place_stops_the_packet(place: str) -> None:
    with pytest.raises(Disclosed, match=OTHER):
        require_undisclosed({"a": PLACES[place]()}, HIDDEN)


def test_a_name_of_a_file_stops_the_packet() -> None:
    with pytest.raises(Disclosed, match="stands in"):
        require_undisclosed({f"documents/{OTHER}.docx": b""}, HIDDEN)


def test_what_names_nobody_else_passes() -> None:
    require_undisclosed({"binder.pdf": bind(opened("Harbor Equipment Finance LLC"), a_plan())}, HIDDEN)


def test_a_packet_for_a_holder_has_its_papers_alone_without_those_that_name_another(
    example_paper: Callable[[str, str], Path], tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    for each in called_for(example_book("register")):
        if each.certificate == "W-1":
            name = f"{each.stem}.pdf"
            (tmp_path / "out" / name).symlink_to(example_paper("register", name))
    of = subject(example_book("register"), tmp_path, tmp_path, "", "W-1", lambda name: None)
    assert [each.kind for each in of.left_out] == ["assignment_partial"]
    assert {each.certificate for each in of.documents} == {"W-1"}
    stems = {each.stem for each in of.documents}
    assert {Path(name).stem for name in of.papers} <= stems
    for path in of.papers.values():
        assert not any(named(text, of.hidden) for _, text in texts_of(path.name, path.read_bytes()))
    for document in of.left_out:
        file = tmp_path / "out" / f"{document.stem}.pdf"
        assert any(named(text, of.hidden) for _, text in texts_of(file.name, file.read_bytes()))


@pytest.mark.conformance
@pytest.mark.parametrize("certificate", ["W-1", "W-2", "W-4"])
def test_no_word_and_no_data_of_a_holders_packet_names_or_places_another(
    certificate: str, tenor: Callable[..., Outcome], tmp_path: Path
) -> None:
    out = tmp_path / "packet"
    found = tenor("packet", EXAMPLES / "register", "-o", out, "--holder", certificate)
    assert found.status == 0, found.err
    files = files_of(out)
    assert not any(name.startswith("evidence/") for name in files)
    assert {"report.html", "workpaper.xlsx", "deadlines.ics"} & set(files) == set()
    require_undisclosed(files, others(example_book("register"), certificate))
    assert verify(out).changes == ()
