"""The texts of a statement that say whose it is."""

from __future__ import annotations

import re

Holder = tuple[str, str, tuple[str, ...]]
"""The number of a certificate, the name in which it is registered, the lines of the address."""

NO_WORD = re.compile(r"\W")


def texts_of_holder(holder: Holder) -> dict[str, str]:
    """The certificate, also as the marks of a Word file have it, the name, the lines of the address, by their names."""
    certificate, name, address = holder
    texts = {"certificate": certificate, "holder_name": name, "certificate.mark": NO_WORD.sub("_", certificate)}
    for number, line in enumerate(address, 1):
        texts[f"address.{number}"] = line
    return texts
