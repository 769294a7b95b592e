"""A process that is kept, and answers one question after another within a time: lengths and bytes over two pipes."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

ANSWER_BYTES_MAX = 100_000_000
"""The longest answer that is taken; the text of a thousand pages has some ten million bytes."""

PAPER_FIRST = b"+"
"""Before how far to look into a file: its paper is to be told before it is looked into."""

PIPE_BYTES = 65_536
PASSED_ON = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
"""What of the environment a process needs to start; the rest is nothing that hostile bytes should find."""


class Gone(Exception):
    """The process ended before it answered; the message says how."""


class TooLong(Exception):
    """The process did not answer in time."""


class Kept:
    """A process of this Python with the arguments given, in a session of its own; it greets once when it is ready."""

    def __init__(self, arguments: Sequence[str], seconds: float) -> None:
        self._seconds = seconds
        self._deadline = 0.0
        self.greeting: str | None = None
        self._child = subprocess.Popen(
            [sys.executable, "-I", "-S", "-B", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,
            env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
        )
        assert self._child.stdin and self._child.stdout
        self._in, self._out = self._child.stdin, self._child.stdout
        if hasattr(select, "poll"):
            os.set_blocking(self._in.fileno(), False)

    def ask(self, *parts: bytes) -> bytes:
        """The answer to a question of some parts; ``Gone`` or ``TooLong`` where none comes."""
        self._deadline = deadline = time.monotonic() + self._seconds
        try:
            for part in parts:
                self._send(len(part).to_bytes(8, "big"), deadline)
                self._send(part, deadline)
            if self.greeting is None:
                self.greeting = self._received(deadline).decode("ascii", "replace")
        except OSError as error:
            raise Gone(self._how()) from error
        return self.rest()

    def rest(self) -> bytes:
        """The next answer to the same question, within the same time."""
        try:
            return self._received(self._deadline)
        except OSError as error:
            raise Gone(self._how()) from error

    def end(self) -> None:
        """Ends the process and all that it started."""
        with suppress(OSError):  # where it is gone already
            os.killpg(self._child.pid, signal.SIGKILL) if hasattr(os, "killpg") else self._child.kill()
        self._child.wait()
        self._close()

    def forget(self) -> None:
        """Lets go of a process that is not this one's to end."""
        self._child.returncode = 0  # else it would be missed
        self._close()

    def _close(self) -> None:
        for pipe in (self._in, self._out):
            with suppress(OSError):
                pipe.close()

    def _how(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            status = self._child.wait(1)
            return f"status {status}" if status >= 0 else f"signal {signal.Signals(-status).name}"
        return "without ending"

    def _send(self, data: bytes, deadline: float) -> None:
        rest = memoryview(data)
        while rest:
            self._await(self._in.fileno(), False, deadline)
            rest = rest[os.write(self._in.fileno(), rest[:PIPE_BYTES]) :]

    def _received(self, deadline: float) -> bytes:
        length = int.from_bytes(self._exactly(8, deadline), "big")
        if length > ANSWER_BYTES_MAX:
            raise Gone(f"an answer of {length:,} bytes")
        return self._exactly(length, deadline)

    def _exactly(self, length: int, deadline: float) -> bytes:
        parts: list[bytes] = []
        while length:
            self._await(self._out.fileno(), True, deadline)
            part = os.read(self._out.fileno(), min(length, 1 << 20))
            if not part:
                raise Gone(self._how())
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def _await(self, pipe: int, to_read: bool, deadline: float) -> None:
        """Waits until a pipe can be read or written; without end where the system cannot say so (Windows)."""
        if not hasattr(select, "poll"):
            return
        ready = select.poll()
        ready.register(pipe, select.POLLIN if to_read else select.POLLOUT)
        if not ready.poll(max(deadline - time.monotonic(), 0) * 1000):
            raise TooLong
