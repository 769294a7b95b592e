"""Certificates that came before in a list, found exactly, in some thirty bytes for each."""

from __future__ import annotations

from array import array

from warrant.events.numbering import LONGEST

FEWEST_SLOTS = 1024


class Certificates:
    """The certificates of the lines read so far, without regard to capital letters: their files could not lie together.

    They stand one after another in one block of bytes, with no object for each of them. As long as each is greater than
    the last, as in most lists, none can have come before. From the first that is not, a table of slots, half of them
    empty, says where a certificate may stand.
    """

    def __init__(self) -> None:
        self._numbers = bytearray()
        self._lines = array("Q")
        self._greatest = b""
        self._slots = array("I")

    def add(self, certificate: str, line: int) -> int:
        """The line on which a well formed certificate stood before, 0 where it is new, from then on known."""
        number = certificate.upper().encode().ljust(LONGEST)
        if not self._slots:
            if number > self._greatest:
                self._greatest = number
                self._keep(number, line)
                return 0
            self._place()
        slot = self._slot(number)
        if at := self._slots[slot]:
            return self._lines[at - 1]
        self._keep(number, line)
        self._slots[slot] = len(self._lines)
        if 2 * len(self._lines) > len(self._slots):
            self._place()
        return 0

    def _keep(self, number: bytes, line: int) -> None:
        self._numbers += number
        self._lines.append(line)

    def _slot(self, number: bytes) -> int:
        """The slot of a certificate, or the empty one where it belongs."""
        slots, numbers, mask = self._slots, self._numbers, len(self._slots) - 1
        slot = hash(number) & mask
        while at := slots[slot]:
            if numbers[(at - 1) * LONGEST : at * LONGEST] == number:
                break
            slot = (slot + 1) & mask
        return slot

    def _place(self) -> None:
        """Gives every certificate its slot in a new table, with three empty slots for each that is taken."""
        slots = FEWEST_SLOTS
        while slots < 4 * len(self._lines):
            slots *= 2
        self._slots = array("I", bytes(4 * slots))
        for at in range(len(self._lines)):
            number = bytes(self._numbers[at * LONGEST : (at + 1) * LONGEST])
            self._slots[self._slot(number)] = at + 1
