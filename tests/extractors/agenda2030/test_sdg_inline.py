"""Global goals in running text, and municipal goals that are none."""

from __future__ import annotations

import pytest

from extractors.agenda2030.inline import inline_mentions

Found = list[tuple[int, str | None]]


def mentions(text: str, context: bool = False) -> Found:
    return [(m.item.sdg, m.item.target) for m in inline_mentions(text, context)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Det svarar mot mål 8 i den nationella planen Agenda 2030.", [(8, None)]),
        ("Vi bidrar till de globala målen 3, 4 och 10.", [(3, None), (4, None), (10, None)]),
        ("Detta rör SDG 4.", [(4, None)]),
        ("Det ligger i linje med delmål 4.7 i Agenda 2030.", [(4, "4.7")]),
        ("Målen 8.5 och 8.6 i Agenda 2030 är våra.", [(8, "8.5"), (8, "8.6")]),
        ("Delmål 16.a i Agenda 2030.", [(16, "16.a")]),
        (
            "Vi väljer målen 6, 7, 13–15 i Agenda 2030.",
            [(6, None), (7, None), (13, None), (14, None), (15, None)],
        ),
        ("Agenda 2030 (mål 3 och 11) styr oss.", [(3, None), (11, None)]),
        ("Agenda 2030: 3, 4 och 10.", [(3, None), (4, None), (10, None)]),
        ("FN:s mål 4 gäller skolan.", [(4, None)]),
        ("FN:s globala mål nr 13 och 14.", [(13, None), (14, None)]),
        ("Kommunen följer Agenda 2030. Mål 11 är centralt.", [(11, None)]),
        ("Agenda 2030-målet God utbildning för alla.", [(4, None)]),
        (
            "Det rör mål 3 (God hälsa och välbefinnande) och mål 5 (Jämställdhet) i Agenda 2030.",
            [(3, None), (5, None)],
        ),
    ],
)
def test_mentions(text: str, found: Found) -> None:
    assert mentions(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Mål 4 nås under året.",
        "Nämndens mål 4 bidrar till Agenda 2030.",
        "Mål 4 i verksamhetsplanen utgår från Agenda 2030.",
        "God utbildning för alla är vårt mål.",
        "God utbildning för alla är viktigt i Agenda 2030.",
        "Agenda 2030 har 17 mål och 169 delmål.",
        "Vi följer Agenda 2030. Det är ett brett arbete. Mål 2 gäller skolan.",
        "De globala målen, jämställdhet och hälsa är viktiga.",
        "Agenda 2030 kräver mål 10 procent högre.",
        "Avsnittet om mål 4.1.2 i Agenda 2030.",
        "Mål 18 i Agenda 2030.",
        "Mål 4 Jämställdhet knyter an till Agenda 2030.",
        "FN:s barnkonvention, artikel 3.",
    ],
)
def test_no_mentions(text: str) -> None:
    assert mentions(text) == []


def test_a_label_above_gives_the_context() -> None:
    assert mentions("Arbetet rör mål 3 och 4.") == []
    assert mentions("Arbetet rör mål 3 och 4.", context=True) == [(3, None), (4, None)]


def test_the_words_are_kept() -> None:
    assert [m.text for m in inline_mentions("Vi bidrar till globala målen 3, 4 (God utbildning för alla).")] == [
        "globala målen 3",
        "4 (God utbildning för alla)",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Arbetet rör flera av de globala målen, däribland 6, 7, 13, 14 och 15.", [6, 7, 13, 14, 15]),
        ("Vi prioriterar flera av de globala målen, bland annat mål 3, 4 och 11.", [3, 4, 11]),
        ("Globala mål som berörs: 4, 8 och 10.", [4, 8, 10]),
        ("Det svarar mot SDG4 och SDG 13.", [4, 13]),
        ("Planen bidrar till mål 3–5 i Agenda 2030.", [3, 4, 5]),
        ("Avskaffa fattigdom i alla dess former överallt är ett av de globala målen.", [1]),
        ("De globala målen, särskilt 5 av dem, är viktiga.", []),
        ("I Agenda 2030 ingår 17 mål, varav 8 är prioriterade.", []),
        ("04 Hav och marina resurser", []),
        ("Mål 4 ska nås 2025.", []),
    ],
)
def test_lists_ranges_and_long_names(text: str, found: list[int]) -> None:
    assert [mention.item.sdg for mention in inline_mentions(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Arbetet bidrar till delmål 11.2 i Agenda 2030.", ["11.2"]),
        ("Delmålen 8.5 och 8.6 i Agenda 2030 berörs.", ["8.5", "8.6"]),
        ("Delmål 12.3 Halvera matsvinnet i världen", ["12.3"]),
        ("Utrota den extrema fattigdomen (1.1)", ["1.1"]),
        ("Utrota den extrema fattigdomen är ett av delmålen i Agenda 2030.", ["1.1"]),
        ("Utrota den extrema fattigdomen", []),
        ("Utrota den extrema fattigdomen (1.2)", []),
        ("Delmål 11.2 nås i år.", []),
    ],
)
def test_targets_by_code_and_title(text: str, found: list[str]) -> None:
    assert [mention.item.target for mention in inline_mentions(text)] == found


def test_in_a_section_about_agenda_2030_every_sentence_is() -> None:
    text = "Kommunen arbetar brett. Delmål 11.2 är viktigast, och nämndens mål 4."
    assert [m.item.target for m in inline_mentions(text, lasting=True)] == ["11.2"]
    assert inline_mentions(text) == []
