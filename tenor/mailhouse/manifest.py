"""The manifest of a print: a line for each piece, for the mail house and for the import of what it returns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tenor.guard import guarded, unguarded

NAME = "manifest.csv"
ADDRESS_LINES = tuple(f"address_{line}" for line in range(1, 7))
"""As many as an address in a list of Holders may have."""
COLUMNS = (
    *("batch", "sequence", "certificate", "name", *ADDRESS_LINES, "postal_code", "class", "pages", "sheets"),
    *("sheet_from", "sheet_to", "document", "sha256", "batch_file", "batch_sha256"),
)


class NoManifest(RuntimeError):
    """A file that is no manifest of a print."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One piece as it was printed.

    ``pages`` are those of the statement, ``sheets`` all that go into the envelope, the carrier's with them;
    ``sheet_from`` and ``sheet_to`` count the sheets of the batch from 1. ``sha256`` is that of the statement's file.
    """

    batch: int
    sequence: int
    certificate: str
    name: str
    address: tuple[str, ...]
    postal_code: str
    mail_class: str
    pages: int
    sheets: int
    sheet_from: int
    sheet_to: int
    document: str
    sha256: str


class Manifest:
    """A manifest that is being written."""

    def __init__(self, lines: Any) -> None:
        self._rows = csv.writer(lines, lineterminator="\r\n")
        self._rows.writerow(COLUMNS)

    def write(self, pieces: Iterable[Printed], batch_file: str, batch_sha256: str) -> None:
        """The lines of a batch that is finished."""
        for each in pieces:
            address = (*each.address, *[""] * (len(ADDRESS_LINES) - len(each.address)))
            cells = (
                *(each.batch, each.sequence, each.certificate, each.name, *address, each.postal_code),
                *(each.mail_class, each.pages, each.sheets, each.sheet_from, each.sheet_to),
                *(each.document, each.sha256, batch_file, batch_sha256),
            )
            self._rows.writerow([guarded(str(cell)) for cell in cells])


def read_manifest(path: Path) -> Iterator[Printed]:
    """The pieces of a manifest; ``NoManifest`` where it is not as it was written."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, strict=True)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise NoManifest(f"{path} has not the columns of a manifest: print the mailing again")
        try:
            for row in rows:
                yield _printed(row)
        except (csv.Error, ValueError, TypeError) as error:
            raise NoManifest(f"{path}:{rows.line_num} is not as it was written ({error})") from error


def _printed(row: Mapping[str, str]) -> Printed:
    text = {name: unguarded(cell) for name, cell in row.items()}
    return Printed(
        int(text["batch"]),
        int(text["sequence"]),
        text["certificate"],
        text["name"],
        tuple(filter(None, (text[each] for each in ADDRESS_LINES))),
        text["postal_code"],
        text["class"],
        int(text["pages"]),
        int(text["sheets"]),
        int(text["sheet_from"]),
        int(text["sheet_to"]),
        text["document"],
        text["sha256"],
    )
