"""Files converted by LibreOffice, with a profile that no other run shares."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from conformance_tools import libreoffice, output


def converted(paths: Sequence[Path], suffix: str, folder: Path) -> dict[str, Path]:
    """The files in another format ("pdf", "docx") by their stems; all are converted in one run into ``folder``."""
    profile = (folder / "profile").resolve()
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    said = output([libreoffice(), *options, "--convert-to", suffix, "--outdir", folder, *paths], seconds=300)
    made = {path.stem: folder / f"{path.stem}.{suffix}" for path in paths}
    # LibreOffice gives status 0 whatever it could not convert.
    missing = [path.name for path in made.values() if not path.exists()]
    assert not missing, f"LibreOffice did not write {missing}: {said}"
    return made
