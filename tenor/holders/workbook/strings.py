"""The texts of a workbook, which its cells share and name by number."""

from __future__ import annotations

import os
from array import array
from functools import cached_property
from typing import IO

from lxml import etree

from tenor.holders.workbook.package import Package, local
from tenor.matter.scalars import Mistake
from warrant.regex import regex

ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")


class SharedStrings:
    """The texts by their numbers: they lie in a file without a name, and only where each ends is kept in memory.

    There are some five for each Holder, and a workbook may hold them in any order.
    """

    def __init__(self, package: Package, part: str | None) -> None:
        self._package, self._part = package, part

    def __getitem__(self, number: str | None) -> str:
        file, ends = self._read
        at = int(number or "-1")
        if not 0 <= at < len(ends) - 1:
            raise Mistake(f"there is no text {number}", "write the text again")
        return os.pread(file.fileno(), ends[at + 1] - ends[at], ends[at]).decode("utf-8", "surrogatepass")

    @cached_property
    def _read(self) -> tuple[IO[bytes], array[int]]:
        file, ends, end = self._package.scratch(), array("Q", [0]), 0
        for each in self._package.elements(self._part, "si") if self._part else ():
            end += file.write(text_of(each).encode("utf-8", "surrogatepass"))
            ends.append(end)
        file.flush()
        return file, ends


def text_of(element: etree._Element) -> str:
    """A text, whole or in runs, without the readings that stand above East Asian words."""
    if len(element) == 1 and local(element[0]) == "t":
        text = element[0].text or ""
    else:
        runs = (
            run for part in element for run in ((part,) if local(part) == "t" else part) if local(part) in ("t", "r")
        )
        text = "".join(run.text or "" for run in runs if local(run) == "t")
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
