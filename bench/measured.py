"""A command measured with all the processes that it begins, also those that are not its own children to wait for.

Python runs this module with the command's arguments; by itself, it has no children but the command's.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from resource import struct_rusage
from tempfile import TemporaryFile
from time import perf_counter
from typing import NamedTuple

from bench.environment import ENVIRONMENT

ADOPTS = 36
"""prctl(2), PR_SET_CHILD_SUBREAPER: processes whose parent ended become this one's, which then waits for them."""


class Measured(NamedTuple):
    """What a command took: seconds from its start to its end, and of the processor for all its processes.

    ``peak`` has the megabytes of the largest of them, ``said`` what it printed.
    """

    seconds: float
    processor: float
    peak: float
    said: str


def measured(arguments: Sequence[str]) -> Measured:
    """Runs Python with these arguments; a command that fails ends the measuring."""
    ran = subprocess.run([sys.executable, "-m", "bench.measured", *arguments], stdout=subprocess.PIPE, check=True)
    return Measured(*json.loads(ran.stdout))


def main(arguments: Sequence[str]) -> None:
    """Runs Python with these arguments, and prints what that took, as JSON."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(ADOPTS, 1)
    took, processor, peak = 0.0, 0.0, 0
    with TemporaryFile("w+") as said:
        begun = perf_counter()
        child = subprocess.Popen([sys.executable, *arguments], stdout=said, env=ENVIRONMENT)
        for process, status, usage in iter(_ended, None):
            if process == child.pid:
                took = perf_counter() - begun
                child.returncode = os.waitstatus_to_exitcode(status)
            processor += usage.ru_utime + usage.ru_stime
            peak = max(peak, usage.ru_maxrss)
        said.seek(0)
        megabytes = peak / (1024 if sys.platform == "linux" else 1024**2)
        print(json.dumps(Measured(took, processor, megabytes, said.read())))
    sys.exit(child.returncode)


def _ended() -> tuple[int, int, struct_rusage] | None:
    """The next process that has ended; None once there is none."""
    try:
        return os.wait3(0)
    except ChildProcessError:
        return None


if __name__ == "__main__":
    main(sys.argv[1:])
