"""The reader of text and Markdown: what a line becomes, and which files are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.layout.types import Block, Reading, Role
from extractors.readers.text import plain, read_text
from models.errors import DocumentUnreadable
from models.table import TableMethod

Read = Callable[[str | bytes], Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def build(content: str | bytes) -> Reading:
        path = tmp_path / "plan.md"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_text(path, "markdown")

    return build


def told(blocks: list[Block]) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in blocks]


def texts(block: Block) -> list[list[str]]:
    assert block.grid is not None
    return block.grid.texts()


def test_headings_have_the_level_of_their_marks(read: Read) -> None:
    blocks = read("# Plan\n\n## 1 Skolan\n### 1.1 Läsning ###\n#nej\n").blocks
    assert [(b.role, b.level, b.text) for b in blocks[:3]] == [
        (Role.HEADING, 1, "Plan"),
        (Role.HEADING, 2, "1 Skolan"),
        (Role.HEADING, 3, "1.1 Läsning"),
    ]
    assert blocks[3].role is Role.PARAGRAPH
    assert all(b.method == "markup" for b in blocks)


def test_lines_without_a_blank_line_between_are_one_paragraph(read: Read) -> None:
    blocks = read("Nämnden sköter\nparkerna i staden.\n\nGatorna sköts av andra.\n").blocks
    assert told(blocks) == [
        ("paragraph", "Nämnden sköter parkerna i staden."),
        ("paragraph", "Gatorna sköts av andra."),
    ]


def test_a_bold_line_stands_alone(read: Read) -> None:
    goal, text = read("**Alla barn ska kunna simma.**\nBadhuset byggs om.\n").blocks
    assert (goal.text, goal.bold, goal.bold_start) == ("Alla barn ska kunna simma.", True, "")
    assert (text.text, text.bold) == ("Badhuset byggs om.", False)


def test_bold_words_at_the_start_are_kept_apart(read: Read) -> None:
    (block,) = read("**Uppdrag:** Utred badhuset.\n").blocks
    assert (block.text, block.bold, block.bold_start) == ("Uppdrag: Utred badhuset.", False, "Uppdrag:")


@pytest.mark.parametrize(
    ("line", "bold", "italic"),
    [("*Simma mer.*", False, True), ("__Simma mer.__", True, False), ("***Simma mer.***", True, True)],
)
def test_emphasis_of_a_whole_paragraph(read: Read, line: str, bold: bool, italic: bool) -> None:
    (block,) = read(line).blocks
    assert (block.text, block.bold, block.italic) == ("Simma mer.", bold, italic)


@pytest.mark.parametrize("line", ["2 * 3 * 4", "fil_namn_ett", "5* hotell och 3* hotell"])
def test_stars_and_lines_that_are_no_emphasis(read: Read, line: str) -> None:
    (block,) = read(line).blocks
    assert (block.text, block.bold, block.italic) == (line, False, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Mål** och *medel*", "Mål och medel"),
        ("en <b>fet</b><br/>rad", "en fet rad"),
        (r"5 \* 4 och 3\.", "5 * 4 och 3."),
        ("hård\u00a0blank\u200b och \u00admjukt", "hård blank och \u00admjukt"),
    ],
)
def test_plain_text_has_no_marks(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize("marker", ["-", "•", "–", "1.", "12)", "a)", "*"])
def test_list_items_keep_their_marker(read: Read, marker: str) -> None:
    first, second = read(f"{marker} läsa mer,\n  varje dag\n{marker} räkna mer\n").blocks
    assert (first.role, first.marker, first.text) == (Role.LIST_ITEM, marker, "läsa mer, varje dag")
    assert (second.role, second.text) == (Role.LIST_ITEM, "räkna mer")


def test_a_list_item_that_repeats_a_line_of_an_earlier_one_keeps_its_own_words(read: Read) -> None:
    blocks = read("- mer lek\n  ute\n\n- mer lek\n  inne\n").blocks
    assert [b.text for b in blocks] == ["mer lek ute", "mer lek inne"]


def test_comments_and_lone_rules_are_left_out(read: Read) -> None:
    blocks = read("<!-- sida 3\n| inte | en tabell |\n-->\n---\nText om vatten.\n\n***\n-\n").blocks
    assert told(blocks) == [("paragraph", "Text om vatten.")]


def test_tabs_make_a_table(read: Read) -> None:
    before, table, after = read("Mätt i maj.\nMått\tUtfall\tMål\nBadande\t1 200\t1 500\nLån\t\t40\nSlut.\n").blocks
    assert texts(table) == [["Mått", "Utfall", "Mål"], ["Badande", "1 200", "1 500"], ["Lån", "", "40"]]
    assert table.grid is not None
    assert (table.role, table.grid.method) == (Role.TABLE, TableMethod.TEXT)
    assert (before.text, after.text) == ("Mätt i maj.", "Slut.")


def test_rows_short_of_cells_are_filled(read: Read) -> None:
    (table,) = read("Verksamhet\tMått\tMål\nSkola\tSimning\nBad\tBesök\t7\n").blocks
    assert texts(table)[1] == ["Skola", "Simning", ""]


def test_a_single_line_with_a_tab_is_no_table(read: Read) -> None:
    (block,) = read("Beslut:\tden 3 maj i sessionssalen\n").blocks
    assert (block.role, block.text) == (Role.PARAGRAPH, "Beslut: den 3 maj i sessionssalen")


def test_pipes_make_a_table_with_its_header(read: Read) -> None:
    (table,) = read("| Mått | Mål |\n|:--|--:|\n| **Bad** | 1\\|2 |\n| Lån | |\n").blocks
    assert texts(table) == [["Mått", "Mål"], ["Bad", "1|2"], ["Lån", ""]]
    assert table.grid is not None
    assert [[cell.header for cell in row if cell] for row in table.grid.rows] == [[True] * 2, [False] * 2, [False] * 2]
    assert [cell.bold for cell in table.grid.rows[1] if cell] == [True, False]


def test_merged_cells_of_pipe_tables_are_empty_ones(read: Read) -> None:
    (table,) = read("| Område | Mått | Mål |\n|---|---|---|\n| Skola | Läsning | 80 |\n| | Räkning | 75 |\n").blocks
    assert texts(table)[1:] == [["Skola", "Läsning", "80"], ["", "Räkning", "75"]]


def test_a_table_of_contents_is_dropped(read: Read) -> None:
    lines = ["Inledning .......... 3", "1.1 Skolan\t4", "Ekonomi . . . . . . 12"]
    blocks = read("\n".join(["# Plan", *lines, "", "Texten börjar här."])).blocks
    assert [b.text for b in blocks if b.grid is None and "......" in b.text] == []
    assert [b.text for b in blocks if "Inledning" in b.text or "Ekonomi" in b.text] == []
    assert all(b.grid is None for b in blocks)


def test_a_row_that_looks_like_a_line_of_contents_stays_in_its_table(read: Read) -> None:
    (table,) = read("Mått\tUtfall\nPlatser i förskola\t212\nLekplatser\t5\nBadplatser\t9\n").blocks
    assert [row[1] for row in texts(table)] == ["Utfall", "212", "5", "9"]


def test_paragraphs_cut_by_a_page_are_one_again(read: Read) -> None:
    blocks = read("Kommunen bygger om\n\nsin simhall nästa år.\n\nFörskolorna ut-\n\nökas också.\n").blocks
    assert [b.text for b in blocks] == ["Kommunen bygger om sin simhall nästa år.", "Förskolorna utökas också."]


def test_whole_paragraphs_stay_apart(read: Read) -> None:
    blocks = read("Kommunen bygger.\n\nmen inte i år.\n\n**Badet öppnar igen**\n\nsenare i höst.\n").blocks
    assert [b.text for b in blocks] == ["Kommunen bygger.", "men inte i år.", "Badet öppnar igen", "senare i höst."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are(read: Read, encoding: str) -> None:
    reading = read("# Nämndens år\n\nÖverförmyndaren ser över ärenden.\n".encode(encoding))
    assert [b.text for b in reading.blocks] == ["Nämndens år", "Överförmyndaren ser över ärenden."]
    assert reading.notes == []


def test_windows_text_is_read_and_noted(read: Read) -> None:
    reading = read("Åtgärder – på väg".encode("cp1252"))
    assert [b.text for b in reading.blocks] == ["Åtgärder – på väg"]
    assert [(note.code, note.severity) for note in reading.notes] == [("read.encoding", "info")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "read.empty"),
        (b" \n\t\n", "read.empty"),
        (b"<!-- bara en kommentar -->\n---\n", "read.empty"),
        (b"PK\x03\x04\x00\x00\x00", "read.not_text"),
    ],
)
def test_files_without_text_are_refused(read: Read, content: bytes, code: str) -> None:
    with pytest.raises(DocumentUnreadable) as raised:
        read(content)
    assert raised.value.code == code


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadable, match="cannot be opened"):
        read_text(tmp_path / "borta.txt")


def test_the_cover_is_the_first_short_texts(read: Read) -> None:
    long = "En mening om allt som nämnden gör. " * 6
    reading = read(f"# Verksamhetsplan\n\nTekniska nämnden\n\n{long}\n")
    assert [text for text, _ in reading.cover] == ["Verksamhetsplan", "Tekniska nämnden"]
    assert (reading.format, reading.pages) == ("markdown", 0)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=30), max_size=12))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("any") / "any.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        blocks = read_text(path).blocks
    except DocumentUnreadable:
        return
    assert blocks
    for block in blocks:
        assert "\n" not in block.text
        assert (block.role is Role.TABLE) == (block.grid is not None)
        if block.grid is not None:
            assert len({len(row) for row in block.grid.rows}) == 1
