"""Identifying documents from covers, headers, headings, text and path."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.identify import Evidence, Identity, identify

Facts = tuple[str | None, str | None, str, int | None, str | None]


def facts(identity: Identity) -> Facts:
    return (identity.municipality, identity.body, identity.type.value, identity.year, identity.period)


#: (lines of the cover, the first `display` of them set large) → municipality, body, type, year, period.
COVERS: list[tuple[tuple[str, ...], int, Facts]] = [
    (
        ("Delårsrapport", "januari–augusti 2023", "Socialnämnden", "Kungsbacka kommun"),
        1,
        ("Kungsbacka", "Socialnämnden", "follow_up", 2023, "M08"),
    ),
    (("Årsredovisning 2022", "Mora kommun"), 1, ("Mora", None, "annual_report", 2022, None)),
    (
        (
            "Mål och budget 2024",
            "med plan för 2025–2026",
            "Antagen av kommunfullmäktige 2023-11-20 § 112",
            "Falu kommun",
        ),
        1,
        ("Falun", None, "budget", 2024, None),
    ),
    (
        ("Nämndsplan 2021–2023", "Tekniska nämnden", "Eslövs kommun"),
        1,
        ("Eslöv", "Tekniska nämnden", "plan", 2021, None),
    ),
    (
        ("Tertialrapport 2, 2021", "Barn- och utbildningsnämnden", "Alingsås kommun"),
        1,
        ("Alingsås", "Barn- och utbildningsnämnden", "follow_up", 2021, "T2"),
    ),
    (
        ("Verksamhetsberättelse 2020", "Kultur- och", "fritidsnämnden", "Lomma kommun"),
        1,
        ("Lomma", "Kultur- och fritidsnämnden", "annual_report", 2020, None),
    ),
    (("Budget 2025", "Moderaterna i Nacka"), 1, ("Nacka", None, "other", 2025, None)),
    (
        ("Månadsrapport oktober 2023", "Äldrenämnden", "Malmö stad"),
        1,
        ("Malmö", "Äldrenämnden", "follow_up", 2023, "M10"),
    ),
    (("Revisionsrapport", "Granskning av delårsrapport 2021", "Åre kommun"), 1, ("Åre", None, "other", 2021, None)),
    (
        ("Regionplan och budget 2023–2025", "Region Jönköpings län"),
        1,
        ("Region Jönköpings län", None, "plan", 2023, None),
    ),
    (("Strategisk plan och budget 2022–2024", "Region Gotland"), 1, ("Gotland", None, "plan", 2022, None)),
    (
        ("Energi- och klimatstrategi", "Antagen av kommunfullmäktige 2021-06-14", "Tyresö kommun"),
        1,
        ("Tyresö", None, "plan", None, None),
    ),
    (
        ("VERKSAMHETSPLAN 2024", "NÄMNDEN FÖR FUNKTIONSSTÖD", "GÖTEBORGS STAD"),
        1,
        ("Göteborg", "Nämnden för funktionsstöd", "plan", 2024, None),
    ),
    (
        ("Handlingsplan, inkl. lägesbeskrivning 2009", "Reviderad 2013", "Bilaga till Energi- o Klimatplan 2010-2020"),
        1,
        (None, None, "plan", 2010, None),
    ),
    (("Uppföljning av internbudget", "Kvartal 3 2020", "Piteå kommun"), 1, ("Piteå", None, "follow_up", 2020, "Q3")),
    (("Delårsrapport 1", "2020", "Alvesta kommun"), 1, ("Alvesta", None, "follow_up", 2020, None)),
    (("Delårsrapport 2", "2020", "Alvesta kommun"), 1, ("Alvesta", None, "follow_up", 2020, "M08")),
    (("Uppföljning per 2022-12-31", "Solna stad"), 1, ("Solna", None, "follow_up", 2022, None)),
    (
        ("Kommunstyrelsens förslag till mål och budget 2022", "Tierps kommun"),
        1,
        ("Tierp", None, "budget", 2022, None),
    ),
    (
        ("Socialnämndens verksamhetsplan 2022", "Lilla Edets kommun"),
        1,
        ("Lilla Edet", "Socialnämnden", "plan", 2022, None),
    ),
    (
        ("Biblioteksplan 2021–2025", "Östra Göinge kommun", "Beslutad av kultur- och fritidsnämnden 2020-12-01"),
        1,
        ("Östra Göinge", None, "plan", 2021, None),
    ),
    (("Reviderad budget 2021", "Marks kommun"), 1, ("Mark", None, "budget", 2021, None)),
    (("Handlingsplan för Agenda 2030", "2020–2024", "Kils kommun"), 1, ("Kil", None, "plan", 2020, None)),
    (
        ("Verksamhetsplan 2019", "Uppföljning tertial 2", "Höörs kommun"),
        2,
        ("Höör", None, "follow_up", 2019, "T2"),
    ),
    (("K L I M A T", "S T R A T E G I", "ALE 2020-2050"), 2, ("Ale", None, "plan", 2020, None)),
    (("Verksamhetsplan 2020 antagen av socialnämnden 2019-12-10", "Ale kommun"), 1, ("Ale", None, "plan", 2020, None)),
]


@pytest.mark.parametrize("sized", [True, False], ids=["pdf", "text"])
@pytest.mark.parametrize(("lines", "display", "expected"), COVERS, ids=[c[0][0] for c in COVERS])
def test_covers(lines: tuple[str, ...], display: int, expected: Facts, sized: bool) -> None:
    cover = [(line, (30.0 if index < display else 11.0) if sized else 0.0) for index, line in enumerate(lines)]
    assert facts(identify(Evidence("x.pdf", cover=cover))) == expected


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Äldre-och omsorgsnämnden", "Äldre- och omsorgsnämnden"),
        ("OMSORGS- OCH ARBETSMARKNADSNÄMNDEN", "Omsorgs- och arbetsmarknadsnämnden"),
        ("Kultur & Fritidsnämnden", "Kultur- och fritidsnämnden"),
        ("Kultur och fritidsnämnden", "Kultur- och fritidsnämnden"),
        ("Miljö-, bygg- och trafiknämnden", "Miljö-, bygg- och trafiknämnden"),
        ("Bygg- och miljönämnd", "Bygg- och miljönämnden"),
        ("Nämnden för Vård & Omsorg", "Nämnden för vård och omsorg"),
        ("Nämnden för arbete, näringsliv och integration", "Nämnden för arbete, näringsliv och integration"),
        ("Äldre samt vård- och omsorgsnämnden", "Äldre samt vård- och omsorgsnämnden"),
        ("HUMANISTISKA NÄMNDEN", "Humanistiska nämnden"),
        ("VA-NÄMNDEN", "VA-nämnden"),
        ("Stadsdelsnämnden Västra Staden", "Stadsdelsnämnden Västra Staden"),
        ("Kommunstyrelsens arbetsutskott", "Kommunstyrelsens arbetsutskott"),
        ("Nämnd: Bildningsnämnden", "Bildningsnämnden"),
        ("Länsstyrelsen", None),
        ("Nämndens verksamhet", None),
        ("Överlämnas till kommunstyrelsen", None),
        ("Kommunstyrelsens ordförande har ordet", None),
    ],
)
def test_bodies_are_written_as_their_names_normally_are(printed: str, name: str | None) -> None:
    identity = identify(Evidence("x.pdf", cover=[("Verksamhetsplan 2020", 20.0), (printed, 11.0)]))
    assert identity.body == name


def test_several_bodies_on_the_cover_give_none_and_a_note() -> None:
    cover = [("Budget 2020", 20.0), ("Socialnämnden", 11.0), ("Tekniska nämnden", 11.0)]
    identity = identify(Evidence("x.pdf", cover=cover))
    assert identity.body is None
    assert [code for code, _ in identity.notes if "bod" in code] == ["identify.several_bodies"]


def test_the_family_of_an_unknown_committee_follows_its_words() -> None:
    identity = identify(Evidence("x.pdf", cover=[("Budget 2020", 20.0), ("Äldre- och omsorgsnämnden", 11.0)]))
    assert identity.body_family == "social"


def test_the_cover_goes_before_headers_and_these_before_text_and_path() -> None:
    cover, running = [("Verksamhetsplan 2019", 20.0), ("Ale kommun", 10.0)], ["Sala kommun"]
    text = "Kumla kommun. " * 9
    assert identify(Evidence("boden.pdf", cover=cover, running=running, text=text)).municipality == "Ale"
    assert identify(Evidence("boden.pdf", running=running, text=text)).municipality == "Sala"
    assert identify(Evidence("boden.pdf", text=text)).municipality == "Kumla"
    assert identify(Evidence("boden.pdf")).municipality == "Boden"


def test_the_text_decides_by_counts_and_the_path_breaks_a_tie() -> None:
    text = "Vansbro kommun och Vansbro kommuns bolag samverkar. Vansbro kommun äger. Med Malung-Sälens kommun."
    assert identify(Evidence("x.pdf", text=text)).municipality == "Vansbro"
    tie = "Mora kommun och Orsa kommun samverkar."
    undecided = identify(Evidence("x.pdf", text=tie))
    assert undecided.municipality is None
    assert "identify.no_municipality" in [code for code, _ in undecided.notes]
    assert identify(Evidence("orsa/plan.pdf", text=tie)).municipality == "Orsa"


@pytest.mark.parametrize(
    "text", ["Det vara ska klart. " * 9, "I Kalmar län finns resurser. " * 9, "Anna Berg leder. " * 9]
)
def test_everyday_words_counties_and_persons_are_no_municipalities(text: str) -> None:
    assert identify(Evidence("x.pdf", text=text)).municipality is None


def test_names_of_places_in_several_cases() -> None:
    assert identify(
        Evidence("x.pdf", cover=[("Verksamhetsplan", 20.0), ("www.upplands-bro.se", 9.0)])
    ).municipality == ("Upplands-Bro")
    for path, name in (("malung_salen-2020.pdf", "Malung-Sälen"), ("plan_hoor.pdf", "Höör"), ("habo.pdf", None)):
        assert identify(Evidence(path)).municipality == name


def test_path_gives_year_and_period_as_the_last_resort() -> None:
    headings = ["Måluppföljning", "Måluppfyllelse", "Ekonomisk uppföljning", "Helårsprognos"]
    identity = identify(Evidence("sala/uppf-2024-t1.txt", headings=headings))
    assert facts(identity) == ("Sala", None, "follow_up", 2024, "T1")
    codes = {code for code, _ in identity.notes}
    assert {"identify.municipality_from_path", "identify.year_from_path", "identify.period_from_path"} <= codes


def test_a_path_that_the_text_contradicts_is_not_followed() -> None:
    headings = ["Resultatanalys", "Aktivitetsuppföljning"]
    text = "Under 2024 har nämnden arbetat. Insatserna 2024 fortsätter."
    assert identify(Evidence("arkiv/2015/x.txt", headings=headings, text=text)).year == 2024


def test_sections_and_text_tell_a_follow_up_without_a_title() -> None:
    text = "Ingen mätning gjordes under första tertialet. Insatser under 2024. Mål för 2024. Fortsätter 2024."
    cover = [("Socialnämnden", 0.0), ("Målområde", 0.0)]
    identity = identify(
        Evidence(
            "x.txt", cover=cover, headings=["Resultatanalys", "Aktivitetsuppföljning"], labels=["Kommentar"], text=text
        )
    )
    assert facts(identity) == (None, "Socialnämnden", "follow_up", 2024, "T1")
    assert "identify.type_from_sections" in [code for code, _ in identity.notes]


def test_a_body_of_the_text_needs_headings_of_its_own() -> None:
    text = "Socialnämnden ansvarar. Socialnämnden följer upp. Socialnämnden ska. Socialnämnden får. " * 2
    assert identify(Evidence("x.pdf", text=text)).body is None
    identity = identify(Evidence("x.pdf", headings=["Nämndens uppdrag"], text=text))
    assert (identity.body, identity.decided_by["body"]) == ("Socialnämnden", "text: Socialnämnden, named most often")


def test_tables_of_contents_and_running_text_are_no_cover() -> None:
    cover = [
        ("Årsredovisning 2021", 24.0),
        ("Tibro kommun", 12.0),
        ("Innehåll", 14.0),
        ("Tekniska nämnden ........ 12", 10.0),
        ("Budget 2023 ........ 40", 10.0),
    ]
    assert facts(identify(Evidence("x.pdf", cover=cover))) == ("Tibro", None, "annual_report", 2021, None)
    prose = [
        ("Plan 2021", 24.0),
        ("Tekniska nämnden har under det gångna året arbetat med flera olika saker.", 10.0),
    ]
    assert identify(Evidence("x.pdf", cover=prose)).body is None


@pytest.mark.parametrize(
    ("metadata", "title"),
    [
        ("Microsoft Word - Verksamhetsplan_2020.docx", "Verksamhetsplan 2020"),
        ("Bakgrund", None),
        ("PowerPoint-presentation", None),
        ("Kopia av Risk- och sårbarhetsanalys.pdf", "Risk- och sårbarhetsanalys"),
    ],
)
def test_titles_of_the_metadata(metadata: str, title: str | None) -> None:
    assert identify(Evidence("x.pdf", metadata_title=metadata)).title == title


def test_the_title_is_the_largest_line_that_says_what_it_is() -> None:
    cover = [
        ("Sala kommun", 28.0),
        ("Uppföljning av", 24.0),
        ("verksamhetsplan, tertial 1 2024", 24.0),
        ("Äldrenämnden", 10.0),
    ]
    assert identify(Evidence("x.pdf", cover=cover)).title == "Uppföljning av verksamhetsplan, tertial 1 2024"


def test_language() -> None:
    swedish = "Nämnden ska följa upp målen och redovisa det för kommunen med en rapport som är klar i tid. " * 3
    english = "The committee will follow up the goals and report to the municipality in time for the meeting. " * 3
    assert identify(Evidence("x.pdf", text=swedish)).language == "sv"
    assert identify(Evidence("x.pdf", text=english)).language == "en"
    assert identify(Evidence("x.pdf", text="Nämnden")).language is None


def test_nothing_at_all_is_other_with_notes() -> None:
    identity = identify(Evidence(""))
    assert facts(identity) == (None, None, "other", None, None)
    assert [code for code, _ in identity.notes] == ["identify.no_municipality", "identify.no_type"]


def test_each_field_says_what_decided_it() -> None:
    cover = [("Tertialrapport 1 2023", 24.0), ("Socialnämnden", 10.0), ("Ale kommun", 10.0)]
    assert identify(Evidence("x.pdf", cover=cover)).decided_by == {
        "municipality": "cover: Ale kommun",
        "body": "cover: Socialnämnden",
        "type": "cover: Tertialrapport",
        "year": "cover: Tertialrapport 1 2023",
        "period": "cover: Tertialrapport 1 2023",
    }


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.text(max_size=40), st.sampled_from([0.0, 10.0, 24.0])), max_size=6),
    st.lists(st.text(max_size=40), max_size=3),
    st.text(max_size=200),
)
def test_no_evidence_makes_it_fail(cover: list[tuple[str, float]], lines: list[str], text: str) -> None:
    evidence = Evidence(text[:20], text[:30], cover=cover, running=lines, headings=lines, labels=lines, text=text)
    identity = identify(evidence)
    assert identity == identify(evidence)
    assert identity.year is None or 1990 <= identity.year <= 2060
