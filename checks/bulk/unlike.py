"""Why a file is not the layout that it was held against."""

from __future__ import annotations


class Unlike(Exception):
    """A file departs from what was supposed of it; the text says in what. It is then read in full, as any other."""
