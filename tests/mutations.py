"""Bytes made otherwise by chance: bits turned, stretches left out, repeated and exchanged."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

some = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@st.composite
def mutations(draw: st.DrawFn) -> list[tuple[str, float, float, int]]:
    """What is done to a file's bytes: bits turned, stretches left out, repeated or exchanged, by places from 0 to 1."""
    place = st.floats(0, 1, exclude_max=True)
    what = st.sampled_from(["turn", "leave out", "repeat", "exchange", "zero"])
    return draw(st.lists(st.tuples(what, place, place, st.integers(1, 200)), min_size=1, max_size=6))


def mutated(data: bytes, changes: Sequence[tuple[str, float, float, int]]) -> bytes:
    """A file with some of its bytes otherwise."""
    for what, first, second, length in changes:
        at, other = int(first * len(data)), int(second * len(data))
        part, there = data[at : at + length], data[other : other + length]
        if what == "turn" and part:
            part = bytes([part[0] ^ (1 << (length % 8))]) + part[1:]
        put = {"turn": part, "leave out": b"", "repeat": part * 2, "exchange": there, "zero": bytes(len(part))}[what]
        data = data[:at] + put + data[at + length :]
    return data
