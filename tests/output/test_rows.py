"""Concepts as rows: JSON that is the same every time and can be read back."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from models.box import Box
from models.section import Section
from output.rows import box_json, compact_json, row
from output.schema import BY_NAME

sides = st.floats(-5000, 5000)


@settings(deadline=None, max_examples=60)
@given(st.tuples(sides, sides, sides, sides))
def test_a_box_is_four_numbers_with_one_decimal(box: tuple[float, float, float, float]) -> None:
    text = box_json(Box(*box))
    assert json.loads(text) == list(Box(*box).rounded())
    assert all(len(number.partition(".")[2]) == 1 for number in text.strip("[]").split(","))
    assert "-0.0" not in text.split(",")


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), st.integers()))
def test_json_is_compact_and_stable(value: dict[str, int]) -> None:
    text = compact_json(value)
    assert json.loads(text) == value
    assert text == compact_json(dict(reversed(value.items())))


def test_letters_stay_and_nul_becomes_the_replacement_character() -> None:
    assert compact_json([["Åtgärd", "mål"]]) == '[["Åtgärd","mål"]]'
    section = Section(id="s", document_id="d", position=1, level=1, title="Öp\x00pet")
    made = row(BY_NAME["sections"], section)
    assert made["title"] == "Öp\ufffdpet"
    assert list(made) == list(BY_NAME["sections"].columns)
