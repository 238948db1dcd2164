"""Ends of sentences that a rule settles are those that spaCy finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.lexicon import lexicon
from extractors.prose.boundaries import settled_cuts
from extractors.prose.sentences import language, sentences, sentences_at, spacy_cuts

#: What paragraphs are made of: each with marks whose part in a sentence differs.
PIECES = (
    *("Målet", "är", "nämnden", "VA", "42", "3,5", "2027", "1.2", "tkr", "elever", "Åtgärder", "ån", "ö", "A", "°C"),
    *("t.ex.", "bl.a.", "m.m.", "Bl.a.", "kr.", "Dr.", "dr.", "osv.", "A.", "B.", "jan.", "st.", "ca.", "p.", "tkr."),
    *("år.", "2023.", "5%.", "VA.", "klart!", "varför?", "3.", "(se", "sidan)", "sidan).", "”citat”.", "läser,"),
    *(
        "–",
        "-",
        "•",
        "(Se",
        "”Ja",
        "...",
        "…",
        "www.ale.se",
        "e-post.",
        "kommun:",
        "(2023).",
        "mål/uppdrag.",
        ".",
        "?!",
    ),
    *("16.a", "–5", "-5", "§", "(kr.", "km.", "5km.", "m².", "é.", "8).", ":3.", "Nästa", "B", "Ök", "a)", "1)"),
)
GAPS = [" ", " ", " ", "\n", "  ", "", " \n"]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=12))
def test_what_is_settled_is_what_spacy_says(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    cuts = settled_cuts(text)
    assert cuts is None or sentences_at(text, cuts) == sentences_at(text, spacy_cuts(text))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Alla läser. Många räknar.", ["Alla läser.", "Många räknar."]),
        ("Det var 2023. 2024 blir det fler.", ["Det var 2023.", "2024 blir det fler."]),
        ("Biblioteket (Stora torget). Badet är öppet.", ["Biblioteket (Stora torget).", "Badet är öppet."]),
        ("Böcker, spel m.m. Kommunen lånar ut.", ["Böcker, spel m.m. Kommunen lånar ut."]),
        ("Allt (inkl. Badet) ökar. Sen mer.", ["Allt (inkl. Badet) ökar.", "Sen mer."]),
        ("Det ökar med 5.% t.o.m. 2013. Nästa år.", ["Det ökar med 5.% t.o.m. 2013.", "Nästa år."]),
        ("Andelen är 3.5 procent. – Den ökar.", ["Andelen är 3.5 procent. –", "Den ökar."]),
    ],
)
def test_plain_marks_are_settled_without_spacy(text: str, cut: list[str]) -> None:
    assert settled_cuts(text) is not None
    assert [sentence.text for sentence in sentences(text)] == cut


@pytest.mark.parametrize("text", ["Slut.Början av nästa.", "Så …. Nu", "Är det så?! Ja."])
def test_other_marks_are_left_to_spacy(text: str) -> None:
    assert settled_cuts(text) is None


def test_every_short_form_of_spacy_is_known() -> None:
    known = {entry.form.casefold() for entry in lexicon("short_forms").entries}
    kept_whole = [rule for rule in language().tokenizer.rules if rule.endswith(".") and rule[0].isalpha()]
    assert [form for form in kept_whole if form[:-1].casefold() not in known] == []
