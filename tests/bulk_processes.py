"""``tenor generate`` as a process of its own, for the tests that end it from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bulk_runs import FOLDER

ROOT = Path(__file__).parent.parent
TENOR = (sys.executable, "-c", "from tenor.cli import main; main()")
BY_PATH = {"PYTHONPATH": f"{ROOT}:{os.environ.get('PYTHONPATH', '')}"}


def begun(matter: Path, out: Path, suffix: str, *options: str, **how: Any) -> subprocess.Popen[str]:
    """A run of the first adjustment's statements in a process group of its own; what it says is in its pipes."""
    asked = ("--only", "adjustment_statement", "--event", "E-002", "--format", suffix)
    command = [*TENOR, "generate", str(matter), "-o", str(out), *asked, *options]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, env={**os.environ, **BY_PATH}, start_new_session=True, **pipes, **how)


def ended(process: subprocess.Popen[str], seconds: float = 120) -> tuple[int, str]:
    """The exit status, and all that it said."""
    said = process.communicate(timeout=seconds)
    return process.returncode, "".join(said)


def batches(out: Path) -> int:
    """How many batches stand."""
    return len([*(out / FOLDER).glob("[0-9]*")])


def until(true: Callable[[], object], process: subprocess.Popen[str], seconds: float = 120) -> float:
    """Waits until something is so, or the process ends: how long that took."""
    start = time.monotonic()
    while not true() and process.poll() is None and time.monotonic() < start + seconds:
        time.sleep(0.002)
    return time.monotonic() - start
