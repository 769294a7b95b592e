"""The URL of a database, with what stands in it for passwords and the like taken from the environment."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from tenor.holders.places import no_list
from warrant.listed import Source
from warrant.regex import regex

VARIABLE = regex(r"\$\{(\w+)\}", re.ASCII)
FORM = "write it as sqlite:///holders.db or postgresql+psycopg://USER:${PASSWORD}@HOST/DATABASE"


def url_of(source: Source, folder: Path) -> URL:
    """The URL with its variables filled in, and a file of SQLite found from the matter's folder; else ``BadMatter``."""
    try:
        url = make_url(source.where)
    except (ArgumentError, ValueError):
        raise no_list(source, "this is no URL of a database", FORM) from None
    url = url.set(
        username=_filled(url.username, source),
        password=_filled(url.password, source),
        host=_filled(url.host, source),
        database=_filled(url.database, source),
        query={key: _filled(value, source) for key, value in url.query.items()},
    )
    if url.get_backend_name() != "sqlite":
        return url
    path = folder / (url.database or "")
    if not path.is_file():
        raise no_list(source, f"there is no file {url.database or ''!r} in {folder}", "name a file that SQLite wrote")
    return url.set(database=str(path.resolve()))


def secrets_of(url: URL) -> tuple[str, ...]:
    """What of a URL nobody may read in a message."""
    in_query = [value for key, value in url.query.items() if "pass" in key.lower() and isinstance(value, str)]
    return tuple(each for each in (str(url.password or ""), *in_query) if each)


def _filled(text: Any, source: Source) -> Any:
    """A part of a URL with ${NAME} replaced by what the environment holds, in which every sign means itself."""
    if not isinstance(text, str):
        return text
    for name in VARIABLE.findall(text):
        if name not in os.environ:
            raise no_list(source, f"the environment has no {name}", f"set {name}, or write its value in its place")
    return VARIABLE.sub(lambda found: os.environ[found[1]], text)
