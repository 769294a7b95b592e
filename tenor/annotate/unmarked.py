"""The one exception of annotating."""


class Unmarked(Exception):
    """No notes can be put into a paper; the message is a sentence that says why, and what to do."""
