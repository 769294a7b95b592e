"""Seals: PAdES on the binder and CMS beside the manifest, made and looked at without a network."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pikepdf
import pytest
from asn1crypto.tsp import TimeStampReq
from certificates import PASSPHRASE, party, pem_file, pkcs12_file, time_stamper
from packets import a_plan, opened, saved

from tenor.packet.bind.binder import bind
from tenor.packet.manifest import BINDER, MANIFEST, SEAL
from tenor.packet.seal import NO_TIME, NOT_TRUSTED, NoSeal, Sealer, seals

SAID = b'{"root": "x"}\n'


@pytest.fixture(scope="module")
def binder() -> bytes:
    return bind(opened("One"), a_plan())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("seal")


@pytest.fixture(scope="module")
def signer(folder: Path) -> Path:
    return pkcs12_file(party("A Counsel", "A Root"), folder / "seal.p12")


@pytest.fixture(scope="module")
def root(folder: Path) -> Path:
    return pem_file(party("A Root"), folder / "root.pem")


@pytest.fixture(scope="module")
def sealed(signer: Path, binder: bytes) -> dict[str, bytes]:
    sealer = Sealer.of(signer, PASSPHRASE)
    return {BINDER: sealer.sealed_pdf(binder), MANIFEST: SAID, SEAL: sealer.sealed(SAID)}


def test_a_seal_holds_and_says_by_whom_and_that_no_one_else_stamped_its_time(
    sealed: dict[str, bytes], root: Path
) -> None:
    found = list(seals(sealed, [root]))
    assert [each.name for each in found] == [BINDER, MANIFEST]
    assert all(each.is_intact and each.lines == (NO_TIME,) and "A Counsel" in each.by for each in found)


def test_a_certificate_that_nobody_named_vouches_for_is_told(sealed: dict[str, bytes], folder: Path) -> None:
    other = pem_file(party("Another Root"), folder / "other.pem")
    for trust in ([], [other]):
        assert all(NOT_TRUSTED in each.lines and each.is_intact for each in seals(sealed, trust))


def test_a_sealed_binder_begins_with_the_bytes_of_the_binder(sealed: dict[str, bytes], binder: bytes) -> None:
    assert sealed[BINDER].startswith(binder)


def test_a_byte_changed_in_either_file_breaks_its_seal(sealed: dict[str, bytes], root: Path) -> None:
    for name in (BINDER, MANIFEST):
        data = bytearray(sealed[name])
        data[len(data) // 3] ^= 1
        broken = [each.name for each in seals({**sealed, name: bytes(data)}, [root]) if not each.is_intact]
        assert broken == [name]


def test_what_is_added_to_a_sealed_binder_breaks_its_seal(sealed: dict[str, bytes], root: Path) -> None:
    from pyhanko.pdf_utils.generic import pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    update = IncrementalPdfFileWriter(io.BytesIO(sealed[BINDER]))
    update.root[pdf_name("/Added")] = pdf_name("/Later")
    update.update_root()
    written = io.BytesIO()
    update.write(written)
    first, _ = seals({**sealed, BINDER: written.getvalue()}, [root])
    assert not first.is_intact


def test_a_seal_that_was_taken_away_is_missed_while_the_other_is_there(
    sealed: dict[str, bytes], binder: bytes, root: Path
) -> None:
    first, second = seals({**sealed, BINDER: binder}, [root])
    assert not first.is_intact
    assert second.is_intact
    assert list(seals({BINDER: binder, MANIFEST: SAID}, [root])) == []


def test_a_time_stamp_is_told_and_by_whom_it_is_vouched_for(binder: bytes, signer: Path, root: Path) -> None:
    stamps = time_stamper(party("A Clock", "A Root", stamps=True))
    sealer = Sealer(Sealer.of(signer, PASSPHRASE)._signer, stamps)
    files = {BINDER: sealer.sealed_pdf(binder), MANIFEST: SAID, SEAL: sealer.sealed(SAID)}
    assert [each.lines for each in seals(files, [root])] == [("its time stamp says 2026-01-02 03:04:05 UTC",)] * 2


@contextmanager
def an_authority(status: int) -> Iterator[str]:
    """The address of an authority on this machine that stamps times, or refuses with a status."""
    stamps = time_stamper(party("A Clock", "A Root", stamps=True))

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(stamps.request_tsa_response(asked).dump())

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def test_an_authority_is_asked_for_the_time_by_its_address(signer: Path, root: Path) -> None:
    with an_authority(200) as address:
        seal = Sealer.of(signer, PASSPHRASE, address).sealed(SAID)
    [found] = [each for each in seals({MANIFEST: SAID, SEAL: seal}, [root]) if each.name == MANIFEST]
    assert found.lines == ("its time stamp says 2026-01-02 03:04:05 UTC",)


def test_an_authority_that_gives_no_time_stops_the_seal(signer: Path) -> None:
    with an_authority(500) as address, pytest.raises(NoSeal, match="cannot be sealed"):
        Sealer.of(signer, PASSPHRASE, address).sealed(SAID)


def test_a_seal_keeps_what_the_binder_claims(sealed: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(sealed[BINDER])) as pdf:
        assert b"pdfaid:part" in pdf.Root.Metadata.read_bytes()
        assert "/StructTreeRoot" in pdf.Root


def test_a_file_that_is_no_certificate_or_another_passphrase_is_refused(signer: Path, folder: Path) -> None:
    with pytest.raises(NoSeal, match="passphrase is another"):
        Sealer.of(signer, "another")
    with pytest.raises(NoSeal, match="there is no"):
        Sealer.of(folder / "nowhere.p12", "")
    with pytest.raises(NoSeal, match="cannot be read"):
        list(seals({SEAL: b"x", MANIFEST: b""}, [signer]))


def test_a_seal_that_is_no_signature_does_not_hold_and_is_no_crash(binder: bytes, root: Path) -> None:
    spoilt = saved(binder, lambda pdf: None)
    found = list(seals({BINDER: spoilt, MANIFEST: SAID, SEAL: b"no signature"}, [root]))
    assert [each.is_intact for each in found] == [False, False]
