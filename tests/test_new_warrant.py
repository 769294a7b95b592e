"""A new Warrant "of the same tenor": what it states, when it is called for, corrections of slips, its redline."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, Outcome, day, example_book, executed_terms, private_placement, replayed
from planting import replaced
from test_section_2_1 import exercise
from test_section_7 import replacement, to, transfer
from test_sections_8_to_17 import amended
from test_warrant_template import executed_words

from checks.read import read
from checks.run import Report, check_files
from docgen.docx import docx
from docgen.show import show
from docgen.vocabulary import read_page
from tenor.generate import sha256
from tenor.redline.draft import page_of
from warrant import slips
from warrant.book import Book
from warrant.documents import Document, called_for
from warrant.events.exchange import Exchange
from warrant.quantities import Price
from warrant.slips import Correction

CORRECTABLE = [id for id, slip in slips.slips().items() if slip.corrected is not None]


def new_warrants(book: Book) -> list[Document]:
    return [each for each in called_for(book) if each.kind == "new_warrant"]


def correction(id: str, on: str = "2002-03-01") -> Correction:
    return Correction(id=id, approved_by="Example & Counsel LLP", approved_on=day(on))


def text_of(document: Document, folder: Path) -> str:
    path = folder / f"{document.stem}.docx"
    path.write_bytes(docx(page_of(document)))
    text = read(path).text
    return " ".join(text.string[text.body.start : text.body.end].split())


def checked(document: Document, book: Book, folder: Path, before: str = "", after: str = "") -> list[tuple[str, str]]:
    """The findings on a paper's words, with some of them replaced, but for those on recorded slips: code and words."""
    text_of(document, folder)
    path = folder / f"{document.stem}.docx"
    if before:
        path = replaced(path, folder / "spoilt", before, after)
    report = check_files(book, [path], date(2009, 1, 1), complete=False)
    found = [each for each in report.findings if each.rule.code[:3] != "OBL" and ", recorded: " not in each.check.asks]
    return [(each.rule.code, each.check.found) for each in found]


# 7.2: when one is made


def test_a_new_warrant_is_made_for_each_transferee_and_for_the_balance_that_stays_with_holder() -> None:
    found = new_warrants(replayed(private_placement(), transfer(to("W-2", "200,000"), balance="W-3", on="2002-07-01")))
    assert [each.certificate for each in found] == ["W-2", "W-3"]
    stated = [(str(each.facts["holder_name"].value), str(each.facts["warrant_shares"].value)) for each in found]
    assert stated == [("Transferee LLC", "200000"), ("Cisco Systems Capital Corporation", "389524.5")]
    assert {str(each.facts["warrant_price"].value) for each in found} == {"3.77"}
    assert {each.stem for each in found} == {"2002-07-01-new-warrant-T-1-W-2", "2002-07-01-new-warrant-T-1-W-3"}


def test_a_new_warrant_is_made_for_the_balance_of_an_exercise_and_none_where_nothing_remains() -> None:
    [balance] = new_warrants(replayed(exercise(100_000)))
    assert (balance.clause, str(balance.facts["warrant_shares"].value)) == ("2.1", "442075")
    assert new_warrants(replayed(exercise(542_075, new=None))) == []


def test_a_new_warrant_is_made_in_lieu_of_one_lost() -> None:
    [new] = new_warrants(replayed(replacement()))
    assert (new.certificate, new.facts["parent"].value, str(new.facts["warrant_shares"].value)) == (
        "W-2",
        "W-1",
        "542075",
    )


def test_after_an_adjustment_a_new_warrant_is_made_on_request_only() -> None:
    assert new_warrants(replayed(private_placement())) == []
    request = Exchange(id="EX-1", exchanged_on=day("2002-07-01"), certificate="W-1", new_certificate="W-2")
    [new] = new_warrants(replayed(private_placement(), request))
    figures = {
        name: str(new.facts[name].value) for name in ("warrant_price", "warrant_shares", "issued_on", "signed_on")
    }
    assert figures == {
        "warrant_price": "3.77",
        "warrant_shares": "589524.5",
        "issued_on": "2002-02-27",
        "signed_on": "2002-07-01",
    }


# "of the same tenor as this Warrant"


def test_a_new_warrant_says_the_executed_words_with_the_registers_figures(tmp_path: Path) -> None:
    book = example_book("ctc-cisco")
    book = replayed_with(book, transfer(to("W-2", "200,000.3"), balance="W-3", on="2002-07-01"))
    [new, _] = new_warrants(book)
    text = text_of(new, tmp_path)
    assert "two hundred thousand and three-tenths (200,000.3) shares of common stock" in text
    assert "TRANSFEREE LLC, a Nevada corporation" in text
    expected = executed_words().removeprefix("Exhibit10.3")
    for was, now in {
        "542,075": "200,000.3",
        "fivehundredforty-twothousandseventy-five": "twohundredthousandandthree-tenths",
        "CISCOSYSTEMSCAPITALCORPORATION": "TRANSFEREELLC",
        "$4.10": "$3.77",
        "27thdayofFebruary,2002": "1stdayofJuly,2002",
    }.items():
        assert was in expected
        expected = expected.replace(was, now)
    head = "CertificateW-2,issuedJuly1,2002forcertificateW-1.ThedateofthisWarrantremainsitsDateofInitialIssuance."
    assert "".join(text.split()) == head + expected


def replayed_with(book: Book, *events: Any) -> Book:
    from warrant.replay import replay

    return replay(replace(book.matter, events=(*book.matter.events[:1], *events)))


def test_a_holder_that_is_no_corporation_is_called_what_it_is_and_a_state_has_its_article(tmp_path: Path) -> None:
    transferee = replace(to("W-2"), state="Ohio", entity="limited liability company")
    book = replayed(transfer(transferee))
    [new] = new_warrants(book)
    assert "TRANSFEREE LLC, an Ohio limited liability company, or its registered assigns" in text_of(new, tmp_path)
    assert checked(new, book, tmp_path) == []
    assert "FIG-01" in {code for code, _ in checked(new, book, tmp_path, ">an Ohio<", ">a Ohio<")}


def test_a_new_warrant_prints_every_term_that_an_instrument_amended(tmp_path: Path) -> None:
    change = amended(
        company_name="Newname Group, Inc.",
        holder_name="Newname Capital Corp.",
        certificate="W-1",
        warrant_price=Price.of("4.00"),
        term_ends_on=day("2010-06-30"),
    )
    book = replayed(change, replacement(on="2002-06-10"))
    [new] = new_warrants(book)
    text = text_of(new, tmp_path)
    assert "Expiration Date: June 30, 2010" in text
    assert "on the date of initial issuance hereof and ending on June 30, 2010." in text
    assert "anniversary" not in text
    assert "NEWNAME CAPITAL CORP., a Nevada corporation" in text
    assert "entitled to purchase from NEWNAME GROUP, INC. a Delaware corporation" in text
    assert '"Warrant Price" shall mean $4.00 per share' in text
    assert "CTC C" not in text.replace("CTC Communications Corp., as lessee", "")
    assert checked(new, book, tmp_path) == []
    assert checked(new, book, tmp_path, "ending on ", "ending after ") != []


# Slips


@pytest.mark.parametrize("id", CORRECTABLE)
def test_an_approved_correction_stands_in_a_new_warrant_and_the_executed_form_keeps_its_slip(id: str) -> None:
    [new] = new_warrants(replayed(replacement(), corrections=(correction(id),), company=slipped()))
    [old] = new_warrants(replayed(replacement(), company=slipped()))
    slip, one, other = slips.slips()[id], words_of(new), words_of(old)
    assert one != other
    if len(slip.words) > 3:
        assert other.count(slip.words) - one.count(slip.words) == 1
    assert len(one) - len(other) == len(slip.corrected or "") - len(slip.words) - (id == "slip-03")
    assert new.against is not None
    assert words_of(new.against).split("STOCK SUBSCRIPTION", 1)[1] not in one


def words_of(document: Document) -> str:
    [body] = read_page(page_of(document)).findall("body")
    return " ".join("".join(map(str, body.itertext())).split())


def slipped() -> Any:
    return replace(executed_terms().company, name_in_preamble="CTC COMMUNCATIONS GROUP, INC.")


def test_every_correction_is_looked_for_where_it_is_approved_and_found_where_it_is_not(tmp_path: Path) -> None:
    corrections = tuple(correction(id) for id in reversed(CORRECTABLE))
    book = replayed(replacement(), corrections=corrections, company=slipped())
    plain = replayed(replacement(), company=slipped())
    [new], [old] = new_warrants(book), new_warrants(plain)
    assert checked(new, book, tmp_path) == []
    found = checked(new, plain, tmp_path)
    assert ("FIG-01", "CTC COMMUNICATIONS GROUP, INC.,") in found  # slip-01 and slip-02, which stand side by side
    assert len(found) >= len(CORRECTABLE) - 1
    assert len(checked(old, book, tmp_path)) >= len(CORRECTABLE)
    assert [row["id"].value for row in new.rows["corrections"]] == CORRECTABLE
    words = {str(row["id"].value): (row["words"].value, row["corrected"].value) for row in new.rows["corrections"]}
    assert words["slip-01"] == ("CTC COMMUNCATIONS GROUP, INC.", "CTC COMMUNICATIONS GROUP, INC.")
    assert words["slip-04"] == ("Section 5", "Section 6")


def test_a_correction_is_made_in_new_warrants_from_the_day_of_its_approval_on() -> None:
    late = replayed(replacement(), corrections=(correction("slip-04", "2002-04-11"),))
    same_day = replayed(replacement(), corrections=(correction("slip-04", "2002-04-10"),))
    assert [len(each.rows["corrections"]) for book in (late, same_day) for each in new_warrants(book)] == [0, 1]


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        (["slip-99"], "warrant.yaml:{0}:9: id: the executed form has no slip 'slip-99'"),
        (["slip-07"], "warrant.yaml:{0}:9: id: slip-07 has no correction: 6(vii) fixes it only"),
        (["slip-04", "slip-04"], "warrant.yaml:{1}:9: id: the correction of slip-04 is approved twice"),
    ],
)
def test_a_correction_of_no_slip_of_one_without_words_or_twice_is_refused_at_its_line(
    sample: Path, tenor: Callable[..., Outcome], ids: list[str], told: str
) -> None:
    path = sample / "warrant.yaml"
    entry = "  - id: {}\n    approved_by: A. Counsel\n    approved_on: 2002-03-01\n"
    path.write_text(path.read_text("utf-8") + "corrections:\n" + "".join(map(entry.format, ids)), "utf-8")
    lines = [number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if "- id: slip" in line]
    outcome = tenor("ledger", sample)
    assert outcome.status == 2
    assert told.format(*lines) in outcome.err


def test_a_name_without_a_slip_has_none_to_correct(sample: Path, tenor: Callable[..., Outcome]) -> None:
    path = sample / "warrant.yaml"
    words = path.read_text("utf-8").replace("COMMUNCATIONS", "COMMUNICATIONS")
    entry = "corrections:\n  - id: slip-01\n    approved_by: A. Counsel\n    approved_on: 2002-03-01\n"
    path.write_text(words + entry, "utf-8")
    assert "the name in the first paragraph is that of the face" in tenor("ledger", sample).err


def test_every_slip_of_the_form_is_numbered_and_those_without_correction_say_why() -> None:
    assert len(slips.slips()) == 28
    for slip in slips.slips().values():
        assert (slip.corrected is None) == bool(slip.because), slip.id
        assert slip.found in ("by rule", "by hand")
        assert slip.words or slip.corrected
    form = executed_words()
    for slip in slips.slips().values():
        if slip.corrected is not None and slip.words:
            assert "".join(slip.words.split()) in form, slip.id


# Its redline, on file


@pytest.fixture(scope="module")
def register(example_out: Callable[[str], Path]) -> Path:
    return example_out("register")


def findings(files: list[Path]) -> list[tuple[str, str]]:
    report: Report = check_files(example_book("register"), files, date(2009, 1, 15), complete=False)
    return [(each.rule.code, each.check.found) for each in report.findings if each.rule.code[:3] == "TXT"]


STEM = "2007-11-02-new-warrant-E-008-W-5"


@pytest.mark.conformance
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_the_redline_shows_the_figures_that_changed_and_the_corrections(register: Path, suffix: str) -> None:
    paper = read(register / f"{STEM}-redline.{suffix}")
    assert "CTC COMMUNICATIONS GROUP, INC." in paper.text.string
    assert "CTC COMMUNCATIONS GROUP, INC." in paper.original.string
    assert "Corrections of slips approved: slip-01, slip-04." in " ".join(paper.text.string.split())
    assert findings([register / f"{STEM}-redline.{suffix}"]) == []


@pytest.mark.conformance
def test_a_change_planted_in_a_redline_is_found(register: Path, tmp_path: Path) -> None:
    source = register / f"{STEM}-redline.docx"
    for name in (STEM, "2002-02-27-warrant-issue-W-1"):
        (tmp_path / f"{name}.docx").write_bytes((register / f"{name}.docx").read_bytes())
    path = replaced(source, tmp_path, "Company shall not amend its certificate", "Company may amend its certificate")
    found = "may amend its certificate or articles, as the ca"
    assert findings([path]) == [("TXT-10", found), ("TXT-10", found)]
    path = replaced(
        source, tmp_path, '<w:delText xml:space="preserve">Section 5<', '<w:delText xml:space="preserve">Section 4<'
    )
    assert [code for code, _ in findings([path])] == ["TXT-10"]


@pytest.mark.conformance
def test_a_redline_without_the_papers_beside_it_proves_nothing(register: Path, tmp_path: Path) -> None:
    path = tmp_path / f"{STEM}-redline.docx"
    path.write_bytes((register / path.name).read_bytes())
    assert findings([path]) == [("TXT-10", "the new paper is not on file")]


def test_what_was_corrected_is_listed_on_the_terminal_and_in_the_manifest(
    tenor: Callable[..., Outcome], tmp_path: Path
) -> None:
    outcome = tenor("generate", EXAMPLES / "register", "-o", tmp_path, "--only", "new_warrant", "--format", "html")
    assert (
        f"corrected {STEM}: slip-04, Section 1: 'Section 5' becomes 'Section 6', "
        "approved by Example & Counsel LLP on 2005-12-01"
    ) in outcome.out
    entries = {each["file"]: each for each in json.loads((tmp_path / "manifest.json").read_text("utf-8"))["documents"]}
    assert entries[f"{STEM}.html"]["corrections"] == "slip-01, slip-04"
    assert "corrections" not in entries["2005-03-15-new-warrant-E-002-W-2.html"]


@pytest.mark.conformance
def test_the_manifest_says_against_what_a_paper_is_redlined(register: Path) -> None:
    entries = {each["file"]: each for each in json.loads((register / "manifest.json").read_text("utf-8"))["documents"]}
    entry = entries[f"{STEM}-redline.pdf"]
    assert entry["redline_against"] == "2002-02-27-warrant-issue-W-1"
    assert entry["sha256"] == sha256(register / f"{STEM}-redline.pdf")


@pytest.mark.parametrize("state", ["Nevada", "Ohio", "Utah", "Illinois"])
def test_a_state_stands_behind_its_article(state: str) -> None:
    assert show("with_article", state) == f"{'an' if re.match('[OI]', state) else 'a'} {state}"
