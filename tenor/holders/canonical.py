"""The hash of a list: the same for the same Holders in the same order, wherever they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from warrant.listed import Listed, Unlisted

# No text of a list holds either: neither prints.
BETWEEN, END = "\x1f", "\x1e"


class Hashed:
    """The lines of a list, passed through; ``sha256`` is that of the lines that have passed.

    Where a line stands is no part of it: an address over several lines of a CSV file takes one row of a table.
    """

    def __init__(self, lines: Iterable[Listed | Unlisted]) -> None:
        self._lines, self._sha256 = lines, sha256()

    def __iter__(self) -> Iterator[Listed | Unlisted]:
        for each in self._lines:
            self._sha256.update(canonical(each))
            yield each

    @property
    def sha256(self) -> str:
        """The hash in hexadecimal."""
        return self._sha256.hexdigest()


def canonical(each: Listed | Unlisted) -> bytes:
    """One line as it is hashed."""
    if isinstance(each, Unlisted):
        # As many parts as no Holder has.
        return f"{each.certificate}{BETWEEN}{each.what}{END}".encode()
    amount = each.shares.amount
    shares = f"{amount.numerator}/{amount.denominator}"
    return f"{BETWEEN.join((each.certificate, each.name, shares, each.postal_code, *each.address))}{END}".encode()
