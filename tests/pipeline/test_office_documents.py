"""The same content as Markdown, Word file and page of HTML gives the same rows; published views of Stratsys come right.

The views are made up: their words and columns are those of such views, their figures are nobody's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.find import SourceFile
from corpus.samples.make import samples
from corpus.samples.office import as_html, write_docx
from models.extraction import Extraction
from pipeline.document import read_document
from pipeline.settings import Settings

#: What the formats may say differently: how it was read, and where it stands in the file's bytes.
_OWN = {"id", "method", "path", "sha256", "format", "producer", "decided_by", "certainty"}
TABLES = (
    "sections", "tables", "goals", "measures", "measure_values", "budget_lines", "sdg_references", "activities",
    "indicators", "findings",
)  # fmt: skip


def read(path: Path, form: str) -> Extraction:
    return read_document(SourceFile(str(path), form), Settings(workers=0))


def rows(extraction: Extraction, table: str) -> list[dict[str, Any]]:
    """The rows of a table; ids as their place alone, since they begin with the digest of the file."""
    found = []
    for row in getattr(extraction, table):
        values = row.model_dump(exclude=_OWN)
        values = {k: v.partition("-")[2] if k.endswith("_id") and v else v for k, v in values.items()}
        if table == "sections":
            values["text"] = values["text"].replace("• ", "- ")  # Markdown writes its items with a dash
        found.append(values)
    return found


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.stem)
def test_a_sample_says_the_same_as_word_file_and_as_page(sample: Path, tmp_path: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    page = tmp_path / f"{sample.stem}.html"
    page.write_text(as_html(text), encoding="utf-8")
    word = write_docx(text, tmp_path / f"{sample.stem}.docx")
    expected = read(sample, "markdown")
    assert expected.goals
    for path, form in ((page, "html"), (word, "docx")):
        found = read(path, form)
        assert (found.document.format, found.document.pages) == (form, 0)
        for name in ("title", "municipality", "body", "type", "year", "period"):
            assert getattr(found.document, name) == getattr(expected.document, name)
        for table in TABLES:
            assert rows(found, table) == rows(expected, table), table


HEAD = '<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Delårsrapport augusti 2024</title></head>'
VIEW = f"""{HEAD}<body><nav><ul><li><a href="/">Mål 4</a></li></ul></nav><div class="cookie-banner">Kakor: 40</div>
<main><h1>Delårsrapport augusti 2024</h1><p>Samhällsbyggnadsnämnden</p><h2>1 Måluppföljning</h2>
<table><thead><tr><th>Nämndmål</th><th>Status</th><th>Kommentar</th></tr></thead><tbody>
<tr><td>Fler ska cykla till arbetet</td><td><img src="g.png" alt="Uppfyllt"></td><td>Ny cykelväg.</td></tr>
<tr><td>Färre ska skadas i trafiken</td><td><i class="gul" title="Delvis uppfyllt"></i></td><td></td></tr>
<tr><td>Barn ska gå säkert till skolan</td><td><span class="prick rod"></span> Ej uppfyllt</td><td></td></tr>
<tr><td>Träden ska bli fler</td><td><span class="prick gron"></span></td><td></td></tr></tbody></table>
<table><thead><tr><th>Mått</th><th>Enhet</th><th>Trend</th><th>Utfall 2022</th><th>Utfall 2023</th><th>Utfall 2024</th>
<th>Medel</th><th>Sämst</th><th>Bäst</th></tr></thead><tbody>
<tr><td>Trygga utomhus, andel</td><td>%</td><td><img alt="Upp"></td><td>61,5</td><td>-</td><td>66,2</td><td>64</td>
<td>41</td><td>88,5</td></tr>
<tr><td>Gatornas kostnad</td><td>kr/inv</td><td>Ned</td><td>1&nbsp;234</td><td>1&#8239;300</td><td></td><td></td>
<td></td><td></td></tr></tbody></table>
<h2>2 Aktiviteter</h2><details><summary>Visa alla</summary><table><thead><tr><th>Aktivitet</th><th>Status</th>
<th>Färdiggrad</th><th>Startdatum</th><th>Slutdatum</th></tr></thead><tbody><tr><td>Byta armaturer</td><td>Pågående</td>
<td>60 %</td><td>2024-01-01</td><td>2024-12-31</td></tr></tbody></table></details>
</main><footer>Mål 9</footer></body></html>"""


@pytest.fixture
def view(tmp_path: Path) -> Extraction:
    path = tmp_path / "view.html"
    path.write_text(VIEW, encoding="utf-8")
    return read(path, "html")


def test_the_status_of_goals_is_a_word_or_what_a_sign_is_described_with(view: Extraction) -> None:
    assert {goal.text: goal.status for goal in view.goals} == {
        "Fler ska cykla till arbetet": "fulfilled",
        "Färre ska skadas i trafiken": "partly",
        "Barn ska gå säkert till skolan": "not_fulfilled",
        "Träden ska bli fler": None,
    }


def test_values_have_their_years_and_benchmarks_without_one_are_none(view: Extraction) -> None:
    names = {measure.id: measure.name for measure in view.measures}
    assert [(names[v.measure_id], v.kind, v.year, v.period, v.value, v.unit) for v in view.measure_values] == [
        ("Trygga utomhus, andel", "outcome", 2022, None, 61.5, "%"),
        ("Trygga utomhus, andel", "outcome", 2024, "M08", 66.2, "%"),
        ("Gatornas kostnad", "outcome", 2022, None, 1234.0, "kr/inv"),
        ("Gatornas kostnad", "outcome", 2023, None, 1300.0, "kr/inv"),
    ]
    assert [f.code for f in view.findings if "Medel" in f.message or "Bäst" in f.message] == ["table.unknown_year"] * 2
    assert [measure.trend for measure in view.measures] == ["up", "down"]


def test_activities_have_their_status(view: Extraction) -> None:
    assert [(a.activity, a.status) for a in view.activities] == [("Byta armaturer", "Pågående")]
    assert view.sdg_references == []


def test_the_time_of_a_row_goes_before_that_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "view.html"
    path.write_text(
        f"{HEAD}<body><h1>Delårsrapport augusti 2024</h1><h2>Mål</h2><p>Nämnden följer upp sina mått varje tertial.</p>"
        "<table><tr><th>Indikator</th><th>Period</th><th>Utfall</th><th>Målvärde</th></tr>"
        "<tr><td>Behöriga, andel (%)</td><td>2023</td><td>86,4</td><td>90</td></tr>"
        "<tr><td>Nöjda, andel (%)</td><td>T2 2024</td><td>71</td><td>75</td></tr>"
        "<tr><td>Sjuka, andel (%)</td><td></td><td>5,1</td><td>5,0</td></tr></table></body></html>",
        encoding="utf-8",
    )
    found = read(path, "html")
    assert [(v.kind, v.year, v.period, v.value) for v in found.measure_values] == [
        ("outcome", 2023, None, 86.4),
        ("outcome", 2024, "T2", 71.0),
        ("target", 2024, None, 75.0),
        ("outcome", 2024, "M08", 5.1),
        ("target", 2024, None, 5.0),
    ]
    assert [f.code for f in found.findings if "another year" in f.message] == ["table.unknown_year"]


def test_a_member_of_an_archive_is_read_under_the_path_that_is_shown(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "plans.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mapp/view.html", VIEW)
    source = SourceFile(f"{path}/mapp/view.html", "html", archive=str(path))
    found = read_document(source, Settings(workers=0))
    assert (found.document.path, len(found.goals)) == (f"{path}/mapp/view.html", 4)
