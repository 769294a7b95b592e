"""Every trick that makes a Word file or a page show other than it holds is found by its rule, at its place."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
import tricks_in_docx as tricks
import tricks_in_html as pages
from docx_builder import OFFICE, p, table, write_docx
from lxml import etree
from planting import write_zip

from checks.inspect.docx_bound import ITEM_ID, Stores
from checks.inspect.docx_places import placed
from checks.model import Check
from checks.read.docx import body_met
from checks.read.docx_names import W
from checks.read.docx_package import Package
from checks.run import check_files
from checks.text import Place

STATEMENT = "2002-06-14-adjustment-statement-E-001-W-1"


@pytest.fixture(scope="module")
def members(generated: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(generated / f"{STATEMENT}.docx") as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.fixture
def found(sample_book, tmp_path):
    """What FIL, and TXT-06 of pending changes, find in a file alone, by the rules' codes."""

    def of(path: Path) -> dict[str, list[Check]]:
        report = check_files(sample_book, [path], date(2002, 12, 31), complete=False, families=("FIL", "TXT"))
        by_rule: dict[str, list[Check]] = {}
        for each in report.findings:
            if each.rule.family == "FIL" or each.rule.code == "TXT-06":
                by_rule.setdefault(each.rule.code, []).append(each.check)
        return by_rule

    return of


def spoilt(folder: Path, members: dict[str, bytes], play) -> Path:
    changed = dict(members)
    play(changed)
    write_zip(folder / f"{STATEMENT}.docx", changed)
    return folder / f"{STATEMENT}.docx"


@pytest.mark.parametrize("name", tricks.TRICKS)
def test_a_trick_in_a_word_file_is_found_by_its_rule_at_its_place(tmp_path, members, found, name):
    trick = tricks.TRICKS[name]
    by_rule = found(spoilt(tmp_path, members, trick.play))
    assert set(by_rule) == set(trick.rules)
    said = [f"{check.place or check.file}: {check.found}" for check in by_rule[trick.rules[0]]]
    assert any(trick.said in each and trick.place in each for each in said), said


@pytest.mark.parametrize("name", tricks.CONTROLS)
def test_what_is_no_trick_in_a_word_file_stays_unsaid(tmp_path, members, found, name):
    assert found(spoilt(tmp_path, members, tricks.CONTROLS[name])) == {}


@pytest.mark.parametrize(
    ("at", "words", "rule", "said"),
    [(at, *each) for at, those in ((pages.PRICE, pages.IN_PLACE_OF_PRICE), (pages.HEAD, pages.IN_HEAD))
     for each in those.values()],
    ids=[*pages.IN_PLACE_OF_PRICE, *pages.IN_HEAD],
)  # fmt: skip
def test_a_trick_in_a_page_is_found_by_its_rule_at_its_place(tmp_path, generated, found, at, words, rule, said):
    page = (generated / f"{STATEMENT}.html").read_text("utf-8")
    assert at in page
    path = tmp_path / f"{STATEMENT}.html"
    path.write_text(page.replace(at, words + (at if at == pages.HEAD else ""), 1), "utf-8")
    by_rule = found(path)
    assert set(by_rule) == {rule}
    where = path.name if "<style>" in words else "line"  # a style sheet is said by the file
    assert any(said in check.found and where in f"{check.place} {check.found}" for check in by_rule[rule])


def places_of_paragraphs(path: Path) -> tuple[list[Place], list[Place]]:
    """The place of each paragraph of the body, as the reader counts and as an inspection does."""
    package = Package(path, path.read_bytes())
    met, root = body_met(package)
    body = root.find(W + "body")
    inspected = [place for element, place in placed(path.name, "body", body) if element.tag == W + "p"]
    return [paragraph.place for paragraph in met.paragraphs], inspected


def test_an_inspection_counts_paragraphs_and_cells_as_the_reader_does(generated, tmp_path):
    nested = table(["a", "b"], ["c", table(["inner"], ["more"]) + p("d")]) + p("between") + table(["e"])
    files = [write_docx(tmp_path, p("one") + nested + p("end")), *sorted(generated.glob("*.docx"))]
    for path in files:
        read_so, inspected_so = places_of_paragraphs(path)
        assert read_so == inspected_so


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/p:price[1]/p:after[1]", "$4.77"),
        ("/p:price/p:after[2]", "$5.77"),
        ("/p:price/p:after/@p:note", "early"),
        ("/p:price/p:after[3]", None),
        ("/p:price/q:after", None),
        ("/p:other/p:after", None),
        ("//p:after", None),
        ("/p:price[p:after='$4.77']", None),
        ("count(/p:price)", None),
        ("", None),
    ],
)
def test_a_binding_is_followed_by_plain_steps_and_no_others(tmp_path, path, shown):
    item = '<price xmlns="urn:x"><after n:note="early" xmlns:n="urn:x">$4.77</after><after>$5.77</after></price>'
    link = f'<Relationship Id="z" Type="{OFFICE}/customXml" Target="../item.xml"/>'
    parts = "http://schemas.openxmlformats.org/package/2006/relationships"
    props = f'<Relationship Id="y" Type="{OFFICE}/customXmlProps" Target="props.xml"/>'
    extra = {
        "item.xml": item,
        "_rels/item.xml.rels": f'<Relationships xmlns="{parts}">{props}</Relationships>',
        "props.xml": f'<d xmlns:ds="{ITEM_ID[1:].partition("}")[0]}" ds:itemID="{{A}}"/>',
    }
    file = write_docx(tmp_path, p("words"), links=[link], extra=extra)
    binding = etree.Element(W + "dataBinding")
    for name, value in (("xpath", path), ("storeItemID", "{a}"), ("prefixMappings", "xmlns:p='urn:x'")):
        binding.set(W + name, value)
    assert Stores(Package(file, file.read_bytes())).shown(binding).shows == shown


def test_the_papers_as_they_were_written_are_silent(generated, found):
    for suffix in ("docx", "html"):
        assert found(generated / f"{STATEMENT}.{suffix}") == {}
