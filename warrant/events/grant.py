"""An issue of options to purchase or rights to subscribe for Common Stock."""

from typing import ClassVar

from warrant.data import dataclass
from warrant.events.rights import RightsIssue
from warrant.quantities import Price
from warrant.terms import PlanName


@dataclass(frozen=True, kw_only=True)
class Grant(RightsIssue):
    """Options or rights for Common Stock (6(i)3(A)); ``minimum_price`` is dollars a share on exercise.

    ``plan`` names the plan of Section 4(ii) under which directors, officers, employees or consultants of
    Company take them (6(ii)).
    """

    kind: ClassVar[str] = "grant"

    minimum_price: Price
    plan: PlanName | None = None
