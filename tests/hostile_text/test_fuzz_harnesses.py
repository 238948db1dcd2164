"""The harnesses of fuzz/ over hostile strings, over cases that were found, and over what hypothesis makes up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hostile_strings import HOSTILE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.harnesses import HARNESSES
from fuzz.words import pieces, text_of

#: `document` goes through the whole program, and is slow.
FAST = [name for name in HARNESSES if name != "document"]
TEXTS = st.lists(st.sampled_from(pieces()) | st.text(max_size=5), max_size=25).map(" ".join) | st.text(max_size=40)


@pytest.mark.parametrize("name", FAST)
def test_hostile_strings_break_no_parser(name: str) -> None:
    for text in HOSTILE:
        HARNESSES[name](text)


def test_a_document_of_hostile_strings_is_stored_and_shown() -> None:
    table = "\n".join(f"| {text.replace('|', '')} | 5 % |".replace("\n", " ") for text in HOSTILE)
    text = "\n\n".join(HOSTILE[:-4])
    HARNESSES["document"](f"## Mål\n\n{text}\n\n| Mått | Mål 2020 |\n|---|---|\n{table}\n")


@pytest.mark.parametrize("name", FAST)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(text=TEXTS)
def test_no_text_breaks_a_parser(name: str, text: str) -> None:
    HARNESSES[name](text)


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(text=TEXTS)
def test_no_text_breaks_the_whole_line(text: str) -> None:
    HARNESSES["document"](text)


def test_the_same_bytes_are_the_same_text() -> None:
    assert text_of(b"\x00\x00\x80\x01") == pieces()[0] + pieces()[1] + " "
    assert text_of(bytes(range(256))) == text_of(bytes(range(256)))


def test_a_harness_tells_what_does_not_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors.values.cell import CellValue

    broken: Callable[[str], CellValue] = lambda text: CellValue(value=float("inf"))  # noqa: E731
    monkeypatch.setattr("fuzz.harnesses.parse_value", broken)
    with pytest.raises(AssertionError):
        HARNESSES["numbers"]("5")
