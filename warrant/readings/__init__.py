"""The readings: where the text leaves room, each a named setting with its choices.

One file a reading, found by being in this folder; each defines ``READING``. The default is the most
literal reading of the text. A matter chooses under ``readings:`` in its ``warrant.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from importlib import import_module
from pkgutil import iter_modules

from warrant.data import dataclass
from warrant.readings.reading import Reading


def _found() -> dict[str, Reading]:
    names = (module.name for module in iter_modules(__path__) if module.name != "reading")
    readings: list[Reading] = [import_module(f"{__name__}.{name}").READING for name in names]
    return {reading.id: reading for reading in sorted(readings, key=lambda r: int(r.id[1:]))}


READINGS: Mapping[str, Reading] = _found()
DEFAULTS: Mapping[str, str] = {id: reading.default for id, reading in READINGS.items()}


@dataclass(frozen=True)
class Readings:
    """The choices of one matter; what it does not choose stands at its default."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    _all: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for id, choice in self.chosen.items():
            if id not in READINGS:
                raise ValueError(f"no reading is named {id}: {', '.join(READINGS)}")
            if choice not in READINGS[id].choices:
                raise ValueError(f"{id} has no choice {choice!r}: {' or '.join(READINGS[id].choices)}")
        object.__setattr__(self, "_all", {**DEFAULTS, **self.chosen})

    def __getitem__(self, id: str) -> str:
        return self._all[id]
