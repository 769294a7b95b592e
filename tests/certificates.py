"""A certificate authority, a signer and an authority that stamps times, made up for the tests of seals."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PASSPHRASE = "a passphrase"
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


class Party(NamedTuple):
    """A certificate with its key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey


@cache
def party(name: str, issuer: str = "", *, stamps: bool = False) -> Party:
    """The party of a name, certified by another, or by itself."""
    key = rsa.generate_private_key(65537, 2048)
    by = party(issuer) if issuer else None
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    is_authority = by is None
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    signs = {"digital_signature": not is_authority, "content_commitment": not is_authority and not stamps}
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2025, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2045, 1, 1, tzinfo=UTC))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), True)
        .add_extension(x509.KeyUsage(**usage, **signs, key_cert_sign=is_authority, crl_sign=is_authority), True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
    )
    if stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
    return Party(builder.sign(by.key if by else key, hashes.SHA256()), key)


def pkcs12_file(of: Party, path: Path) -> Path:
    """Certificate and key in a file that the passphrase opens."""
    encryption = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"seal", of.key, of.certificate, None, encryption))
    return path


def pem_file(of: Party, path: Path) -> Path:
    """A certificate in a file."""
    path.write_bytes(of.certificate.public_bytes(serialization.Encoding.PEM))
    return path


def time_stamper(of: Party) -> Any:
    """An authority that stamps one time, without any network."""
    from asn1crypto import keys
    from asn1crypto import x509 as asn1
    from pyhanko.sign.timestamps import DummyTimeStamper

    certificate = asn1.Certificate.load(of.certificate.public_bytes(serialization.Encoding.DER))
    private = of.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return DummyTimeStamper(tsa_cert=certificate, tsa_key=keys.PrivateKeyInfo.load(private), fixed_dt=NOW)
