"""The text of a PDF page as drawn: a run of words with its position for every text-showing operator.

Only what places text is followed (ISO 32000-1, 8.4 and 9): the matrices, the text state, form XObjects.
Lengths are points, measured on the page as it is shown (rotation considered) from its lower left corner.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import field
from itertools import takewhile
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject

from checks.read.pdf_fonts import FontShelf
from checks.read.pdf_run import Run
from checks.read.pdf_scan import operations_of
from checks.read.pdf_sight import OUTSIDE, is_white, printed_over, why_unseen
from checks.read.pdf_state import IDENTITY, Matrix, State, matrix_of, product, require_forms, require_saved, upright
from checks.read.pdf_strokes import LEVEL, Marking, Stroke
from warrant.data import dataclass

WORD_GAP = 0.18
"""A gap of this part of the type size is a blank; kerning moves by less, a blank is a fourth."""

NO_GAP = 0.01
"""What two sums of the widths of the same glyphs may differ by."""


@dataclass
class Drawing:
    """One page being drawn: its runs so far, and how many pictures were met."""

    fonts: FontShelf
    page: PageObject
    runs: list[Run] = field(default_factory=list)
    pictures: int = 0
    forms: int = 0
    strokes: list[Stroke] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._base, self.width, self.height = upright(self.page)
        self._state = State(self._base)
        self._saved: list[State] = []
        self._line: Matrix = IDENTITY
        self._moved = 0.0
        self._resources: list[DictionaryObject] = []
        self._path: list[Stroke] = []
        self._from: tuple[float, float] | None = None

    def draw(self) -> Drawing:
        """Draws the page's content; returns itself."""
        contents = self.page.get("/Contents")
        resources = self.page.get("/Resources")
        if contents is not None and resources is not None:
            self._content(contents.get_object(), resources.get_object())
        self.runs = printed_over(self.runs)
        if self.strokes:
            marking = Marking(self.strokes)
            self.runs = [run._replace(changes=marking.changes(run)) for run in self.runs]
        return self

    def _content(self, stream: Any, resources: Any) -> None:
        if not isinstance(resources, DictionaryObject):
            return
        self._resources.append(resources)
        for operands, operator in operations_of(ContentStream(stream, self.page.pdf, "bytes")):
            operation = OPERATIONS.get(operator)
            if operation:
                operation(self, operands)
        self._resources.pop()

    # Graphics state

    def _save(self, operands: Sequence[Any]) -> None:
        require_saved(len(self._saved))
        self._saved.append(copy(self._state))

    def _restore(self, operands: Sequence[Any]) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _transform(self, operands: Sequence[Any]) -> None:
        self._state.matrix = product(matrix_of(operands), self._state.matrix)

    def _fill(self, operands: Sequence[Any]) -> None:
        self._state.is_white = is_white(operands)

    # Lines

    def _begin_line(self, operands: Sequence[Any]) -> None:
        self._from = self._point(operands)

    def _draw_line(self, operands: Sequence[Any]) -> None:
        to = self._point(operands)
        if self._from and abs(self._from[1] - to[1]) < LEVEL:
            self._path.append(Stroke(min(self._from[0], to[0]), max(self._from[0], to[0]), to[1]))
        self._from = to

    def _stroke(self, operands: Sequence[Any]) -> None:
        self.strokes += self._path
        self._end_path(operands)

    def _end_path(self, operands: Sequence[Any]) -> None:
        self._path, self._from = [], None

    def _point(self, operands: Sequence[Any]) -> tuple[float, float]:
        x, y = (float(operand) for operand in operands[:2])
        return product((1, 0, 0, 1, x, y), self._state.matrix)[4:]

    # Text state

    def _font(self, operands: Sequence[Any]) -> None:
        if len(operands) == 2:
            self._state.font = self.fonts.font(self._resources[-1], operands[0])
            self._state.size = float(operands[1])

    def _begin(self, operands: Sequence[Any]) -> None:
        self._line, self._moved = IDENTITY, 0.0

    def _place(self, operands: Sequence[Any]) -> None:
        self._line, self._moved = matrix_of(operands), 0.0

    def _move(self, operands: Sequence[Any]) -> None:
        x, y = (float(operand) for operand in operands[:2])
        self._line, self._moved = product((1, 0, 0, 1, x, y), self._line), 0.0

    def _move_leading(self, operands: Sequence[Any]) -> None:
        self._state.leading = -float(operands[1])
        self._move(operands)

    def _next_line(self, operands: Sequence[Any]) -> None:
        self._move((0, -self._state.leading))

    def _show_next(self, operands: Sequence[Any]) -> None:
        self._next_line(())
        self._show(operands)

    def _show_spaced(self, operands: Sequence[Any]) -> None:
        self._state.blank, self._state.between = float(operands[0]), float(operands[1])
        self._show_next(operands[2:])

    def _show(self, operands: Sequence[Any]) -> None:
        self._show_all((operands[:1],))

    def _show_all(self, operands: Sequence[Any]) -> None:
        state, text = self._state, ""
        font, per_thousand = state.font, state.size / 1000 * state.wide
        between, blank = state.between * state.wide, state.blank * state.wide
        begin = moved = self._moved
        for part in self._parts(operands[0]):
            if isinstance(part, bytes):
                if font:
                    begin = begin if text else moved
                    letters, width, glyphs, blanks = font.shown(part)
                    text += letters
                    moved += width * per_thousand + glyphs * between + blanks * blank
            elif isinstance(part, int | float):
                if -part / 1000 > WORD_GAP:
                    self._emit(text, begin, moved, operands[0])
                    text = ""
                moved -= part * per_thousand
        self._emit(text, begin, moved, operands[0])
        self._moved = moved

    def _parts(self, shown: Sequence[Any]) -> Sequence[Any]:
        """What an operator shows: strings of codes, and how far to move back between them."""
        return shown

    def _emit(self, text: str, begin: float, end: float, shown: Sequence[Any]) -> None:
        if not text:
            return
        state = self._state
        a, b, c, d, e, f = product(self._line, state.matrix)
        x, y = begin * a + state.rise * c + e, begin * b + state.rise * d + f
        to_x, to_y = x + (end - begin) * a, y + (end - begin) * b
        angle = round(math.degrees(math.atan2(b, a))) % 360
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        size = abs(state.size) * math.hypot(c, d)
        why, seen = why_unseen(state, size), 0
        if not why and not (self._is_on_page(x, y) and self._is_on_page(to_x, to_y)):
            seen = self._on_page(begin, shown)
            why = OUTSIDE if text[seen:].strip() else None
        along, after, across = x * cos + y * sin, to_x * cos + to_y * sin, y * cos - x * sin
        self.runs.append(Run(text, along, after, across, size, angle, x, y, why, seen=seen))

    def _at(self, moved: float) -> tuple[float, float]:
        """The point on the page at a length along the line that is being written."""
        return product((1, 0, 0, 1, moved, self._state.rise), product(self._line, self._state.matrix))[4:]

    def _is_on_page(self, x: float, y: float) -> bool:
        return 0 <= x <= self.width and 0 <= y <= self.height

    def _on_page(self, begin: float, shown: Sequence[Any]) -> int:
        """How many letters from the first of a run begin on the page; ``shown`` is the operand that it is a part of."""
        begins = (at for _, letters, at, _ in self._glyphs(shown) for _ in letters if at > begin - NO_GAP)
        return sum(1 for _ in takewhile(lambda at: self._is_on_page(*self._at(at)), begins))

    def _glyphs(self, shown: Sequence[Any]) -> Iterator[tuple[Any, str, float, float]]:
        """An operand glyph by glyph: its code, its letters, where it begins and ends; a mere move has no letters."""
        state, moved = self._state, self._moved
        for part in shown:
            if isinstance(part, int | float):
                moved -= part / 1000 * state.size * state.wide
            codes = state.font.singles(part) if state.font and isinstance(part, bytes) else (part,)
            for code in codes:
                letters, begin = "", moved
                if state.font and isinstance(code, bytes):
                    letters, width, glyphs, blanks = state.font.shown(code)
                    moved += (width / 1000 * state.size + glyphs * state.between + blanks * state.blank) * state.wide
                yield code, letters, begin, moved

    # XObjects

    def _object(self, operands: Sequence[Any]) -> None:
        objects = self._resources[-1].get("/XObject")
        found = None if objects is None else objects.get_object().get(operands[0])
        drawn = None if found is None else found.get_object()
        if not isinstance(drawn, DictionaryObject):
            return
        if drawn.get("/Subtype") == "/Image":
            self._picture(operands)
        else:
            require_forms(self.forms, len(self._resources))
            self.forms += 1
            self._form(drawn)

    def _form(self, form: DictionaryObject) -> None:
        outside, saved, line, moved = copy(self._state), self._saved, self._line, self._moved
        self._saved = []
        self._transform(form.get("/Matrix", IDENTITY))
        own = form.get("/Resources")
        self._content(form, self._resources[-1] if own is None else own.get_object())
        self._state, self._saved, self._line, self._moved = outside, saved, line, moved

    def _picture(self, operands: Sequence[Any]) -> None:
        self.pictures += 1


def _setting(name: str, unit: float = 1.0) -> Callable[[Drawing, Sequence[Any]], None]:
    def set_it(drawing: Drawing, operands: Sequence[Any]) -> None:
        setattr(drawing._state, name, type(getattr(drawing._state, name))(float(operands[0]) / unit))

    return set_it


OPERATIONS: Mapping[bytes, Callable[[Drawing, Sequence[Any]], None]] = {
    b"q": Drawing._save,
    b"Q": Drawing._restore,
    b"cm": Drawing._transform,
    b"Do": Drawing._object,
    b"rg": Drawing._fill,
    b"g": Drawing._fill,
    b"k": Drawing._fill,
    b"sc": Drawing._fill,
    b"scn": Drawing._fill,
    b"m": Drawing._begin_line,
    b"l": Drawing._draw_line,
    b"S": Drawing._stroke,
    b"s": Drawing._stroke,
    b"n": Drawing._end_path,
    b"f": Drawing._end_path,
    b"f*": Drawing._end_path,
    b"BT": Drawing._begin,
    b"Tm": Drawing._place,
    b"Td": Drawing._move,
    b"TD": Drawing._move_leading,
    b"T*": Drawing._next_line,
    b"Tf": Drawing._font,
    b"Tj": Drawing._show,
    b"TJ": Drawing._show_all,
    b"'": Drawing._show_next,
    b'"': Drawing._show_spaced,
    b"INLINE IMAGE": Drawing._picture,
    b"Tc": _setting("between"),
    b"Tw": _setting("blank"),
    b"Tz": _setting("wide", 100),
    b"TL": _setting("leading"),
    b"Ts": _setting("rise"),
    b"Tr": _setting("mode"),
}
