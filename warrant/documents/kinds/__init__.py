"""A file for each kind of document."""
