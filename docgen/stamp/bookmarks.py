"""The names of the bookmarks about a Holder's figures, which are made of the certificate, cut, and numbered apart."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase, digits

from docgen.docx.runs import BOOKMARK_LENGTH, Marks
from warrant.data import dataclass
from warrant.facts import LONGEST_ID
from warrant.regex import regex

BEFORE = "v_"
"""What a bookmark's name begins with, before the fact's id."""
BETWEEN = "\n"
STRANGE = regex(r"[^A-Za-z0-9_]")


@dataclass(frozen=True)
class Bookmarks:
    """The names of one file's bookmarks for a certificate of any length.

    ``longest`` is the longest certificate with which every fact's id fits a tag. ``names`` has, by the certificate's
    length, the names that hold it, as templates with a line each; empty where no certificate of that length will do.
    ``fixed`` are the other names, in small letters, as Word compares them.
    """

    longest: int
    names: tuple[str, ...]
    fixed: frozenset[str]

    def named(self, certificate: str) -> list[str]:
        """The names that hold the certificate, in order; ValueError where they would be others than these."""
        if len(certificate) > self.longest:
            raise ValueError(f"with it the id of a fact is longer than the {LONGEST_ID} characters of a Word tag")
        names = self.names[len(certificate)] % {"certificate": STRANGE.sub("_", certificate)}
        made, lowered = names.split(BETWEEN), {*names.lower().split(BETWEEN)}
        if len(lowered) != len(made) or not lowered.isdisjoint(self.fixed):
            raise ValueError("with it two figures have bookmarks of one name")
        return made


def bookmarks(facts: Sequence[str], certificate: str) -> Bookmarks:
    """Those of the facts with these ids, in the order in which the file numbers them, under any certificate.

    ``certificate`` is that in the ids. ValueError where one of them holds it twice.
    """
    if twice := [fact for fact in facts if fact.count(certificate) > 1]:
        raise ValueError(f"the fact {twice[0]} holds the certificate {certificate} more than once")
    longest = LONGEST_ID + len(certificate) - max(len(fact) for fact in facts if certificate in fact)
    letter = _letter(facts, certificate)
    names = tuple(BETWEEN.join(_names(facts, certificate, letter * length)) for length in range(longest + 1))
    held = {fact for fact in facts if certificate in fact}
    marks = Marks()
    named = [(fact, marks.next(fact)[1]) for fact in facts]
    return Bookmarks(longest, names, frozenset(name.lower() for fact, name in named if fact not in held))


def _letter(facts: Sequence[str], certificate: str) -> str:
    """A letter or digit that is in no id: of such a certificate it can always be told where it stands in a name."""
    used = {*"".join(facts).replace(certificate, "").lower()}
    left = [each for each in ascii_lowercase + digits if each not in used]
    if not left:
        raise ValueError("the ids of the facts use every letter and digit")
    return left[-1]


def _names(facts: Sequence[str], certificate: str, other: str) -> list[str]:
    """Templates of the names that hold the certificate, as they are numbered under another of that length."""
    marks, made = Marks(), []
    for fact in facts:
        stem = BEFORE + fact.replace(certificate, other)
        _, name = marks.next(fact.replace(certificate, other))
        if certificate in fact:
            at = len(BEFORE) + fact.index(certificate)
            base = len(name) if name == STRANGE.sub("_", stem)[:BOOKMARK_LENGTH] else name.rindex("_")
            cut = max(0, min(base, at + len(other)) - at)
            held = f"%(certificate).{cut}s" if cut else ""
            made.append(name[: min(at, base)] + held + name[min(at, base) + cut :])
    return made
