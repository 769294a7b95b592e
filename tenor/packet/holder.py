"""What a Holder may see: its own papers, and nothing that names or places another Holder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

import pikepdf
import pypdfium2

from warrant.book import Book
from warrant.regex import regex
from warrant.register import registered
from warrant.state import Warrant
from warrant.terms import Holder

TAGS = regex(r"<[^>]*>")


class Disclosed(RuntimeError):
    """Another Holder's name or address stands in what is made for a Holder: what, and where."""


class NoSuchHolder(LookupError):
    """No Warrant of the register bears the certificate asked for."""


def others(book: Book, certificate: str) -> tuple[str, ...]:
    """The names and the lines of the addresses of every Holder, past or present, but the one of a certificate.

    What the Holder itself, or Company, is called as well is no secret. ``NoSuchHolder`` for an unknown certificate.
    """
    lines = [line for state in _states(book) for line in registered(state)]
    own = [line.warrant.holder for line in lines if _is_of(line.warrant, certificate)]
    if not own:
        known = ", ".join(dict.fromkeys(line.warrant.certificate for line in lines if not line.warrant.parts))
        raise NoSuchHolder(f"no Warrant {certificate} was ever issued: there are {known}")
    open_ = {squeezed(each) for holder in own for each in _said(holder)}
    open_ |= {squeezed(each) for each in (book.matter.terms.company.name, *book.matter.terms.company.address)}
    every = [each for line in lines for each in _said(line.warrant.holder)]
    every += [said for each in book.matter.mailings for said in (each.to, *each.address.split("; "))]
    return tuple(dict.fromkeys(each for each in every if squeezed(each) and squeezed(each) not in open_))


def _is_of(warrant: Warrant, certificate: str) -> bool:
    """Whether a Warrant bears a certificate; those divided among the Holders of a list are no one's."""
    return warrant.certificate == certificate and not warrant.parts


def _states(book: Book) -> Iterator[Any]:
    yield book.at_issue
    yield from (entry.after for entry in book.entries)


def _said(holder: Holder) -> tuple[str, ...]:
    return holder.name, *holder.address


def named(text: str, hidden: Iterable[str]) -> str | None:
    """The first of some names or addresses that stands in a text, whatever its case and its white space."""
    within = squeezed(text)
    return next((each for each in hidden if squeezed(each) in within), None)


def squeezed(text: str) -> str:
    """A text without white space and case."""
    return "".join(text.split()).casefold()


def require_undisclosed(files: Mapping[str, bytes], hidden: Iterable[str]) -> None:
    """Searches every file, its words and its data, also where these are packed; ``Disclosed`` names the first find."""
    hidden = tuple(hidden)
    for name, data in files.items():
        for where, text in texts_of(name, data):
            if found := named(text, hidden):
                raise Disclosed(f"{found!r} stands in {where}: the packet for this Holder was not written")


def texts_of(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Every text in a file with where it stands; files within files are opened."""
    yield name, name
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from texts_of(f"{name}, {member}", archive.read(member))
    elif data.startswith(b"%PDF"):
        yield from _texts_of_pdf(name, data)
    else:
        text = data.decode("utf-8", errors="replace")
        yield name, text
        yield name, unescape(TAGS.sub("", text))


def _texts_of_pdf(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """The words of each page, every string of the file, and every stream that is no picture or font."""
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document, 1):
            yield f"{name}, page {number}", page.get_textpage().get_text_bounded()
    finally:
        document.close()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for held in pdf.objects:
            yield from ((f"{name}, its data", said) for said in _strings(held))
            if isinstance(held, pikepdf.Stream) and "/Subtype" in held and held.get("/Subtype") != pikepdf.Name.Image:
                yield from texts_of(f"{name}, a file within it", held.read_bytes())


def _strings(held: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(held, pikepdf.String):
        yield str(held)
    elif depth > 20 or (depth and getattr(held, "is_indirect", False)):
        return
    elif isinstance(held, pikepdf.Array):
        for each in held:
            yield from _strings(each, depth + 1)
    elif isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        for key in dict(held):
            yield from _strings(held[key], depth + 1)
