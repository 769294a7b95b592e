"""A frozen record with some fields altered, cheaply: a replay does this three times for each event."""

from __future__ import annotations

from typing import Any, TypeVar

T = TypeVar("T")


def altered(record: T, **changes: Any) -> T:
    """What ``dataclasses.replace`` gives for a dataclass that computes nothing when it is made; ``TypeError`` likewise.

    It copies the fields as they are, where ``replace`` passes each through ``__init__``: a fifth of the cost.
    """
    fields = record.__dict__
    if not changes.keys() <= fields.keys():
        raise TypeError(f"{type(record).__name__} has no field {', '.join(changes.keys() - fields.keys())}")
    made = object.__new__(type(record))
    made.__dict__.update(fields, **changes)
    return made
