"""A server of PostgreSQL for the tests: made in a folder of its own, reached by a socket there, and gone with it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from tempfile import mkdtemp

PLACES = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin")
OWNER, PASSWORD = "tenor", "s:e/c@r%et"
UNPRIVILEGED = ("postgres", "nobody")
SECONDS = 60


@contextmanager
def server() -> Iterator[Path]:
    """The folder of a running server's socket; its owner and password are above."""
    # The name of a socket may have a hundred characters, and pytest's folders are closed to other users.
    folder = Path(mkdtemp(prefix="tenor-pg-", dir="/tmp"))
    user = unprivileged()
    try:
        (folder / "password").write_text(PASSWORD)
        if user:
            for each in (folder, folder / "password"):
                shutil.chown(each, user)
        asked = ["--auth=scram-sha-256", f"--username={OWNER}", f"--pwfile={folder}/password", "--encoding=UTF8"]
        run(user, "initdb", f"--pgdata={folder}/data", "--no-sync", "--locale=C", *asked)
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        control = ["pg_ctl", f"--pgdata={folder}/data", f"--log={folder}/log", "--wait"]
        run(user, *control, f"--options={options}", "start")
        try:
            yield folder
        finally:
            run(user, *control, "--mode=immediate", "stop")
    finally:
        shutil.rmtree(folder)


def unprivileged() -> str | None:
    """Whom the server is run as where this is root, as whom it refuses to run."""
    if os.geteuid() != 0:
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    return next(each for each in UNPRIVILEGED if each in known)


def run(user: str | None, name: str, *options: str) -> None:
    path = shutil.which(name) or next(each for place in PLACES for each in sorted(glob(f"{place}/{name}")))
    as_whom = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}
    done = subprocess.run(
        [path, *options], cwd="/", stdin=subprocess.DEVNULL, capture_output=name == "initdb", timeout=SECONDS, **as_whom
    )
    assert done.returncode == 0, (done.stdout, done.stderr)
