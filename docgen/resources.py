"""Where the templates lie: inside the installed package, or at the root of a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def find_templates(package: Path) -> Path:
    """The folder of templates that belongs to a copy of this package.

    An installed wheel carries them in the package as ``_templates``; a checkout has them beside it.
    ``FileNotFoundError`` where neither is there.
    """
    for folder in (package / "_templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no templates in {package} nor beside it: the installation is incomplete")


TEMPLATES = find_templates(PACKAGE)
