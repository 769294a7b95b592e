"""What is raised for a redline that its proof refuses."""

from __future__ import annotations


class Unproven(Exception):
    """A redline that does not show every change: which one, in which view, and where the texts part."""
