"""The files that a report speaks of, by address: as programs that show a report beside them look for them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from warrant.data import dataclass
from warrant.regex import regex

PLACED = regex(r"(?P<file>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")


@dataclass(frozen=True)
class Files:
    """The files of a run: ``root`` is the folder that addresses start from, ``matter`` the matter's own, if any."""

    root: Path
    matter: Path | None
    papers: tuple[Path, ...] = ()

    @classmethod
    def of(cls, matter: Path | None, papers: Iterable[Path], root: Path | None = None) -> Files:
        """The files of a matter and some papers, seen from a folder: the current one unless given."""
        return cls(
            (root or Path.cwd()).resolve(),
            matter.resolve() if matter else None,
            tuple(each.resolve() for each in papers),
        )

    def address(self, name: str) -> str:
        """The relative address of a file that a check names; its name alone where it lies outside the root.

        So a report is the same on any machine that holds the same folder.
        """
        file = split_place(name)[0]
        path = next((each for each in self.papers if each.name == file), self._folder(file) / file)
        inside = path.is_relative_to(self.root)
        return quote(path.relative_to(self.root).as_posix() if inside else path.name)

    def _folder(self, file: str) -> Path:
        """Where a file lies that was not read: one of the matter's own, or a paper that is missing."""
        is_paper = Path(file).suffix in (".docx", ".pdf")
        return self.papers[0].parent if is_paper and self.papers else self.matter or self.root


def split_place(name: str) -> tuple[str, int | None, int | None]:
    """The file, line and column of "events.yaml:10:16"; ``None`` for what it does not tell."""
    placed = PLACED.fullmatch(name)
    if not placed:
        return name, None, None
    line, column = placed["line"], placed["column"]
    return placed["file"], int(line), int(column) if column else None
