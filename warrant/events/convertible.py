"""An issue of securities convertible into or exchangeable for Common Stock, or of options on them."""

from typing import ClassVar

from warrant.data import dataclass
from warrant.events.rights import RightsIssue
from warrant.quantities import NO_MONEY, Money


@dataclass(frozen=True, kw_only=True)
class Convertible(RightsIssue):
    """Convertible or exchangeable securities or obligations, or options on such (6(i)3(B)).

    ``accrued`` is the cash within ``cash_paid`` that was received on account of accrued interest or
    accrued dividends. ``additional_consideration`` is all that is still to be received upon conversion,
    exchange or exercise, in dollars.
    """

    kind: ClassVar[str] = "convertible"

    accrued: Money = NO_MONEY
    additional_consideration: Money = NO_MONEY
