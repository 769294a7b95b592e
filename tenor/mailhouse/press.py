"""The press: pieces in, batches out, one after the other; no more than one batch is in memory."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import file_digest, sha256
from pathlib import Path

from tenor.mailhouse.batch_pdf import BatchPdf, Sheets, Statement, Unprintable
from tenor.mailhouse.carrier import Carrier, mark_of
from tenor.mailhouse.manifest import Manifest, Printed
from tenor.mailhouse.pieces import LeftOut, Piece
from warrant.data import dataclass


@dataclass(frozen=True)
class Limits:
    """Where a batch ends: after so many pieces, and, if that is said, before more sheets than this."""

    pieces: int = 500
    sheets: int | None = None


@dataclass(frozen=True)
class Batch:
    """A batch that is finished."""

    file: str
    sha256: str
    pieces: int
    pages: int
    sheets: int
    first_postal_code: str
    last_postal_code: str


@dataclass(frozen=True)
class Job:
    """What is the same for every piece: the run's folder, its papers' common name, class of mail, sheets, sender."""

    run: Path
    stem: str
    mail_class: str
    sheets: Sheets
    sender: tuple[str, ...]


class Press:
    """Prints the pieces that it is given into batches in a folder."""

    def __init__(self, job: Job, folder: Path, limits: Limits, manifest: Manifest) -> None:
        self._job, self._folder, self._limits, self._manifest = job, folder, limits, manifest
        self._pdf = BatchPdf(job.sheets, job.sender)
        self._pieces: list[Printed] = []
        self.batches: list[Batch] = []

    def print(self, piece: Piece) -> LeftOut | None:
        """The next piece; ``LeftOut`` where its statement is not the one that was made, is wrong, or has no room."""
        try:
            statement = Statement(self._bytes_of(piece))
            pages = len(statement.pages)
            if piece.pages != str(pages):
                raise Unprintable(f"{piece.file} has {pages} pages, not {piece.pages}: run tenor generate again")
            _require_right(piece)
            if self._is_full(self._job.sheets.of(pages)):
                self.finish()
            printed = self._printed(piece, pages)
            mark = mark_of(piece.certificate, printed.batch, printed.sequence, pages)
            self._pdf.add(Carrier((piece.name, *piece.address), mark), statement)
        except ValueError as error:
            return LeftOut(piece.certificate, str(error))
        self._pieces.append(printed)
        return None

    def finish(self) -> None:
        """Writes the batch that is begun, if any, and its lines of the manifest."""
        if not (pieces := self._pieces):
            return
        path = self._folder / f"batch-{pieces[0].batch:04}.pdf"
        self._pdf.save(path)
        with path.open("rb") as written:
            digest = file_digest(written, "sha256").hexdigest()
        self._manifest.write(pieces, path.name, digest)
        codes = pieces[0].postal_code, pieces[-1].postal_code
        pages, sheets = sum(each.pages for each in pieces), pieces[-1].sheet_to
        self.batches.append(Batch(path.name, digest, len(pieces), pages, sheets, *codes))
        self._pdf, self._pieces = BatchPdf(self._job.sheets, self._job.sender), []

    def _is_full(self, sheets: int) -> bool:
        if len(self._pieces) >= self._limits.pieces:
            return True
        most = self._limits.sheets
        return bool(most and self._pieces and self._pieces[-1].sheet_to + sheets > most)

    def _printed(self, piece: Piece, pages: int) -> Printed:
        before = self._pieces[-1].sheet_to if self._pieces else 0
        sheets = self._job.sheets.of(pages)
        return Printed(
            len(self.batches) + 1,
            len(self._pieces) + 1,
            piece.certificate,
            piece.name,
            piece.address,
            piece.postal_code,
            self._job.mail_class,
            pages,
            sheets,
            before + 1,
            before + sheets,
            f"{self._job.stem}-{piece.certificate}",
            piece.sha256,
        )

    def _bytes_of(self, piece: Piece) -> bytes:
        path = self._job.run / piece.file
        if _names(piece.file) != 2:
            raise Unprintable(f"{piece.file} names no file of a batch: run tenor generate again")
        try:
            data = path.read_bytes()
        except OSError as error:
            raise Unprintable(f"{piece.file} cannot be read ({error.strerror}): run tenor generate again") from error
        if sha256(data).hexdigest() != piece.sha256:
            raise Unprintable(f"{piece.file} is not as it was made: move it away and run tenor generate again")
        return data


def _require_right(piece: Piece) -> None:
    if piece.wrong is None:
        raise Unprintable(f"{piece.file} was not read back: see what tenor check says of it")
    if piece.wrong:
        raise Unprintable(piece.wrong)


def _names(path: str) -> int:
    """How many names a path within a run has; 0 where one leads elsewhere."""
    parts: Sequence[str] = path.replace("\\", "/").split("/")
    return 0 if any(each in ("", ".", "..") for each in parts) else len(parts)
