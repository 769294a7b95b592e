"""The name of a paper: one for each kind, event and certificate."""

from __future__ import annotations

from datetime import date


def file_stem(kind: str, on: date, event: str, certificate: str) -> str:
    """The name, without its extension, of the paper of a kind for one event and one certificate."""
    return f"{on}-{kind.replace('_', '-')}-{event}-{certificate}"
