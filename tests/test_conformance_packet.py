"""Whole packets are what their covers claim, by veraPDF: PDF/A-3A and PDF/UA-1, sealed or not, of every example."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from certificates import PASSPHRASE, party, pkcs12_file
from conformance_verapdf import STANDARDS, verdicts
from conftest import EXAMPLES, Outcome, example_book
from packets import a_plan, foreign, opened

from tenor.packet.bind.binder import bind
from tenor.packet.bind.exhibit import Exhibit, Opened
from tenor.packet.make import Order, make
from tenor.packet.seal import Sealer

NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


@pytest.mark.conformance
@pytest.mark.parametrize("name", NAMES)
def test_the_binder_and_the_sign_off_sheet_of_every_example_follow_both_standards(
    name: str, example_out: Callable[[str], Path], tmp_path: Path
) -> None:
    matter = shutil.copytree(EXAMPLES / name, tmp_path / name)
    (matter / "out").symlink_to(example_out(name))
    sealer = Sealer.of(pkcs12_file(party("A Counsel", "A Root"), tmp_path / "seal.p12"), PASSPHRASE)
    made = make(example_book(name), matter, tmp_path / "packet", Order(sealer=sealer), lambda each: None)
    found = verdicts([made.folder / "binder.pdf", made.folder / "sign-off.pdf"])
    assert len(found) == 2
    assert {(each.compliant, *each.broken) for by in found.values() for each in by.values()} == {(True,)}


@pytest.mark.conformance
def test_a_binder_with_a_foreign_exhibit_follows_no_standard_and_claims_none(tmp_path: Path) -> None:
    path = tmp_path / "foreign.pdf"
    path.write_bytes(bind([*opened("One"), Opened(Exhibit("Foreign", "Tab 2", foreign()))], a_plan()))
    found = verdicts([path])["foreign.pdf"]
    assert not any(found[standard].compliant for standard in STANDARDS)


@pytest.mark.conformance
def test_a_packet_with_a_seal_verifies_and_its_seal_holds(
    example_out: Callable[[str], Path], tenor: Callable[..., Outcome], tmp_path: Path
) -> None:
    matter = shutil.copytree(EXAMPLES / "ctc-cisco", tmp_path / "matter")
    (matter / "out").symlink_to(example_out("ctc-cisco"))
    sealer = Sealer.of(pkcs12_file(party("A Counsel", "A Root"), tmp_path / "seal.p12"), PASSPHRASE)
    order = Order("E-001", sealer=sealer)
    made = make(example_book("ctc-cisco"), matter, tmp_path / "packet", order, lambda each: None)
    found = tenor("packet", "--verify", made.folder)
    assert found.status == 0
    assert found.out.count(": holds; nobody vouches for the certificate") == 2
    assert found.out.count("no independent time stamp") == 2
    (made.folder / "manifest.json").write_bytes(b"{}")
    assert (
        "seal      manifest.json, by Common Name: A Counsel: does not hold"
        in tenor("packet", "--verify", made.folder).out
    )
