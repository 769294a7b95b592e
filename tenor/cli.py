"""The command ``tenor``: what it does before click is imported and a subcommand called."""

from __future__ import annotations

import atexit
import gc
import sys
from os.path import splitext

MADE_BETWEEN = 200_000
"""So many objects more than were given up are made before garbage is looked for; Python would do so after 700. Among
what has lived longer it is then looked for sooner than Python would, so that pages laid out do not heap up."""

READING = ("check", "lint")
"""The subcommands that read strangers' files first of all."""


def main() -> None:
    """Runs the command.

    What a run makes it keeps, nearly all: garbage is looked for seldom, and when the run ends not at all, since then
    every module would be taken apart.
    """
    gc.set_threshold(MADE_BETWEEN, 2, 2)
    atexit.register(gc.freeze)
    if sys.argv[1:2] and sys.argv[1] in READING and not {"-h", "--help"} & set(sys.argv):
        from checks.apart import READERS

        READERS.start({splitext(word)[1].lower() for word in sys.argv[2:]})  # becomes ready meanwhile
    from tenor.subcommands import tenor

    tenor()
