"""The "not less than thirty (30) days prior" of Section 10, and the "30 days' prior written notice" of Section 8."""

from __future__ import annotations

from datetime import timedelta

from warrant.readings import Readings

DAYS = 30


def days_prior(readings: Readings) -> timedelta:
    """How long before the day of a thing the last lawful day of its notice lies (reading R28)."""
    return timedelta(DAYS if readings["R28"] == "exclude_first_include_last" else DAYS + 1)
