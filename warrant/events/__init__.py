"""The kinds of event, in the instrument's words: one file a kind, found by being in this folder."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from warrant.events.event import Event


def _found() -> dict[str, type[Event]]:
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    kinds = [cls for cls in _descendants(Event) if "kind" in vars(cls)]
    return {cls.kind: cls for cls in sorted(kinds, key=lambda cls: cls.kind)}


def _descendants(base: type[Event]) -> list[type[Event]]:
    return [cls for child in base.__subclasses__() for cls in (child, *_descendants(child))]


EVENT_KINDS: Mapping[str, type[Event]] = _found()
