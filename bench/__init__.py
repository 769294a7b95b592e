"""Benchmarks, run by ``make bench``: ratios within one run, never a timed test."""
