"""The seal of a packet, by pyHanko and a certificate of the user's own: PAdES on the binder, CMS beside the manifest.

pyHanko is an extra of the package (``tenor[seal]``) and is imported only where a seal is made or looked at. Nothing is
fetched but a time stamp, and that only where the address of an authority is given (RFC 3161).
"""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tenor.packet.manifest import BINDER, MANIFEST, SEAL
from warrant.data import dataclass

FIELD = "Seal"
NO_TIME = "no independent time stamp: when it was sealed is known only by the clock of the machine that sealed it"
NOT_TRUSTED = "nobody vouches for the certificate: name the certificate of who does with --trust"


class NoSeal(ValueError):
    """A seal that cannot be made, or looked at, and why."""


@dataclass(frozen=True)
class Sealed:
    """One seal looked at: of which file, by whom, whether it is whole, and every line that is to be said of it."""

    name: str
    by: str
    is_intact: bool
    lines: tuple[str, ...]


class Sealer:
    """Seals with one certificate and key."""

    def __init__(self, signer: Any, timestamper: Any = None) -> None:
        self._signer, self._timestamper = signer, timestamper

    @classmethod
    def of(cls, path: Path, passphrase: str, authority: str = "") -> Sealer:
        """The sealer of a PKCS#12 file; ``authority`` is the address of one that stamps times. ``NoSeal`` for none."""
        _require_pyhanko()
        from pyhanko.sign import signers
        from pyhanko.sign.timestamps import HTTPTimeStamper

        if not path.is_file():
            raise NoSeal(f"there is no {path}: name a PKCS#12 file (.p12, .pfx) with certificate and key")
        signer = signers.SimpleSigner.load_pkcs12(str(path), passphrase=passphrase.encode())
        if signer is None:
            raise NoSeal(f"{path} cannot be opened: it is no PKCS#12 file, or the passphrase is another")
        return cls(signer, HTTPTimeStamper(authority) if authority else None)

    def sealed_pdf(self, data: bytes) -> bytes:
        """A PDF with a PAdES signature that allows no change; what it was stays in it, byte for byte."""
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import fields, signers

        metadata = signers.PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=fields.SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        )
        signer = signers.PdfSigner(metadata, signer=self._signer, timestamper=self._timestamper)
        with _sealing():
            return bytes(signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data))).getvalue())

    def sealed(self, data: bytes) -> bytes:
        """A detached CMS signature over a file."""
        signing = self._signer.async_sign_general_data(data, "sha256", detached=True, timestamper=self._timestamper)
        with _sealing():
            return bytes(asyncio.run(signing).dump())


@contextmanager
def _sealing() -> Iterator[None]:
    """Has what stops a signature, as an authority that gives no time, be a ``NoSeal``."""
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.timestamps import TimestampRequestError

    try:
        yield
    except (SigningError, TimestampRequestError) as error:
        raise NoSeal(f"the packet cannot be sealed: {error}") from error


def seals(files: Mapping[str, bytes], trust: Sequence[Path] = ()) -> Iterator[Sealed]:
    """The seals of a packet's files, looked at offline; ``NoSeal`` where that needs pyHanko and it is not there."""
    if SEAL not in files and b"/ByteRange" not in files.get(BINDER, b""):
        return
    _require_pyhanko()
    context = _context(trust)
    yield from _of_binder(files.get(BINDER, b""), context)
    if SEAL in files:
        yield _of_manifest(files.get(MANIFEST, b""), files[SEAL], context)


def _require_pyhanko() -> None:
    if find_spec("pyhanko") is None:
        raise NoSeal("seals need pyHanko: install it with pip install 'tenor[seal]'")
    # What it would tell of its own account is told here in sentences.
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _context(trust: Sequence[Path]) -> Any:
    from pyhanko.keys import load_certs_from_pemder
    from pyhanko_certvalidator import ValidationContext

    try:
        roots = list(load_certs_from_pemder([str(path) for path in trust]))
        _ = [each.subject.human_friendly for each in roots]  # a file is taken apart only when it is asked for
    except (OSError, ValueError) as error:
        raise NoSeal(f"the certificates to trust cannot be read: {error}") from error
    return ValidationContext(trust_roots=roots, allow_fetching=False)


def _of_binder(data: bytes, context: Any) -> Iterator[Sealed]:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature

    try:
        signatures = list(PdfFileReader(io.BytesIO(data)).embedded_signatures)
        found = [(each, validate_pdf_signature(each, context, context)) for each in signatures]
    except (PdfError, ValueError, KeyError, TypeError) as error:
        yield Sealed(BINDER, "", False, (f"the seal cannot be read any more ({error})",))
        return
    if not found:
        yield Sealed(BINDER, "", False, ("the binder bears no seal any more",))
    for _, status in found:
        changed = [] if status.docmdp_ok else ["the binder was changed after it was sealed"]
        yield _told(BINDER, status, changed)


def _of_manifest(data: bytes, seal: bytes, context: Any) -> Sealed:
    from asn1crypto.cms import ContentInfo
    from pyhanko.sign.validation import async_validate_detached_cms

    try:
        signed = ContentInfo.load(seal)["content"]
        status = asyncio.run(async_validate_detached_cms(data, signed, context, context))
    except (ValueError, TypeError, KeyError) as error:
        return Sealed(MANIFEST, "", False, (f"the seal cannot be read any more ({error})",))
    return _told(MANIFEST, status, [])


def _told(name: str, status: Any, more: list[str]) -> Sealed:
    by = str(status.signing_cert.subject.human_friendly)
    holds = bool(status.intact and status.valid and not more)
    lines = [] if status.intact and status.valid else ["it is not what was sealed"]
    lines += more
    if not status.trusted:
        lines.append(NOT_TRUSTED)
    stamp = status.timestamp_validity
    if stamp is None:
        lines.append(NO_TIME)
    elif stamp.intact and stamp.valid:
        who = "" if stamp.trusted else ", by an authority that nobody vouches for here"
        lines.append(f"its time stamp says {stamp.timestamp:%Y-%m-%d %H:%M:%S} UTC{who}")
    else:
        lines.append("its time stamp does not hold")
    return Sealed(name, by, holds, tuple(lines))
