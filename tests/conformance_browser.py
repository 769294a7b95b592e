"""Chromium under a test's hands: real keys, and what the page then holds; the page's own policy stays in force.

The browser is spoken to through two pipes (its --remote-debugging-pipe), so that no port is opened.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

KEYS = {"Tab": ("Tab", 9, ""), "Enter": ("Enter", 13, "\r"), "Escape": ("Escape", 27, ""), " ": ("Space", 32, " ")}
SECONDS = 30


class Refused(RuntimeError):
    """The browser did not do what it was asked, and why."""


class Browser:
    """A browser with one page open."""

    def __init__(self, command: Sequence[str], address: str) -> None:
        theirs, self._to = os.pipe()
        self._from, answers = os.pipe()
        shell = ["bash", "-c", f'exec "$@" 3<&{theirs} 4>&{answers}', "bash"]
        self._running = subprocess.Popen(
            [*shell, *command, "--remote-debugging-pipe", address],
            pass_fds=(theirs, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(theirs)
        os.close(answers)
        self._number, self._read, self._session = 0, b"", ""
        try:
            self._open(address)
        except BaseException:
            self.__exit__()
            raise

    def _open(self, address: str) -> None:
        page = self._until(lambda: [each for each in self._targets() if each["url"] == address])[0]
        attached = self._call("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self._session = attached["sessionId"]
        self._call("Page.bringToFront")
        ready = f"location.href == {json.dumps(address)} && document.readyState == 'complete' && document.hasFocus()"
        self._until(lambda: self.sees(ready))
        self._until(self._is_painted)

    def _is_painted(self) -> bool:
        """Whether the page has been painted: one that was not takes no keys, and one that was just changed refuses."""
        with suppress(Refused):
            self._wait(500)
            return True
        return False

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._to)
        os.close(self._from)
        with suppress(ProcessLookupError):
            os.killpg(self._running.pid, signal.SIGKILL)
        self._running.wait()

    def press(self, key: str) -> None:
        """Presses and lets go of a key as a person does, and waits until the page has done what it does upon it."""
        code, number, text = KEYS.get(key, (f"Key{key.upper()}", ord(key.upper()[0]), key))
        named = {"key": key, "code": code, "windowsVirtualKeyCode": number}
        self._call("Input.dispatchKeyEvent", type="keyDown", **named, **({"text": text} if text else {}))
        self._call("Input.dispatchKeyEvent", type="keyUp", **named)
        self._wait(50)

    def sees(self, expression: str) -> Any:
        """The value of an expression in the page."""
        return self._call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def _wait(self, milliseconds: int) -> None:
        painted = f"new Promise(done => requestAnimationFrame(() => setTimeout(done, {milliseconds})))"
        self._call("Runtime.evaluate", expression=painted, awaitPromise=True)

    def _targets(self) -> list[dict[str, Any]]:
        return list(self._call("Target.getTargets")["targetInfos"])

    def _until(self, ask: Any) -> Any:
        end = time.monotonic() + SECONDS
        while not (answer := ask()):
            if time.monotonic() > end:
                raise TimeoutError("the browser has not opened the page")
            time.sleep(0.05)
        return answer

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in self._read:
                if not (more := os.read(self._from, 1 << 16)):
                    raise EOFError("the browser has ended")
                self._read += more
            one, self._read = self._read.split(b"\0", 1)
            answer = json.loads(one)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise Refused(f"{method}: {answer['error']}")
                return dict(answer["result"])
