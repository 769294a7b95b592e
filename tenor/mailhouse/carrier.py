"""The carrier: the page before each statement, with the address that shows in the window.

The statement itself is as it was proven, so its address cannot be moved to where a window is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.paper import Paper
from tenor.mailhouse.carrier_font import encoded
from tenor.mailhouse.window import ASCENT, TWIPS, Window, block
from warrant.data import dataclass

FONT = "/TenorCarrier"
RETURN_SIZE, RETURN_LEADING, RETURN_LEFT, RETURN_TOP = 9.0, 11.0, 54.0, 40.0
MARK_SIZE, MARK_ABOVE = 8.0, 30.0
"""The size of the line that tells which piece this is, and how far above the foot of the page it stands."""


@dataclass(frozen=True)
class Carrier:
    """What stands on a carrier: the addressee with the lines of its address, and which piece it is."""

    to: tuple[str, ...]
    mark: str


def mark_of(certificate: str, batch: int, sequence: int, pages: int) -> str:
    """The line by which whoever fills envelopes tells a piece: "H-00017 · batch 1, piece 12 · 3 pages enclosed"."""
    return f"{certificate} · batch {batch}, piece {sequence} · {pages} page{'s' * (pages != 1)} enclosed"


def drawn(carrier: Carrier, sender: Sequence[str], paper: Paper, window: Window) -> bytes:
    """The content of the page.

    Raises ``Unfit`` for an address that has no room in the window, and ValueError for a character that the carried
    face lacks.
    """
    height, area = paper.height / TWIPS, window.for_address
    address = block(carrier.to, area)
    below = height - area.top - ASCENT * address.size
    shown = [
        _lines(sender, RETURN_LEFT, height - RETURN_TOP - ASCENT * RETURN_SIZE, RETURN_SIZE, RETURN_LEADING),
        _lines(address.lines, area.left, below, address.size, address.leading),
        _lines([carrier.mark], RETURN_LEFT, MARK_ABOVE, MARK_SIZE, MARK_SIZE),
    ]
    return b"0 g\n" + b"".join(part for each in shown for part in each)


def _lines(lines: Sequence[str], x: float, y: float, size: float, leading: float) -> Iterator[bytes]:
    yield b"BT %s %.2f Tf\n" % (FONT.encode(), size)
    for number, line in enumerate(lines):
        yield b"1 0 0 1 %.2f %.2f Tm %s Tj\n" % (x, y - number * leading, encoded(line))
    yield b"ET\n"
