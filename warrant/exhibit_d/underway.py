"""A registration or a demand as it goes on: who is to be told of it, and what happened under it."""

from __future__ import annotations

from typing import NamedTuple

from warrant.data import dataclass
from warrant.events.event import Event

SHARES = "-shares-"
"""What stands behind a Warrant's number in the names of papers to further Holders of shares purchased under it."""


class Told(NamedTuple):
    """A Holder to whom notice is due: its name, its address for notices, the Warrant by which it is a Holder."""

    name: str
    address: tuple[str, ...]
    certificate: str

    @property
    def warrant(self) -> str:
        """The Warrant that it holds, or under which its shares were purchased."""
        return self.certificate.partition(SHARES)[0]


@dataclass(frozen=True)
class Underway:
    """A ``registration`` or a ``demand``, the Holders to be told of it, and the events under it in their order.

    ``told`` is empty where Exhibit D makes no notice of it due. ``required`` is whether Holders may have their
    shares in it as of right.
    """

    event: Event
    told: tuple[Told, ...]
    required: bool
    events: tuple[Event, ...] = ()
