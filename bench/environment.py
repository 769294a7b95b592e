"""The environment of the processes that are measured: compiled modules are kept, as they are wherever Tenor is used."""

from __future__ import annotations

import os

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
