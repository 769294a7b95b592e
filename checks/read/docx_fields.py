"""The fields of a DOCX that are made of several elements: begin, code, separator, result, end."""

from __future__ import annotations

from collections.abc import Iterator

from checks.read.docx_met import Span
from checks.read.story import Mark
from warrant.data import dataclass


@dataclass
class _Open:
    """A field between its begin and its end; ``shows`` once its code is over and its result begins."""

    span: Span
    key: int
    shows: bool = False


class OpenFields:
    """The fields that are open on a walk, one within the other."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

    @property
    def innermost(self) -> Span | None:
        """The last field that was begun, if it has not ended."""
        return self._open[-1].span if self._open else None

    @property
    def in_code(self) -> Span | None:
        """The innermost field whose code is not over: what is said there is code, and not shown."""
        for each in reversed(self._open):
            if not each.shows:
                return each.span
        return None

    @property
    def codes(self) -> Iterator[str]:
        """The codes of the fields that are open, the outermost first."""
        return ("".join(each.span.code).strip() for each in self._open)

    def begin(self, span: Span, key: int) -> None:
        """A field begins, with its code; ``key`` is that of its marks."""
        self._open.append(_Open(span, key))

    def go_on(self, step: str | None) -> Iterator[Mark]:
        """The marks that stand where the innermost field's code or the field itself is over."""
        if self._open and step == "separate":
            self._open[-1].shows = True
            yield Mark(self._open[-1].key, opens=True)
        elif self._open and step == "end":
            ended = self._open.pop()
            if not ended.shows:
                yield Mark(ended.key, opens=True)
            yield Mark(ended.key, opens=False)
