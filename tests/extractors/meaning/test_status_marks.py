"""Status and trend of goals and measures that are signs, from the page to the row, in three layouts."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.find import SourceFile
from corpus.samples.marked import GREEN, GREY, LAYOUTS, RED, YELLOW, Ground, Sign, marked_pdf, picture
from extractors.readers.pdf_pages import Reader
from pipeline.settings import Settings
from pipeline.stages import STAGES, Work

GOALS = [
    "Alla barn ska kunna läsa när de går ut årskurs tre, oavsett vilken skola de går i och vilket språk de talar hemma",
    "Fler invånare ska känna sig trygga i sin kommun",
    "Kommunens lokaler ska värmas utan fossila bränslen, och där det inte går ska elen vara märkt eller komma från"
    " egna solceller, vilket ska redovisas varje år i den tekniska nämndens rapport till kommunfullmäktige",
    "Väntetiden till särskilt boende ska vara högst tre månader",
]
COLORS = [GREEN, YELLOW, RED, GREY]
ALL = ["fulfilled", "partly", "not_fulfilled", "not_assessed"]
pytestmark = pytest.mark.parametrize("layout", LAYOUTS)


def _read(path: Path, reader: Reader = Reader.FAST) -> Work:
    work = Work(SourceFile(str(path), "pdf"), Settings(reader=reader))
    for stage in STAGES:
        stage(work)
    return work


def _table(head, *columns):
    return [head, *[list(row) for row in zip(GOALS, *columns, strict=False)]]


def _goals(work):
    return [g for g in work.extraction.goals if g.method == "table"]


def _codes(work):
    return {f.code for f in work.extraction.findings if f.code.startswith("status.")}


@pytest.mark.parametrize(
    ("signs", "seen"),
    [
        ([Sign("circle", c) for c in COLORS], ["grön cirkel", "gul cirkel", "röd cirkel", "grå cirkel"]),
        ([Sign("square", c) for c in COLORS], ["grön ruta", "gul ruta", "röd ruta", "grå ruta"]),
        ([picture(c) for c in COLORS], ["grön cirkel", "gul cirkel", "röd cirkel", "grå cirkel"]),
        ([Ground(c) for c in COLORS], ["grön bakgrund", "gul bakgrund", "röd bakgrund", "grå bakgrund"]),
    ],
    ids=["circles", "squares", "pictures", "grounds"],
)
@pytest.mark.parametrize("beside", [True, False])
def test_colours_without_a_legend_are_read_by_usage_and_say_so(tmp_path, layout, signs, seen, beside):
    head, more = (["Mål", "Bedömning", "Kommentar"], [["Arbetet fortgår."] * 4]) if beside else (["Mål", "Status"], [])
    work = _read(marked_pdf(tmp_path / "a.pdf", _table(head, signs, *more), layout))
    assert [g.text for g in _goals(work)] == GOALS
    assert [(g.status, g.status_seen) for g in _goals(work)] == list(zip(ALL, seen, strict=True))
    assert _codes(work) == {"status.by_usage"}


def test_words_beside_circles_are_the_legend(tmp_path, layout):
    words = ["Delvis uppfyllt", "Ej uppfyllt", "Uppfyllt"]
    legend = [part for c, text in zip(COLORS, words, strict=False) for part in (Sign("circle", c), text)]
    rows = _table(["Mål", "Status", "Kommentar"], [Sign("circle", c) for c in COLORS], ["Arbetet fortgår."] * 4)
    work = _read(marked_pdf(tmp_path / "a.pdf", rows, layout, before=[legend]))
    assert [g.status for g in _goals(work)] == ["partly", "not_fulfilled", "fulfilled", None]
    assert _goals(work)[3].status_seen == "grå cirkel"
    assert _codes(work) == {"status.unclear_mark"}


def test_a_sentence_is_the_legend(tmp_path, layout):
    text = "Teckenförklaring: Grön = målet uppnås delvis, gul = målet kan inte bedömas, röd = målet uppnås inte."
    rows = _table(["Mål", "Måluppfyllelse"], [picture(c) for c in COLORS[:3]])[:4]
    work = _read(marked_pdf(tmp_path / "a.pdf", rows, layout, after=[text]))
    assert [g.status for g in _goals(work)] == ["partly", "not_assessed", "not_fulfilled"]
    assert not _codes(work)


@pytest.mark.parametrize("reader", Reader)
def test_faces_of_one_colour_are_told_by_their_mouths(tmp_path, layout, reader):
    faces = [Sign(shape, YELLOW) for shape in ("smile", "neutral", "frown")]
    work = _read(marked_pdf(tmp_path / "a.pdf", _table(["Mål", "Status"], faces), layout), reader)
    assert [g.status for g in _goals(work)] == ["fulfilled", "partly", "not_fulfilled"]
    assert _goals(work)[0].status_seen == "gul glad smiley"


@pytest.mark.parametrize("arrow", [lambda s: Sign(s, "#000000"), lambda s: Sign(s, "#1f4e9c")], ids=["black", "blue"])
def test_status_and_trend_are_two_things(tmp_path, layout, arrow):
    arrows = [arrow("up"), arrow("level"), arrow("down"), ""]
    rows = _table(["Mål", "Status", "Trend"], [Sign("circle", c) for c in COLORS], arrows)
    goals = _goals(_read(marked_pdf(tmp_path / "a.pdf", rows, layout)))
    assert [g.status for g in goals] == ALL
    assert [g.trend for g in goals] == ["up", "unchanged", "down", None]
    assert goals[2].trend_seen.endswith("pil nedåt")


def test_coloured_arrows_mean_what_the_document_says(tmp_path, layout):
    told = "Grön pil = förbättrad, gul pil = oförändrad, röd pil = försämrad."
    arrows = [Sign("down", GREEN), Sign("level", YELLOW), Sign("up", RED)]
    head = ["Indikator", "Utfall 2023", "Mål 2024", "Status", "Trend"]
    names = ["Andel elever som läser (%)", "Antal anmälda inbrott (st)", "Kostnad per plats (tkr)"]
    words = ["Uppfyllt", "Delvis uppfyllt", "Ej uppfyllt"]
    rows = [head, *map(list, zip(names, ["81", "1 200", "77"], ["85", "1 300", "90"], words, arrows, strict=True))]
    work = _read(marked_pdf(tmp_path / "a.pdf", rows, layout, before=[told]))
    measures = work.extraction.measures
    assert [(m.status, m.status_seen) for m in measures] == list(zip(ALL[:3], words, strict=True))
    assert [(m.trend, m.trend_seen) for m in measures] == [
        ("improved", "grön pil nedåt"),
        ("unchanged", "gul pil åt sidan"),
        ("worsened", "röd pil uppåt"),
    ]
    assert [v.value for v in work.extraction.measure_values] == [81, 85, 1200, 1300, 77, 90]


def test_pictures_of_arrows_have_a_direction(tmp_path, layout):
    rows = _table(["Mål", "Trend", "Kommentar"], [picture(GREEN, "up"), picture(RED, "down")], ["Arbetet pågår."] * 2)
    goals = _goals(_read(marked_pdf(tmp_path / "a.pdf", rows, layout)))
    assert [(g.trend, g.status) for g in goals] == [("up", None), ("down", None)]


def test_decoration_is_no_status(tmp_path, layout):
    """Dots in a column that asks for none, a tinted column, a bar of progress."""
    dots = [Sign("circle", c) for c in COLORS]
    rows = _table(["Mål", "Ansvarig", "Kommentar"], dots, ["Arbetet fortgår."] * 4)
    assert {g.status for g in _goals(_read(marked_pdf(tmp_path / "a.pdf", rows, layout)))} <= {None}
    tint = Ground("#d9ead3")
    rows = _table(["Mål", "Status", "Kommentar"], [tint] * 4, ["Arbetet fortgår."] * 4)
    goals = _goals(_read(marked_pdf(tmp_path / "b.pdf", rows, layout)))
    assert len(goals) == 4
    assert {g.status for g in goals} == {None}


def test_words_in_a_table_without_lines_are_no_header(tmp_path, layout):
    words = ["Uppfyllt", "Delvis uppfyllt", "Ej uppfyllt", "Kan ej bedömas"]
    work = _read(marked_pdf(tmp_path / "a.pdf", _table(["Mål", "Status", "Kommentar"], words, ["Pågår."] * 4), layout))
    assert [(g.text, g.status, g.status_seen) for g in _goals(work)] == list(zip(GOALS, ALL, words, strict=True))
    assert not _codes(work)


@pytest.mark.parametrize("tick", [lambda: "X", lambda: Sign("circle", GREEN)], ids=["letter", "circle"])
def test_of_columns_headed_by_a_status_the_ticked_one_counts(tmp_path, layout, tick):
    head = ["Mål", "Uppfyllt", "Delvis uppfyllt", "Ej uppfyllt"]
    columns = [[tick() if at == row else "" for row in (0, 1, 2, 0)] for at in range(3)]
    goals = _goals(_read(marked_pdf(tmp_path / "a.pdf", _table(head, *columns), layout)))
    read = ["fulfilled", "partly", "not_fulfilled", "fulfilled"]
    if layout == "ruled":
        assert [g.status for g in goals] == read
        assert [g.status_seen for g in goals] == ["Uppfyllt", "Delvis uppfyllt", "Ej uppfyllt", "Uppfyllt"]
    # headers over several lines are not always told apart without lines: then there is no status, and no wrong one
    assert all(g.status in (None, read[GOALS.index(g.text)]) for g in goals)
