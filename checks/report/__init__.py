"""The compliance report: in the terminal, as JSON, as one HTML page."""
