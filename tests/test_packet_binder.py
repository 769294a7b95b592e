"""The binder by itself: what was bound keeps its tags, and every page is numbered, labelled and linked."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest
from packets import a_plan, foreign, opened, printed, saved
from pypdf import PdfReader

from tenor.packet.bind.binder import Lead, bind
from tenor.packet.bind.exhibit import Exhibit, Opened, Unbindable, is_bindable
from tenor.packet.bind.metadata import Bookmark
from tenor.packet.page_digests import page_digests

A_LEAD = Lead(0, (80.0, 600.0, 120.0, 612.0), 3, 500.0, "Ties to line 7", "tick")


def words(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def elements(element: Any) -> list[Any]:
    if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
        return []
    kids = element.get("/K")
    held = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [element, *(each for kid in held for each in elements(kid))]


def test_every_page_bears_its_number_once_and_its_label_is_that_number() -> None:
    data = bind(opened("One", "Two"), a_plan())
    numbers = ["X-0007", "X-0008", "X-0009", "X-0010"]
    assert PdfReader(io.BytesIO(data)).page_labels == numbers
    assert [page.count("X-") for page in words(data)] == [1, 1, 1, 1]
    assert all(
        f"Packet page {at} of 4 · {number}" in page
        for at, (number, page) in enumerate(zip(numbers, words(data), strict=True), 1)
    )


def test_a_footer_names_the_exhibit_of_its_page() -> None:
    assert ["Tab 1" in page for page in words(bind(opened("One", "Two"), a_plan()))] == [True, True, False, False]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_that_is_turned_bears_its_number_at_the_foot_as_it_is_shown(rotate: int) -> None:
    data = bind([Opened(Exhibit("Foreign", "Tab 1", foreign(rotate)))], a_plan())
    page = pypdfium2.PdfDocument(data)[0]
    width, _ = page.get_size()
    picture = page.render(scale=1).to_pil().convert("L")
    foot = picture.crop((0, picture.height - 25, int(width), picture.height - 8))
    assert foot.getextrema()[0] < 128
    assert picture.crop((0, 0, int(width), picture.height - 25)).getextrema()[0] == 255


def test_the_tags_of_every_exhibit_are_kept_each_as_a_part() -> None:
    with pikepdf.open(io.BytesIO(bind(opened("One", "Two"), a_plan()))) as pdf:
        [top] = pdf.Root.StructTreeRoot.K
        assert [str(part.T) for part in top.K] == ["One", "Two"]
        kinds = [str(each.S) for each in elements(top.K[0])]
        assert kinds == [str(each.S) for each in elements(top.K[1])]
        assert {"/H1", "/Table", "/TH", "/TD", "/P"} <= set(kinds)


def test_no_two_elements_of_a_binder_share_a_name_and_every_cell_names_a_head_of_its_own_table() -> None:
    with pikepdf.open(io.BytesIO(bind(opened("One", "Two"), a_plan()))) as pdf:
        parts = [elements(part) for part in pdf.Root.StructTreeRoot.K[0].K]
        names = [[str(each.ID) for each in part if "/ID" in each] for part in parts]
        assert names[0]
        assert len({*names[0], *names[1]}) == len(names[0]) + len(names[1])
        for part, own in zip(parts, names, strict=True):
            heads = {str(head) for each in part if "/A" in each for head in each.A.get("/Headers", ())}
            assert heads
            assert heads <= set(own)
        assert {str(each) for each in list(pdf.Root.StructTreeRoot.IDTree.Names)[::2]} == {*names[0], *names[1]}


def test_the_numbers_of_the_tags_lead_from_every_page_to_elements_of_that_page() -> None:
    with pikepdf.open(io.BytesIO(bind(opened("One", "Two"), a_plan(A_LEAD)))) as pdf:
        held = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        table = dict(zip(map(int, held[::2]), held[1::2], strict=True))
        assert len(table) == len(held) // 2
        for page in pdf.pages:
            of_page = table[int(page.obj.StructParents)]
            assert all(each is None or each.Pg.objgen == page.obj.objgen for each in of_page if "/Pg" in each)


def test_a_link_leads_to_its_page_and_height_and_is_an_element_of_its_exhibit() -> None:
    with pikepdf.open(io.BytesIO(bind(opened("One", "Two"), a_plan(A_LEAD)))) as pdf:
        [link] = pdf.pages[0].obj.Annots
        assert link.Dest[0].objgen == pdf.pages[3].obj.objgen
        assert float(link.Dest[3]) == 500
        assert str(link.Contents) == "Ties to line 7"
        found = [each for each in elements(pdf.Root.StructTreeRoot.K[0].K[0]) if each.S == "/Link"]
        assert [each.K[0].Obj.objgen for each in found] == [link.objgen]


def test_the_bookmarks_are_those_of_the_plan() -> None:
    plan = a_plan(bookmarks=(Bookmark("One", 0, (Bookmark("Overleaf", 1),)), Bookmark("Two", 2)))
    reader = PdfReader(io.BytesIO(bind(opened("One", "Two"), plan)))
    first, [below], second = reader.outline
    assert [each.title for each in (first, below, second)] == ["One", "Overleaf", "Two"]
    assert [reader.get_destination_page_number(each) for each in (first, below, second)] == [0, 1, 2]


def test_the_same_exhibits_give_the_same_bytes() -> None:
    assert bind(opened("One", "Two"), a_plan(A_LEAD)) == bind(opened("One", "Two"), a_plan(A_LEAD))


def metadata(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return bytes(pdf.Root.Metadata.read_bytes())


def test_a_binder_claims_what_all_its_exhibits_claim_and_nothing_where_one_does_not() -> None:
    own = metadata(bind(opened("One"), a_plan()))
    assert b"pdfaid:part" in own
    assert b"pdfuaid:part" in own
    assert b"A &amp; B" in own
    other = metadata(bind([*opened("One"), Opened(Exhibit("Foreign", "Tab 2", foreign()))], a_plan()))
    assert b"pdfaid:part" not in other
    assert b"pdfuaid:part" not in other


def test_what_runs_by_itself_is_not_bound() -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.pages[0].obj.AA = pikepdf.Dictionary(O=action)
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])

    data = bind([Opened(Exhibit("Foreign", "Tab 1", saved(foreign(), spoil)))], a_plan())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/AA" not in pdf.pages[0].obj
        assert "/Annots" not in pdf.pages[0].obj


@pytest.mark.parametrize("data", [b"", b"no PDF", printed("One")[:900]])
def test_a_file_that_is_no_pdf_is_refused(data: bytes) -> None:
    assert not is_bindable(data)
    with pytest.raises(Unbindable, match="A paper cannot be bound"):
        Opened(Exhibit("A paper", "", data))


def test_the_digest_of_a_page_follows_what_is_on_it_and_not_where_it_stands() -> None:
    data = bind(opened("One", "Two"), a_plan())
    digests = page_digests(data)
    assert len(set(digests)) == 4

    def swap(pdf: pikepdf.Pdf) -> None:
        first, third = pdf.pages[0], pdf.pages[2]
        pdf.pages[2], pdf.pages[0] = first, third

    assert page_digests(saved(data, swap)) == [digests[2], digests[1], digests[0], digests[3]]
    assert page_digests(saved(data, lambda pdf: None)) == digests
