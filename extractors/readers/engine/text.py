"""The text operations: where strings stand, in which font, and what they show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from extractors.readers.engine.fonts import Face, Fonts
from extractors.readers.engine.operators import (
    Unsupported,
    hexadecimal,
    literal,
    name,
    number,
    numbers,
    shown,
)
from extractors.readers.engine.state import IDENTITY, State, combine, matrix
from extractors.readers.engine.strings import Strings

#: Text rendering mode of letters that are not painted.
_HIDDEN = 3


class TextPainter:
    """Text of one page; strings are gathered in `strings`."""

    def __init__(self, state: State, fonts: Fonts, count: Callable[[int], None]) -> None:
        self.strings = Strings()
        #: Structure element that the text stands in (-1: none), and whether it is an artifact.
        self.tag, self.artifact = -1, False
        self.matrix = IDENTITY
        #: How many glyphs are placed but not painted.
        self.hidden = 0
        self._state, self._fonts, self._count = state, fonts, count
        self._specs: Mapping[str, Any] = {}
        #: Face and size by the operands that choose them.
        self._chosen: dict[bytes, tuple[Face, float]] = {}
        self._chain, self._move = 0, 0.0

    def use(self, resources: Mapping[str, Any]) -> None:
        """Names of fonts are those of these resources from now on."""
        self._specs, self._chosen = self._fonts.of(resources), {}

    def operators(self) -> dict[bytes, Callable[[bytes], None]]:
        """What each operator does."""
        return {
            b"BT": self._begin, b"Tf": self._font, b"Tm": self._set_matrix, b"Td": self._next,
            b"TD": self._next_leading,
            b"T*": self._next_line, b"TL": self._leading, b"Tc": self._charspace, b"Tw": self._wordspace,
            b"Tz": self._hscale, b"Ts": self._rise, b"Tr": self._mode, b"Tj": self._show, b"TJ": self._show,
            b"'": self._show_next, b'"': self._show_spaced,
        }  # fmt: skip

    def place(self) -> None:
        """The next string does not go on where the last one ended."""
        self._chain += 1
        self._move = 0.0

    def _begin(self, _: bytes) -> None:
        self.matrix = IDENTITY
        self.place()

    def _font(self, operands: bytes) -> None:
        chosen = self._chosen.get(operands)
        if chosen is None:
            font = name(operands)
            if font not in self._specs:
                raise Unsupported(f"font {font!r} is not known")
            chosen = self._chosen[operands] = self._fonts.face(self._specs[font]), numbers(operands, 1)[0]
        self._state.face, self._state.size = chosen

    def _set_matrix(self, operands: bytes) -> None:
        self.matrix = matrix(operands)
        self.place()

    def _next(self, operands: bytes) -> None:
        self._step(*numbers(operands, 2))

    def _next_leading(self, operands: bytes) -> None:
        x, y = numbers(operands, 2)
        self._state.leading = -y
        self._step(x, y)

    def _next_line(self, _: bytes) -> None:
        self._step(0.0, -self._state.leading)

    def _step(self, x: float, y: float) -> None:
        a, b, c, d, e, f = self.matrix
        self.matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
        self.place()

    def _leading(self, operands: bytes) -> None:
        self._state.leading = numbers(operands, 1)[0]

    def _charspace(self, operands: bytes) -> None:
        self._state.charspace = numbers(operands, 1)[0]

    def _wordspace(self, operands: bytes) -> None:
        self._state.wordspace = numbers(operands, 1)[0]

    def _hscale(self, operands: bytes) -> None:
        self._state.hscale = numbers(operands, 1)[0] * 0.01

    def _rise(self, operands: bytes) -> None:
        self._state.rise = numbers(operands, 1)[0]

    def _mode(self, operands: bytes) -> None:
        self._state.mode = numbers(operands, 1)[0]

    def _show_next(self, operands: bytes) -> None:
        self._next_line(operands)
        self._show(operands)

    def _show_spaced(self, operands: bytes) -> None:
        head = operands[: max(operands.find(b"("), operands.find(b"<"), 0)]
        self._state.wordspace, self._state.charspace = numbers(head, 2)
        self._show_next(operands)

    def _show(self, operands: bytes) -> None:
        state = self._state
        face = state.face
        if face is None:
            return
        strings = self.strings
        start = len(strings.texts)
        data, n = self._gathered(face, shown(operands), start)
        if not n:
            return
        self._count(n)
        if state.mode == _HIDDEN:
            self.hidden += n
        codes = face.codes(data)
        strings.texts.extend(map(face.text_of, codes))
        strings.widths.extend(map(face.width_of, codes))
        if state.wordspace and face.code_bytes == 1:
            strings.space_words(data, start, state.wordspace * state.hscale)
        placed = self.matrix if state.ctm == IDENTITY else combine(self.matrix, state.ctm)
        style = strings.style(face.name, state.fill)
        strings.kinds.append((start, self._chain, style, self.tag, self.artifact))
        strings.looks.append((*placed, state.size, state.hscale, state.charspace, state.rise, face.descent))

    def _gathered(self, face: Face, items: list[tuple[bytes, bytes, bytes]], start: int) -> tuple[bytes, int]:
        """The bytes of all that is shown at once, and how many codes they are; moves between them are noted."""
        width = face.code_bytes
        if len(items) == 1 and width == 1 and items[0][0] and not self._move:
            data = literal(items[0][0])
            return data, len(data)
        pieces: list[bytes] = []
        n, move = 0, self._move
        unit = -0.001 * self._state.size * self._state.hscale
        moves_at, moves = self.strings.moves_at, self.strings.moves
        for plain, digits, adjustment in items:
            if adjustment:
                move += number(adjustment) * unit
                continue
            piece = hexadecimal(digits) if digits else literal(plain)
            if width > 1 and len(piece) % width:
                piece = piece[: len(piece) // width * width]
            if piece:
                if move:
                    moves_at.append(start + n)
                    moves.append(move)
                    move = 0.0
                pieces.append(piece)
                n += len(piece) // width
        self._move = move
        return b"".join(pieces), n
