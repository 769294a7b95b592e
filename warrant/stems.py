"""The name of a paper: one for each kind, event and, where it concerns one Warrant, certificate."""

from __future__ import annotations

from datetime import date


def file_stem(kind: str, on: date, event: str, certificate: str = "") -> str:
    """The name, without its extension, of the paper of a kind for one event and, if any, one certificate."""
    return "-".join((str(on), kind.replace("_", "-"), event, *([certificate] if certificate else [])))


def concerns(stem: str, on: date, event: str) -> bool:
    """Whether a name is that of a paper filed by a date for an event, with or without a certificate."""
    return stem.startswith(f"{on}-") and f"-{event}-" in f"{stem}-"
