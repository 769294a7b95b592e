"""Section 6: the clauses that adjust the Warrant Price, in the instrument's order."""
