"""The legal review packet: what counsel and auditors are handed beside the papers."""
