"""An issue of options to purchase or rights to subscribe for Common Stock."""

from dataclasses import dataclass
from typing import ClassVar

from warrant.events.rights import RightsIssue
from warrant.quantities import Price


@dataclass(frozen=True, kw_only=True)
class Grant(RightsIssue):
    """Options or rights for Common Stock (6(i)3(A)); ``minimum_price`` is dollars a share on exercise."""

    kind: ClassVar[str] = "grant"

    minimum_price: Price
