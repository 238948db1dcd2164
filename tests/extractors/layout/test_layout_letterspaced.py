"""Lines whose letters are set apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.letterspaced import spaced_text
from extractors.layout.lines import line_text
from extractors.layout.types import Word
from models.box import Box


def words(text: str, gap: float, blank: float, width: float = 7.0, printed: bool = False) -> list[Word]:
    """A word for each run between blanks, `gap` points between; "_" is a gap between words, `blank` points wide."""
    found: list[Word] = []
    x = 0.0
    for part in text.split(" "):
        if part == "_":
            x += blank - gap
            found[-1].space = printed
            continue
        found.append(Word(part, Box(x, 0, x + width * len(part), 10), "", 10))
        x += width * len(part) + gap
    return found


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("M Å L _ O C H _ B U D G E T", "MÅL OCH BUDGET"),
        ("M Å L _ 2 0 3 1", "MÅL 2031"),
        ("Ta b e l l e r _ f ö r _ å r", "Tabeller för år"),
    ],
)
@pytest.mark.parametrize(("gap", "blank", "printed"), [(5, 12, False), (5, 12, True), (3, 6, False), (8, 19, True)])
def test_single_letters_are_words_again(letters: str, text: str, gap: float, blank: float, printed: bool) -> None:
    assert line_text(words(letters, gap, blank, printed=printed)) == text


def test_a_word_that_falls_apart_where_the_letters_stand_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    assert line_text(words("I NLEDNI NG", 3.2, 9, width=9.5)) == "INLEDNING"
    assert line_text(words("EKONOMI SKA _ MÅL", 3.2, 9, width=9.5)) == "EKONOMISKA MÅL"
    assert line_text(words("EKONOMI SKA _ MÅL", 3.2, 3.4, width=9.5, printed=True)) == "EKONOMISKA MÅL"


@pytest.mark.parametrize(
    "text",
    ["Mål och budget", "MÅL OCH BUDGET", "1 2 3 4 5", "12 345 678", "A 1 B 2", "Bad – bibliotek", "– Vad beror det på"],
)
def test_other_lines_are_left(text: str) -> None:
    assert line_text(words(text, 3, 3, width=5.5)) == text


def test_signs_stay_apart() -> None:
    assert line_text(words("HALLEN (INNE)", 3.2, 9, width=9.5)) == "HALLEN (INNE)"


@given(st.lists(st.text("ABCDEFabcåäö123.,–", min_size=1, max_size=6), min_size=1, max_size=8), st.floats(1, 9))
def test_no_letter_is_lost(parts: list[str], gap: float) -> None:
    found = words(" ".join(parts), gap, gap)
    text = spaced_text(found)
    assert text is None or text.replace(" ", "") == "".join(parts)
