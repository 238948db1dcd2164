"""The pages: what they say of the samples, in which language, and where their links lead."""

from __future__ import annotations

import html
import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from output.queries import queries
from output.schema import TABLES
from output.web.entities import is_id, table_of
from output.web.metadata import metadata
from output.web.texts import mark
from output.web.words import web_texts

VALUE = """
    SELECT v.id, v.raw, v.page, v.box, m.document_id FROM measure_values v JOIN measures m ON m.id = v.measure_id
    JOIN documents d ON d.id = m.document_id WHERE d.format = ? AND m.table_id IS NOT NULL
    AND (v.box IS NOT NULL OR d.format <> 'pdf') AND v.raw GLOB '[0-9]*' ORDER BY v.id LIMIT 1
"""


def links(page: str, start: str) -> list[str]:
    return [html.unescape(link) for link in re.findall(r'href="([^"]+)"', page) if link.startswith(start)]


def test_start_page_counts_and_lists_the_documents(get: Any, rows: Callable[..., list[Any]]) -> None:
    page = get("/").text
    assert "3 dokument från 2 kommuner" in page
    for (number,) in rows("SELECT count(*) FROM goals"):
        assert f"<strong>{number}</strong> mål" in page
    assert set(links(page, "/document/")) == {f"/document/{id_}" for (id_,) in rows("SELECT id FROM documents")}


@pytest.mark.parametrize("choice", ["municipality=Sala", "year=2024", "type=follow_up"])
def test_start_page_shows_what_was_chosen(get: Any, rows: Callable[..., list[Any]], choice: str) -> None:
    ((sala,),) = rows("SELECT id FROM documents WHERE municipality = 'Sala'")
    page = get(f"/?{choice}").text
    assert set(links(page, "/document/")) == {f"/document/{sala}"}
    assert "1 dokument valda" in page


@pytest.mark.parametrize("value", ["Ale' OR 1=1 --", '"', "nowhere"])
def test_a_choice_is_a_value_and_never_sql(get: Any, value: str) -> None:
    answer = get(f"/?municipality={quote(value)}")
    assert answer.status_code == 200
    assert links(answer.text, "/document/") == []


def test_search_marks_the_words_and_leads_to_their_place(get: Any, rows: Callable[..., list[Any]]) -> None:
    page = get("/search?q=psykisk+oh%C3%A4lsa").text
    assert re.search(r"<mark>psykisk</mark>\s*<mark>ohälsa</mark>|<mark>psykisk ohälsa</mark>", page)
    found = {id_ for (id_,) in rows("SELECT id FROM goals WHERE text LIKE '%psykisk%ohälsa%'")}
    assert found <= {link.removeprefix("/show/") for link in links(page, "/show/")}


def test_search_in_one_municipality(get: Any, rows: Callable[..., list[Any]]) -> None:
    ((sala,),) = rows("SELECT id FROM documents WHERE municipality = 'Sala'")
    page = get("/search?q=sala&municipality=Sala").text
    assert set(links(page, "/document/")) == {f"/document/{sala}"}


@pytest.mark.parametrize("words", ["", "   ", '"', "***", "( OR"])
def test_search_without_words_says_so_or_finds_nothing(get: Any, words: str) -> None:
    answer = get(f"/search?q={quote(words)}")
    assert answer.status_code == 200
    assert links(answer.text, "/show/") == []


def test_document_page_links_everything_that_was_read(get: Any, rows: Callable[..., list[Any]]) -> None:
    ((document,),) = rows("SELECT id FROM documents WHERE municipality = 'Ale' AND format = 'pdf'")
    shown = {link.removeprefix("/show/") for link in links(get(f"/document/{document}").text, "/show/")}
    for table in ("goals", "measures", "budget_lines", "sections", "sdg_references", "activities", "indicators"):
        ids = {id_ for (id_,) in rows(f"SELECT id FROM {table} WHERE document_id = ?", document)}
        assert ids <= shown, table
    values = rows(
        "SELECT v.id FROM measure_values v JOIN measures m ON m.id = v.measure_id WHERE document_id = ?", document
    )
    assert values
    assert {id_ for (id_,) in values} <= shown


def test_document_page_shows_goals_as_a_tree(get: Any, rows: Callable[..., list[Any]]) -> None:
    parent, child = rows(
        "SELECT p.text, c.text FROM goals c JOIN goals p ON p.id = c.parent_id "
        "JOIN documents d ON d.id = c.document_id WHERE d.format = 'pdf' AND d.municipality = 'Ale' LIMIT 1"
    )[0]
    ((document,),) = rows("SELECT id FROM documents WHERE municipality = 'Ale' AND format = 'pdf'")
    page = html.unescape(get(f"/document/{document}").text)
    between = page[page.index(parent) : page.index(child, page.index(parent) + len(parent))]
    assert '<ul class="tree">' in between


def test_every_row_that_was_read_can_be_shown(get: Any, rows: Callable[..., list[Any]]) -> None:
    for table in (
        "goals",
        "measures",
        "measure_values",
        "budget_lines",
        "sections",
        "tables",
        "sdg_references",
        "findings",
    ):
        for (id_,) in rows(f"SELECT id FROM {table} ORDER BY id LIMIT 3"):
            assert table_of(id_) == table
            assert get(f"/show/{id_}").status_code == 200, id_


def test_box_is_drawn_where_the_database_has_it(get: Any, rows: Callable[..., list[Any]]) -> None:
    id_, raw, page_number, box, document = rows(VALUE, "pdf")[0]
    page = get(f"/show/{id_}").text
    x0, top, x1, bottom = json.loads(box)
    rect = re.search(r'<rect id="box" class="box" x="(.*?)" y="(.*?)" width="(.*?)" height="(.*?)"', page)
    assert rect is not None
    x, y, width, height = map(float, rect.groups())
    assert (x + 2, y + 2) == pytest.approx((x0, top))
    assert (x + width - 2, y + height - 2) == pytest.approx((x1, bottom))
    assert f'src="/page/{document}/{page_number}.png"' in page
    assert raw in html.unescape(page)


def test_no_box_on_another_page(get: Any, rows: Callable[..., list[Any]]) -> None:
    id_, _, page_number, _, _ = rows(VALUE, "pdf")[0]
    page = get(f"/show/{id_}?page={page_number + 1}").text
    assert "<rect" not in page
    assert "Rutan står på" in page


def test_page_picture_is_png(get: Any, rows: Callable[..., list[Any]]) -> None:
    ((document,),) = rows("SELECT id FROM documents WHERE municipality = 'Sala'")
    answer = get(f"/page/{document}/1.png")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert get(f"/page/{document}/999.png").status_code == 404


def test_value_of_a_text_is_marked_in_its_row(get: Any, rows: Callable[..., list[Any]]) -> None:
    id_, raw, *_ = rows(VALUE, "markdown")[0]
    page = html.unescape(get(f"/show/{id_}").text)
    assert re.findall(r"<mark>(.*?)</mark>", page) == [raw]


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Målet är 40 %.", "40 %", True),
        ("Först 40 %, sedan 40 %.", "40 %", False),
        ("Målet är 140 %.", "40 %", False),
        ("Målet\när   40 %", "Målet är 40 %", True),
        ("Inget här", None, False),
    ],
)
def test_words_are_marked_only_where_they_stand_once(text: str, words: str | None, marked: bool) -> None:
    shown, found = mark(text, words)
    assert found is marked
    assert ("<mark>" in shown) is marked


def test_moved_and_changed_files_are_told(tmp_path: Path, readers: Callable[..., Any], web_db: Path) -> None:
    db = Path(shutil.copy(web_db, tmp_path / "plans.db"))
    file = tmp_path / "plan.pdf"
    connection = sqlite3.connect(db)
    document, path = connection.execute("SELECT id, path FROM documents WHERE format = 'pdf' LIMIT 1").fetchone()
    connection.execute("UPDATE documents SET path = ? WHERE id = ?", (str(file), document))
    connection.commit()
    connection.close()
    get = readers(db)
    assert "finns inte längre där den lästes" in get(f"/show/{document}").text
    shutil.copy(path, file)
    assert f"/page/{document}/1.png" in get(f"/show/{document}").text
    file.write_bytes(file.read_bytes() + b"\n%")
    assert "har ändrats sedan den lästes" in get(f"/show/{document}").text
    assert get(f"/page/{document}/1.png").status_code == 404


def test_titles_and_words_are_escaped(tmp_path: Path, readers: Callable[..., Any], web_db: Path) -> None:
    script = '<script>alert("x")</script><img src=x onerror=y>'
    db = Path(shutil.copy(web_db, tmp_path / "plans.db"))
    connection = sqlite3.connect(db)
    for statement in (
        "UPDATE documents SET title = ?, body = ?1, path = ?1",
        "UPDATE goals SET text = ?, local_term = ?1, status = ?1, comment = ?1",
        "UPDATE measures SET name = ?, note = ?1",
        "UPDATE measure_values SET raw = ?",
        "UPDATE budget_lines SET area = ?, raw = ?1",
        "UPDATE sections SET title = ?, text = ?1",
        "UPDATE findings SET message = ?",
    ):
        connection.execute(statement, [script])
    ids = [
        connection.execute(f"SELECT id FROM {t} LIMIT 1").fetchone()[0] for t in ("goals", "measure_values", "sections")
    ]
    document = connection.execute("SELECT id FROM documents WHERE municipality = 'Ale' LIMIT 1").fetchone()[0]
    connection.commit()
    connection.close()
    get = readers(db)
    shown = [f"/show/{id_}" for id_ in ids]
    tables = [
        "/plans/goals",
        "/plans/documents",
        "/plans/measure_values",
        "/plans/goal_tree",
        "/plans/fritext?text=alert",
    ]
    for path in ["/", f"/document/{document}", "/search?q=alert", "/compare?a=Ale&b=Sala", *shown, *tables]:
        page = get(path).text
        assert "<script" not in page, path
        assert "<img src=x" not in page, path


def test_compare_links_to_where_things_stand(get: Any) -> None:
    page = get("/compare?a=Ale&b=Sala").text
    assert links(page, "/show/")
    assert all(get(link).status_code == 200 for link in links(page, "/show/")[:3])
    unknown = get("/compare?a=Ale&b=Atlantis")
    assert unknown.status_code == 404
    assert "Atlantis" in unknown.text


def test_tables_have_swedish_words_facets_and_links(get: Any, rows: Callable[..., list[Any]]) -> None:
    page = get("/plans/documents").text
    assert "Nämnd eller styrelse." in page
    assert "uppföljning" in page
    ((first,),) = rows("SELECT id FROM goals ORDER BY id LIMIT 1")
    goals = get("/plans/goals").text
    assert f"/show/{first}" in links(goals, "/show/")
    assert "Verksamhetsplan med budget 2019" in goals, "references read as what they point at"


def test_every_column_of_every_table_is_described_in_swedish() -> None:
    texts = web_texts()["column"]
    missing = [f"{s.name}.{c}" for s in TABLES for c in s.columns if c not in texts and f"{s.name}.{c}" not in texts]
    assert missing == []
    described = metadata("sv")["databases"]["plans"]["tables"]
    assert all(described[spec.name]["title"] != spec.name for spec in TABLES if not described[spec.name]["hidden"])


def test_every_text_of_the_pages_has_both_languages() -> None:
    for group, texts in web_texts().items():
        for key, text in texts.items():
            assert set(text) == {"sv", "en"}, (group, key)
            assert re.findall(r"{\w+}", text["sv"]) == re.findall(r"{\w+}", text["en"]), (group, key)


@pytest.mark.parametrize("query", queries(), ids=lambda query: query.name)
def test_every_named_query_is_there_and_answers(get: Any, query: Any) -> None:
    page = get(f"/plans/{quote(query.name)}", follow_redirects=True)
    assert page.status_code == 200, page.text[-500:]
    assert query.question in html.unescape(page.text)
    assert 'class="notice"' not in page.text


def test_named_query_takes_its_parameters(get: Any) -> None:
    def found(municipality: str) -> list[Any]:
        answer = get(f"/plans/fritext.json?text=m%C3%A5l&municipality={municipality}&_shape=objects").json()
        return answer["rows"]

    assert {row["municipality"] for row in found("sala")} == {"Sala"}
    assert found("1981") == found("Sala")
    assert found("Atlantis") == []
    assert {row["municipality"] for row in found("")} == {"Ale", "Sala"}


def test_language_is_chosen_and_kept(get: Any, readers: Callable[..., Any], web_db: Path) -> None:
    english = get("/?lang=en")
    assert '<html lang="en">' in english.text
    assert "3 documents of 2 municipalities" in english.text
    kept = english.headers["set-cookie"].partition(";")[0]
    assert '<html lang="en">' in get("/plans/goals", headers={"cookie": kept}).text
    assert '<html lang="sv">' in get("/?lang=xx").text
    assert '<html lang="en">' in readers(web_db, lang="en")("/").text
    assert get("/plans/goals.json?lang=en&_shape=objects").json()["rows"], "no filter of that name"


def test_ids_have_a_form() -> None:
    assert is_id("0123456789abcdef-m1-v2")
    assert not is_id("0123456789abcdef-m1-v2\n")
    assert table_of("0123456789abcdef") == "documents"
    assert table_of("0123456789abcdef-g1-v2") is None
    assert table_of("0123456789abcdef-q1") is None
