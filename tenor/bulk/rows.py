"""The rows of a list as a run sends them to its workers, and the batches that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from hashlib import sha256
from typing import NamedTuple

from warrant.listed import Listed, Unlisted
from warrant.parts import A_SHARE, in_tenths
from warrant.quantities import Shares


class Row(NamedTuple):
    """One Holder: a line of the list with the shares in tenths, which a process is sent sooner than a ``Listed``."""

    line: int
    certificate: str
    name: str
    address: tuple[str, ...]
    tenths: int

    def listed(self) -> Listed:
        """The line as the core takes it."""
        shares = Shares(Fraction(self.tenths, A_SHARE))
        return Listed(self.line, self.certificate, self.name, self.address, shares)


class Refused(NamedTuple):
    """A line of the list for which no statement is written, and why."""

    line: int
    certificate: str
    what: str


class Batch(NamedTuple):
    """So many lines of the list one after another: those that can be used, and those that cannot."""

    number: int
    rows: tuple[Row, ...]
    refused: tuple[Refused, ...]

    @property
    def name(self) -> str:
        """The name of its folder."""
        return f"{self.number:04}"

    def sha256(self) -> str:
        """The hash of its rows: of all in them, and so of all that their files say of their Holders."""
        return sha256(repr(self.rows).encode()).hexdigest()


def batches(
    lines: Iterable[Listed | Unlisted], size: int, refusal: Callable[[Listed], str | None]
) -> Iterator[Batch]:
    """The batches of a list, in its order.

    A line that cannot be used has its place in its batch, so that no other moves when it is mended. ``refusal`` says
    why no statement can be written for a line that can be read.
    """
    rows: list[Row] = []
    refused: list[Refused] = []
    number = 1
    for each in lines:
        what = each.what if isinstance(each, Unlisted) else refusal(each)
        if what is not None:
            refused.append(Refused(each.line, each.certificate, what))
        elif isinstance(each, Listed):
            rows.append(Row(each.line, each.certificate, each.name, each.address, in_tenths(each.shares)))
        if len(rows) + len(refused) == size:
            yield Batch(number, tuple(rows), tuple(refused))
            rows, refused, number = [], [], number + 1
    if rows or refused:
        yield Batch(number, tuple(rows), tuple(refused))
