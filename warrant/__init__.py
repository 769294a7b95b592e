"""The calculation core: what the instrument says, computed exactly. Standard library only."""
