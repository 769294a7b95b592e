"""WeasyPrint, imported: with the carried fonts alone, and without the searches that its import makes in vain.

It asks for each library beneath it under several names, and where there is none of a name the search for it starts a
linker and a compiler. On Linux the loader finds by its file's name whatever they would find.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from docgen.fonts import use_only_carried_fonts

BENEATH = ("gobject-", "pango-", "pangoft2-", "harfbuzz", "fontconfig")
"""How the names of the libraries begin, with or without "lib" before them."""


@cache
def import_weasyprint() -> None:
    """Imports WeasyPrint; to be called before anything else of this package imports a part of it."""
    use_only_carried_fonts()
    with _unsearched():
        import weasyprint  # type: ignore[import-untyped]  # noqa: F401


def pango_version() -> str:
    """The version of Pango, which breaks the lines; it tells it itself, so that WeasyPrint is not imported for that."""
    if sys.platform.startswith("linux"):
        return str(ctypes.CDLL("libpango-1.0.so.0").pango_version())
    import_weasyprint()
    from weasyprint.text.ffi import pango  # type: ignore[import-untyped]

    return str(pango.pango_version())


@contextmanager
def _unsearched() -> Iterator[None]:
    """Within it no library beneath WeasyPrint is searched for on Linux: its file's name finds it, or nothing does."""
    if not sys.platform.startswith("linux"):
        yield
        return
    search = ctypes.util.find_library

    def found(name: str) -> str | None:
        return None if name.removeprefix("lib").startswith(BENEATH) else search(name)

    ctypes.util.find_library = found
    try:
        yield
    finally:
        ctypes.util.find_library = search
