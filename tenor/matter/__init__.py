"""A matter's files, read into the core's types with every mistake placed."""

from tenor.matter.load import load

__all__ = ["load"]
