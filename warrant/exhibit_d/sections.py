"""The sections of Exhibit D that govern kinds of event, in its order."""

from __future__ import annotations

from types import ModuleType

from warrant.exhibit_d import (
    s1_definitions,
    s2_company_registration,
    s2_underwriting,
    s3_later_rights,
    s4_demand,
    s5_expenses,
    s6_procedures,
    s7_indemnification,
    s9_rule_144,
)

SECTIONS: tuple[ModuleType, ...] = (
    s1_definitions,
    s2_company_registration,
    s2_underwriting,
    s3_later_rights,
    s4_demand,
    s5_expenses,
    s6_procedures,
    s7_indemnification,
    s9_rule_144,
)
