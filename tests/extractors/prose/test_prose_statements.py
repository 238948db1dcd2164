"""Values that a sentence states, and sentences that state none."""

from __future__ import annotations

import pytest

from extractors.prose.sentences import sentences
from extractors.prose.statements import statements
from extractors.prose.times import times_in

Value = tuple[str, int, float, str | None]


def stated(text: str, default_year: int | None = 2024) -> list[Value]:
    return [
        (str(s.kind), s.year, s.span.value, s.span.unit)
        for sentence in sentences(text)
        for s in statements(sentence.text, default_year)
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Målet 2021 är 72.", [("target", 2021, 72, None)]),
        ("Målvärdet för 2024 är 85 procent.", [("target", 2024, 85, "%")]),
        ("För 2021 är målet 9.", [("target", 2021, 9, None)]),
        ("Utfall augusti 2022: 61 (egen enkät).", [("outcome", 2022, 61, None)]),
        (
            "2021 är ambitionen att sänka svinnet till 18 procent för att till 2024 vara nere i 12,5 procent.",
            [("target", 2021, 18, "%"), ("target", 2024, 12.5, "%")],
        ),
        (
            "Målet för 2025 är 72 procent för 2023 är målsättningen 66 procent.",
            [("target", 2025, 72, "%"), ("target", 2023, 66, "%")],
        ),
        ("Mätningen hösten 2022 visade på ett spill på 31 procent.", [("outcome", 2022, 31, "%")]),
        (
            "Elen ska minska med 8 % till 2026 och 15 % till 2030.",
            [("target", 2026, 8, "%"), ("target", 2030, 15, "%")],
        ),
        ("Tågresorna bör ökas med 5.% t.o.m. 2026.", [("target", 2026, 5, "%")]),
        ("Senast 2030 ska utsläppen minska med 40 procent jämfört med 1990.", [("target", 2030, 40, "%")]),
        ("Andelen nöjda ska vara minst 85 % senast 2025.", [("target", 2025, 85, "%")]),
        ("Resultatet för 2018 visar att 84 procent trivs.", [("outcome", 2018, 84, "%")]),
        (
            "Utfallet för 2023 uppgick till 82 procent (2022: 79 procent).",
            [("outcome", 2023, 82, "%"), ("outcome", 2022, 79, "%")],
        ),
        (
            "Frånvaron uppgick under 2023 till 6,8 procent jämfört med 7,2 procent 2022.",
            [("outcome", 2023, 6.8, "%"), ("outcome", 2022, 7.2, "%")],
        ),
        ("Prognosen för 2024 är 6,5 procent.", [("forecast", 2024, 6.5, "%")]),
        ("Utgångsvärdet 2015 var 25 ton.", [("baseline", 2015, 25, "ton")]),
        (
            "Målet 2019: 45, 2020: 50, 2021: 55.",
            [("target", 2019, 45, None), ("target", 2020, 50, None), ("target", 2021, 55, None)],
        ),
        (
            "Utfallet 2022 var 61, målet 2023 är 72.",
            [("outcome", 2022, 61, None), ("target", 2023, 72, None)],
        ),
        ("Målet för 2023 är 310 bokcirklar.", [("target", 2023, 310, None)]),
        ("Målet är 2 % av skatteintäkterna 2024.", [("target", 2024, 2, "%")]),
        ("Resultatet blev 82 procent, under målet på 85 procent för 2023.", [("target", 2023, 85, "%")]),
    ],
)
def test_stated_values(text: str, values: list[Value]) -> None:
    assert stated(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "Under 2019 arbetade 3400 medarbetare i kommunen.",
        "Målet för barn 6-12 år sätts inför 2020.",
        "Målgruppen mellan 20 och 65 år nås under 2019, vilket är målet.",
        "Projektet fick 60% av kostnaden 2018, och målet är en bra förskola.",
        "Andel enheter med ett resultat på högst 2 procents avvikelse 2019.",
        "Mål 4 i planen för 2022 är viktigt.",
        "Resultatet 2018 presenterades på 4 möten.",
        "Mätningen 2018 gjordes på 120 elever.",
        "Resultatet av enkäten 2018 skickades till 400 hushåll.",
        "Målet för 2019 är att bygga 120 bostäder.",
        "Målet är att 18 av 20 enheter 2019 har en plan.",
        "Målet för perioden 2019-2022 är 45 procent.",
        "Målen 2019 och 2020 är 45 procent.",
        "Målet 2019 är 5 procent högre än 2018.",
        "Avvikelsen uppgick till 2 % 2018.",
        "Nettokostnaden uppgick 2018 till 45 mkr.",
        "Agenda 2030 innehåller 17 mål.",
        "Vision 2030 har som mål 45 procent.",
        "Under 2019 uppnåddes målet för 3 av 5 mått.",
        "Omsättningen ska minska till 9%.",
        "Fördelningstalet för 2019 är 50.",
        "Förra året, 2018, fick 12 enheter besök, och målet är 45.",
        "Utfallet 2030 är 45 procent.",
    ],
)
def test_numbers_that_are_no_stated_value(text: str) -> None:
    assert stated(text) == []


def test_a_year_before_another_number_is_not_taken_for_the_next() -> None:
    assert stated("Budgeten 2018 var 45 mkr, målet är 50 procent.") == []


def test_part_of_the_year_and_the_year_of_the_document() -> None:
    (may,) = statements("För 2022 är utfallet per april 7,5 procent.")
    assert (may.year, may.part, may.confidence) == (2022, "M04", 0.9)
    (august,) = statements("Utfallet per augusti är 14 procent.", 2023)
    assert (august.year, august.part) == (2023, "M08")
    assert august.confidence < 0.8
    assert statements("Utfallet per augusti är 14 procent.") == []
    assert statements("Utfallet är 14 procent.", 2023) == []


def test_women_and_men() -> None:
    both = statements("Målet för 2019 är 45 för kvinnor och 50 för män.")
    assert [(s.split, s.year, s.span.value) for s in both] == [("women", 2019, 45), ("men", 2019, 50)]


def test_comparators_and_rounded_numbers() -> None:
    (least,) = statements("Målvärde 2024: minst 90 %")
    (change,) = statements("Elen ska minska med 8 % till 2026.")
    (rounded,) = statements("Målet 2024 är ca 40 %.")
    assert (least.comparator, change.comparator) == (">=", "decrease")
    assert rounded.confidence < 0.8 < least.confidence


def test_the_words_of_a_statement() -> None:
    text = "Vi mäter varje år. Utfall: 45 % (2021), vilket är bra."
    sentence = sentences(text)[1]
    (said,) = statements(sentence.text)
    assert sentence.text[said.start : said.end] == "Utfall: 45 % (2021)"


def test_sentences_are_not_cut_after_abbreviations_but_after_years() -> None:
    text = "Halvera svinnet fram till 2022. 2019 är målet 19 %. Minska t.om. 2030 med ca. 50 ton (t.ex. el). Klart."
    assert [s.text for s in sentences(text)] == [
        "Halvera svinnet fram till 2022.",
        "2019 är målet 19 %.",
        "Minska t.om. 2030 med ca. 50 ton (t.ex. el).",
        "Klart.",
    ]
    assert all(text[s.start :].startswith(s.text) for s in sentences(text))


def test_roles_of_times() -> None:
    text = "Jämfört med 2015 ska det till 2022 öka enligt Vision 2030 och planen 2019–2021, för 2020."
    assert [(t.year, t.role) for t in times_in(text)] == [
        (2015, "reference"),
        (2022, "deadline"),
        (2030, "name"),
        (2019, "name"),
        (2020, "at"),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Den totala sjukfrånvaron minskade till 6,4 procent under 2023.", [("outcome", 2023, 6.4, "%")]),
        ("Sjukfrånvaron var 6,4 procent 2023.", [("outcome", 2023, 6.4, "%")]),
        (
            "Andelen nöjda ökade från 81,4 procent 2022 till 83,2 procent 2023.",
            [("outcome", 2022, 81.4, "%"), ("outcome", 2023, 83.2, "%")],
        ),
        ("Antalet ärenden uppgick till 271 under 2024.", [("outcome", 2024, 271, None)]),
        ("Sjukfrånvaron minskade med 2 procentenheter 2024.", []),
        ("Antalet besök var 3 000 fler än 2023.", []),
        ("Andelen som skulle vara nöjda 2023 var 90 procent om taxan hade sänkts.", []),
        ("Målet är att andelen nöjda var 90 procent 2024.", [("target", 2024, 90, "%")]),
    ],
)
def test_what_is_measured_and_a_verb_in_the_past_state_an_outcome(text: str, values: list[Value]) -> None:
    assert stated(text) == values
