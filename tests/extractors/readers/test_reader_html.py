"""Pages of HTML: what of them is text, letters, lists, tables with merged cells, and signs of a status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.layout.types import Grid, Reading, Role
from extractors.readers.html import read_html
from models.errors import DocumentUnreadable

Make = Callable[[str], Reading]


@pytest.fixture
def read(tmp_path: Path) -> Make:
    def make(body: str, head: str = '<meta charset="utf-8"><title>Plan 2024</title>') -> Reading:
        path = tmp_path / "plan.html"
        path.write_text(f"<html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
        return read_html(path)

    return make


def texts(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks]


def grid(reading: Reading) -> Grid:
    found = [block.grid for block in reading.blocks if block.grid is not None]
    assert len(found) == 1
    return found[0]


def test_headings_paragraphs_and_lists(read: Make) -> None:
    reading = read(
        "<h1>Plan</h1><p>En <b>fet</b>\n text&nbsp;– 1&nbsp;234 kr.<p>Ny<ul><li>ett<li><p>två</p></ul>"
        '<ol start="3"><li>tre</li></ol><div role="heading" aria-level="3">Mål</div><span>Löst</span>'
    )
    assert [(b.role, b.text, b.level, b.marker) for b in reading.blocks] == [
        (Role.HEADING, "Plan", 1, ""),
        (Role.PARAGRAPH, "En fet text – 1 234 kr.", None, ""),
        (Role.PARAGRAPH, "Ny", None, ""),
        (Role.LIST_ITEM, "ett", None, "•"),
        (Role.LIST_ITEM, "två", None, "•"),
        (Role.LIST_ITEM, "tre", None, "3."),
        (Role.HEADING, "Mål", 3, ""),
        (Role.PARAGRAPH, "Löst", None, ""),
    ]
    assert reading.title == "Plan 2024"


@pytest.mark.parametrize(
    "aside",
    [
        "<script>Mål</script>", "<style>Mål</style>", "<noscript>Mål</noscript>", "<nav>Mål</nav>",
        "<footer>Mål</footer>",
        "<aside>Mål</aside>", "<header>Mål</header>", "<div role=navigation>Mål</div>", "<div hidden>Mål</div>",
        "<div style='display: none'>Mål</div>", "<div aria-hidden=true>Mål</div>", "<div id=cookie-banner>Mål</div>",
        "<button>Mål</button>", "<select><option>Mål</select>", "<template>Mål</template>", "<!-- Mål -->",
        "<div class='d-md-none'>Mål</div>", "<ul><li><a href=1>Mål</a><li><a href=2>Mått</a><li><a href=3>Hem</a></ul>",
        "<img alt='En bild av ett mål'>", "<i class='status-green'></i>", "<textarea>Mål</textarea>", "<del>Mål</del>",
    ],
)  # fmt: skip
def test_what_is_no_text_of_the_page_is_left_out(read: Make, aside: str) -> None:
    assert texts(read(f"{aside}<p>Text.</p>{aside}")) == ["Text."]


@pytest.mark.parametrize(
    "kept",
    ["<details><summary>Mål</summary></details>", "<div role=tabpanel hidden>Mål</div>",
     "<h2><button>Mål</button></h2>", "<form><p>Mål</p></form>",
     "<header><h1>Mål</h1></header>", "<div class='d-none d-md-block'>Mål</div>"],
)  # fmt: skip
def test_what_a_reader_can_open_is_text(read: Make, kept: str) -> None:
    assert texts(read(f"{kept}<p>Text.</p>")) == ["Mål", "Text."]


def test_only_the_main_part_is_read_where_the_page_names_one(read: Make) -> None:
    assert texts(read("<div>Meny</div><main><p>Text.</p></main><div>Fot</div>")) == ["Text."]
    assert texts(read("<p>Text.</p><main> </main>")) == ["Text."]


def test_merged_cells_stand_once_and_say_how_far_they_reach(read: Make) -> None:
    found = grid(
        read(
            "<table><caption>Tabell 1. Mått</caption><thead><tr><th rowspan=2>Mått<th colspan=2>Utfall"
            "<tr><td>2022<td>2023</thead><tfoot><tr><td>Summa<td>5<td>6</tfoot>"
            "<tbody><tr><th scope=row>Elever<td>1<td>2</tbody></table>"
        )
    )
    assert found.texts() == [
        ["Mått", "Utfall", ""], ["", "2022", "2023"], ["Elever", "1", "2"], ["Summa", "5", "6"]]  # fmt: skip
    name, row = found.rows[0][0], found.rows[2][0]
    assert name is not None
    assert row is not None
    assert (name.row_span, name.header, row.header, found.rows[0][2], found.rows[1][0]) == (2, True, False, None, None)
    assert found.caption == "Tabell 1. Mått"


def test_spans_that_reach_beyond_the_table_are_cut(read: Make) -> None:
    found = grid(read("<table><tr><td colspan=999>A<tr><td>1<td rowspan=65000>2<tr><td>3</table>"))
    assert (len(found.rows), found.n_columns) == (3, 2)


def test_a_table_made_of_roles(read: Make) -> None:
    def row(role: str, *cells: str) -> str:
        return "<div role=row>" + "".join(f"<span role={role}>{c}</span>" for c in cells) + "</div>"

    head, body = row("columnheader", "Mått", "2023"), row("cell", "Elever", "5")
    found = grid(read(f"<div role=table><div role=rowgroup>{head}</div>{body}</div>"))
    assert found.texts() == [["Mått", "2023"], ["Elever", "5"]]


def test_tables_that_arrange_the_page_are_text(read: Make) -> None:
    inner = "<table><tr><td>Mått<td>2023<tr><td>Elever<td>5</table>"
    reading = read(f"<table><tr><td>Meny<td><h2>Mål</h2><tr><td>x<td>{inner}</table>")
    assert [b.role for b in reading.blocks] == [Role.PARAGRAPH, Role.HEADING, Role.PARAGRAPH, Role.TABLE]
    assert texts(read("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>")) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<img src=x.png alt='Delvis uppfyllt'>", "Delvis uppfyllt"),
        ("<i class=icon title='Delvis uppfyllt'></i>", "Delvis uppfyllt"),
        ("<span role=img aria-label='Delvis uppfyllt'></span>", "Delvis uppfyllt"),
        ("<svg><title>Delvis uppfyllt</title><path/></svg>", "Delvis uppfyllt"),
        ("<img alt='Delvis uppfyllt'> Delvis uppfyllt", "Delvis uppfyllt"),
        ("<img alt='Uppfyllt'> Delvis uppfyllt", "Delvis uppfyllt"),
        ("<img alt='Bild 3'>", ""),
        ("<span class='status-delvis-uppfyllt'></span>", ""),
        ("500<br>600", "500\n600"),
    ],
)
def test_a_sign_is_the_word_that_it_is_described_with(read: Make, cell: str, text: str) -> None:
    assert grid(read(f"<table><tr><td>Mål<td>Status<tr><td>Läsa<td>{cell}</table>")).texts()[1] == ["Läsa", text]


def test_two_numbers_in_one_cell_are_doubted(read: Make) -> None:
    cell = grid(read("<table><tr><td>Mål<td>2023<tr><td>Läsa<td>500<br>600</table>")).rows[1][1]
    assert cell is not None
    assert cell.doubt == "two numbers in one cell"


def test_coloured_cells_are_marks(read: Make) -> None:
    body = "<tr><td>Läsa<td style='background-color: #00b050'><tr><td>Räkna<td bgcolor=red><tr><td>Skriva<td>"
    rows = grid(read(f"<table><tr><th>Mål<th>Status{body}</table>")).rows
    assert [cell.marks[0].color if (cell := row[1]) is not None and cell.marks else None for row in rows] == [
        None, "green", "red", None]  # fmt: skip


def test_terms_and_what_is_said_of_them_are_one_line(read: Make) -> None:
    reading = read("<dl><dt>Status</dt><dd>Uppfyllt</dd><dt>Mål:</dt><dd><p>Ett.</p><p>Två.</p></dd><dt>Sist</dt></dl>")
    assert texts(reading) == ["Status: Uppfyllt", "Mål:", "Ett.", "Två.", "Sist"]


def test_raised_digits_are_told_from_the_number(read: Make) -> None:
    assert texts(read("<p>40<sup>3</sup> km<sup>2</sup></p>")) == ["40³ km²"]


@pytest.mark.parametrize(
    ("data", "noted"),
    [
        ("<p>Åtgärd</p>".encode("cp1252"), False),
        ('<meta charset="iso-8859-1"><p>Åtgärd – ”ett”</p>'.encode("cp1252"), False),
        ('<?xml version="1.0" encoding="utf-8"?><p>Åtgärd</p>'.encode(), False),
        ("<meta http-equiv=Content-Type content='text/html; charset=utf-8'><p>Åtgärd</p>".encode("cp1252"), True),
        ("\ufeff<p>Åtgärd</p>".encode("utf-16-le"), False),
        ('<meta charset="utf-16"><p>Åtgärd</p>'.encode(), False),
        ('<meta charset="rot13"><p>Åtgärd</p>'.encode(), False),
        ('<meta charset="nonsense"><p>Åtgärd</p>'.encode(), False),
    ],
)
def test_the_letters_of_a_page(tmp_path: Path, data: bytes, noted: bool) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(data)
    reading = read_html(path)
    assert reading.blocks[0].text.startswith("Åtgärd")
    assert bool(reading.notes) is noted


@pytest.mark.parametrize("data", [b"", b"  \n", b"<html><body><script>x()</script></body></html>", b"\x00\x00"])
def test_a_page_without_text_says_so(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(data)
    with pytest.raises(DocumentUnreadable) as error:
        read_html(path)
    assert error.value.code == "read.empty"


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "dl><dd"])
def test_elements_in_hundreds_of_others_are_read_and_in_thousands_noted(read: Make, tag: str) -> None:
    assert "Text." in " ".join(texts(read(f"<{tag}>" * 600 + "Text.")))
    reading = read("<p>Före.</p>" + f"<{tag}>" * 5000 + "Text.")
    assert texts(reading) == ["Före."]
    assert [note.code for note in reading.notes] == ["read.cut"]


def test_a_file_outside_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hemligt", encoding="utf-8")
    path = tmp_path / "x.html"
    path.write_text(f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><p>Text. &x;</p>', encoding="utf-8")
    assert "hemligt" not in " ".join(texts(read_html(path)))


def test_what_a_heading_opens_is_read_and_what_a_menu_opens_is_not(read: Make) -> None:
    reading = read(
        '<h3><button aria-expanded="false" aria-controls="one">Mål 1</button></h3><p>Mellan</p>'
        '<div id="one" hidden><p>Indikatorer</p></div>'
        '<h3><button aria-expanded="false">Mål 2</button></h3><div aria-hidden="true" style="display:none">Text</div>'
        '<button aria-expanded="false" aria-controls="menu">Meny</button><div id="menu" hidden>Start</div>'
    )
    assert texts(reading) == ["Mål 1", "Mellan", "Indikatorer", "Mål 2", "Text"]


def test_what_stands_beside_the_text_is_left_out(read: Make) -> None:
    reading = read(
        '<div class="has-sidebar"><p>Plan</p></div><div class="widget-area">Nytt</div><div id="sidebar">Nytt</div>'
    )
    assert texts(reading) == ["Plan"]


def test_signs_of_global_goals_belong_to_the_text_of_their_part_of_the_page(read: Make) -> None:
    reading = read(
        '<h2>Ett</h2><p><img alt="Mål 3 God hälsa och välbefinnande"></p>'
        '<div><figure><img alt="Agenda 2030, mål 4"></figure><h2>Två</h2></div><div><h2>Tre</h2><img alt="Mål 5"></div>'
    )
    assert [(block.text, [sign.sdg for sign in block.signs]) for block in reading.blocks] == [
        ("Ett", [3]),
        ("Två", [4]),
        ("Tre", []),
    ]


def test_signs_of_global_goals_in_a_table_belong_to_their_row(read: Make) -> None:
    reading = read(
        '<table><tr><th>Mål<th>Utfall<tr><td>Ett<td>1<tr><td>Två <img alt="Mål 4 God utbildning för alla"><td>2</table>'
    )
    assert [(sign.sdg, sign.row) for block in reading.blocks for sign in block.signs] == [(4, 2)]
