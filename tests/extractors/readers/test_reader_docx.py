"""Word files: headings, numbers that Word prints, merged tables, changes, fields, and what is no text."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.layout.types import Grid, Reading, Role
from extractors.readers.docx import read_docx
from models.errors import DocumentUnreadable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:pPr>
<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/>
<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Vår rubrik"/><w:basedOn w:val="Rubrik2"/></w:style>
<w:style w:type="paragraph" w:styleId="Onumrerad"><w:name w:val="Rubrik 3 utan nummer"/><w:pPr><w:numPr>
<w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Inneh1"><w:name w:val="toc 1"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik1"/>
<w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik2"/>
<w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="8"/><w:lvlOverride w:ilvl="1">
<w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""
PARTS = {"styles": STYLES, "numbering": NUMBERING}
HYPHENATED = " verk\u00adsamhet"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Make = Callable[..., Reading]


def write(path: Path, body: str, **parts: str) -> Path:
    """A Word file with this body, and parts such as styles or footnotes."""
    kinds = {**PARTS, **parts}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", relations({"officeDocument": "word/document.xml"}))
        file.writestr("word/_rels/document.xml.rels", relations({kind: f"{kind}.xml" for kind in kinds}))
        namespaces = (
            f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:v="urn:v"'
        )
        file.writestr("word/document.xml", f"<w:document {namespaces}><w:body>{body}</w:body></w:document>")
        for kind, content in kinds.items():
            file.writestr(f"word/{kind}.xml", f"<w:{kind} {W}>{content}</w:{kind}>")
    return path


def relations(targets: dict[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{at}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items())
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
    )


@pytest.fixture
def read(tmp_path: Path) -> Make:
    return lambda body, **parts: read_docx(write(tmp_path / "plan.docx", body, **parts))


def p(text: str, style: str = "", extra: str = "", run: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{extra}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if not text.startswith('<') else text}</w:tc>"


def tr(*cells: str, head: bool = False) -> str:
    about = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{about}{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def texts(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks]


def headings(reading: Reading) -> list[tuple[int | None, str]]:
    return [(block.level, block.text) for block in reading.blocks if block.role is Role.HEADING]


def grid(reading: Reading) -> Grid:
    found = [block.grid for block in reading.blocks if block.grid is not None]
    assert len(found) == 1
    return found[0]


def test_headings_have_the_numbers_that_word_prints(read: Make) -> None:
    reading = read(
        p("Inledning", "Rubrik1")
        + p("Nämnden ansvarar för skolan.")
        + p("Mål", "Rubrik1")
        + p("Skola", "Rubrik2")
        + p("Förskola", "Egen")
        + p("Bilaga", "Onumrerad")
        + p("Ekonomi", "Rubrik1")
        + p("Drift", "Rubrik2")
    )
    assert headings(reading) == [
        (1, "1 Inledning"), (1, "2 Mål"), (2, "2.1 Skola"), (2, "2.2 Förskola"), (3, "Bilaga"), (1, "3 Ekonomi"),
        (2, "3.1 Drift"),
    ]  # fmt: skip


def test_list_items_have_their_markers_and_start_anew_where_that_is_said(read: Make) -> None:
    def item(level: int, number: int) -> str:
        return p(f"post {level}", "", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    reading = read(item(0, 2) + item(1, 2) + item(1, 2) + item(1, 3))
    assert [(b.role, b.marker) for b in reading.blocks] == [
        (Role.LIST_ITEM, "•"), (Role.LIST_ITEM, "c)"), (Role.LIST_ITEM, "d)"), (Role.LIST_ITEM, "a)"),
    ]  # fmt: skip


def test_deleted_hidden_and_struck_text_is_none_and_inserted_is(read: Make) -> None:
    reading = read(
        f"<w:p>{r('Målet är ')}<w:del><w:r><w:delText>40</w:delText></w:r></w:del><w:ins>{r('50')}</w:ins>"
        f"{r(' hemligt', '<w:vanish/>')}{r(' 60', '<w:strike/>')}{r(' procent.')}</w:p>"
    )
    assert texts(reading) == ["Målet är 50 procent."]
    assert [note.code for note in reading.notes] == ["read.struck_text"]


def field(code: str, result: str, end: bool = True) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('separate')}{r(result)}" + (
        mark.format("end") if end else ""
    )


def test_fields_show_their_result_but_no_page_number_and_no_contents(read: Make) -> None:
    end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    reading = read(
        f"<w:p>{field('TOC o', 'Inledning 3', end=False)}</w:p>{p('Mål 4')}{end}"
        f"{p('Inledning 3', 'Inneh1')}<w:p>{r('Sida ')}{field(' PAGE ', '17')}{r('.')}</w:p>"
        f"<w:p>{r('Se ')}{field('REF x', 'tabell 2')}{r('.')}</w:p>"
    )
    assert texts(reading) == ["Sida .", "Se tabell 2."]


def test_a_field_that_never_ends_hides_no_chapter(read: Make) -> None:
    reading = read(f"<w:p>{field('TOC', 'Inledning 3', end=False)}</w:p>{p('Inledning', 'Rubrik1')}{p('Text.')}")
    assert texts(reading) == ["1 Inledning", "Text."]


def test_merged_cells_stand_once_and_say_how_far_they_reach(read: Make) -> None:
    wide, start, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    reading = read(
        tbl(
            tr(tc("Mått", start), tc("Utfall", wide), head=True),
            tr(tc("", on), tc("2022"), tc("2023"), head=True),
            tr(tc("Nöjda"), tc("71"), tc("73")),
        )
    )
    found = grid(reading)
    assert found.texts() == [["Mått", "Utfall", ""], ["", "2022", "2023"], ["Nöjda", "71", "73"]]
    name, outcome = found.rows[0][0], found.rows[0][1]
    assert name is not None
    assert outcome is not None
    assert (name.header, outcome.header) == (True, True)
    assert (name.row_span, outcome.col_span) == (2, 2)
    assert (found.rows[0][2], found.rows[1][0]) == (None, None)


def test_columns_that_differ_by_a_hair_are_one(read: Make) -> None:
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in (3000, 60, 1000, 1000))
    span = '<w:gridSpan w:val="2"/>'
    reading = read(
        f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>"
        + tr(tc("Mått", span), tc("2022"), tc("2023"))
        + tr(tc("Nöjda"), tc("71", span), tc("73"))
        + "</w:tbl>"
    )
    assert grid(reading).texts() == [["Mått", "2022", "2023"], ["Nöjda", "71", "73"]]


def test_two_numbers_in_one_cell_are_doubted(read: Make) -> None:
    cell = tc(p("500") + p("600"))
    found = grid(read(tbl(tr(tc("Mått"), tc("2022")), tr(tc("Elever"), cell))))
    held = found.rows[1][1]
    assert held is not None
    assert held.doubt == "two numbers in one cell"


def test_a_table_that_only_arranges_the_page_is_text(read: Make) -> None:
    inner = tbl(tr(tc("Mått"), tc("2022")), tr(tc("Nöjda"), tc("71")))
    reading = read(tbl(tr(tc(p("Mål", "Rubrik1") + p("Alla ska få läsa."))), tr(tc(inner + p("Slut.")))))
    assert [b.role for b in reading.blocks] == [Role.HEADING, Role.PARAGRAPH, Role.TABLE, Role.PARAGRAPH]


def test_the_text_of_a_text_box_is_read_once(read: Make) -> None:
    box = f"<w:txbxContent>{p('I rutan.')}</w:txbxContent>"
    reading = read(
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape>{box}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>{r('Text.')}</w:p>"
    )
    assert texts(reading) == ["Text.", "I rutan."]


def test_footnotes_stand_behind_the_text_and_leave_no_digit_in_it(read: Make) -> None:
    notes = f'<w:footnote w:id="2">{p("Enligt SCB.")}</w:footnote>'
    reading = read(
        f'<w:p>{r("Antalet är 40")}<w:r><w:footnoteReference w:id="2"/></w:r>{r(".")}</w:p>', footnotes=notes
    )
    assert [(b.role, b.text) for b in reading.blocks] == [
        (Role.PARAGRAPH, "Antalet är 40."), (Role.FOOTNOTE, "Enligt SCB.")]  # fmt: skip


def test_headers_and_footers_are_no_text_of_the_document(read: Make) -> None:
    reading = read(p("Text."), header=p("Sala kommun"), footer=p("Verksamhetsplan 2024"))
    assert texts(reading) == ["Text."]
    assert reading.running == ["Sala kommun", "Verksamhetsplan 2024"]


def test_signs_of_symbol_fonts_and_soft_hyphens(read: Make) -> None:
    font = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    sym = '<w:r><w:sym w:font="Wingdings" w:char="F04C"/></w:r>'
    reading = read(f"<w:p>{r('J', font)}{sym}{r(HYPHENATED)}<w:r><w:softHyphen/></w:r>{r('en')}</w:p>")
    assert texts(reading) == ["☺☹ verksamheten"]


def shaded(color: str) -> str:
    return f'<w:shd w:val="clear" w:fill="{color}"/>'


def test_a_coloured_cell_is_a_mark_and_a_coloured_row_is_none(read: Make) -> None:
    green, red = shaded("00B050"), shaded("FF0000")
    reading = read(
        tbl(
            tr(tc("Mål", shaded("FF0000")), tc("Status", shaded("FF0000"))),
            tr(tc("Läsa"), tc("", green)),
            tr(tc("Räkna", green), tc("", green)),
            tr(tc("Skriva"), tc("", red)),
        )
    )
    marks = [[c.marks[0].color if c is not None and c.marks else None for c in row] for row in grid(reading).rows]
    assert marks == [[None, None], [None, "green"], [None, None], [None, "red"]]


def test_a_picture_is_the_status_that_it_is_described_as(read: Make) -> None:
    def icon(text: str) -> str:
        about = f'<wp:docPr id="1" name="x" descr="{text}"/>'
        return f"<w:p><w:r><w:drawing><wp:inline>{about}</wp:inline></w:drawing></w:r></w:p>"

    reading = read(
        tbl(
            tr(tc("Mål"), tc("Status")),
            tr(tc("Läsa"), tc(icon("Delvis uppfyllt"))),
            tr(tc("A"), tc(icon("En bild av en hund"))),
        )
    )
    assert grid(reading).texts() == [["Mål", "Status"], ["Läsa", "Delvis uppfyllt"], ["A", ""]]


def test_a_line_that_is_bold_stands_alone(read: Make) -> None:
    reading = read(f"<w:p>{r('Nämndens mål', '<w:b/>')}<w:r><w:br/></w:r>{r('Alla ska få läsa.')}</w:p>")
    assert [(b.text, b.bold) for b in reading.blocks] == [("Nämndens mål", True), ("Alla ska få läsa.", False)]


def test_placeholders_and_contents_in_content_controls_are_no_text(read: Make) -> None:
    reading = read(
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Klicka här')}</w:sdtContent></w:sdt>"
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Inledning 3')}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtContent>{p('Text.')}</w:sdtContent></w:sdt>"
    )
    assert texts(reading) == ["Text."]


def test_headings_without_a_style_are_told_by_their_size(read: Make) -> None:
    large = '<w:b/><w:sz w:val="36"/>'
    text = "Nämnden ansvarar för förskola, grundskola och gymnasium i hela kommunen, och för kulturskolan."
    reading = read("".join(p(title, run=large) + p(text) for title in ("Inledning", "Mål och mått", "Ekonomi")))
    assert [title for _, title in headings(reading)] == ["Inledning", "Mål och mått", "Ekonomi"]


def test_embedded_objects_are_counted(read: Make) -> None:
    reading = read(p("Text.") + "<w:p><w:r><w:object/></w:r></w:p>")
    assert [note.code for note in reading.notes] == ["read.embedded"]


def test_an_entity_is_not_resolved_and_a_bomb_of_them_costs_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "bomb.docx", p("Text."))
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol" * 10}">' for n in range(12))
    document = f"<!DOCTYPE d [{levels}]><w:document {W}><w:body>{p('&e11;')}</w:body></w:document>"
    path = repacked(path, {"word/document.xml": document.encode()})
    with pytest.raises(DocumentUnreadable) as error:
        read_docx(path)
    assert error.value.code in ("read.empty", "read.broken_docx")


def repacked(path: Path, changes: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()} | changes
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


def test_a_part_that_swells_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = repacked(write(tmp_path / "bomb.docx", p("Text.")), {"word/styles.xml": b" " * (129 * 2**20)})
    assert path.stat().st_size < 2**20
    with pytest.raises(DocumentUnreadable, match="is refused") as error:
        read_docx(path)
    assert error.value.code == "read.archive_too_large"


@pytest.mark.parametrize("cut", [4, 0.3, 0.9])
def test_a_file_that_was_cut_off_says_so(tmp_path: Path, cut: float) -> None:
    path = write(tmp_path / "plan.docx", p("Text."))
    data = path.read_bytes()
    path.write_bytes(data[: int(cut if cut > 1 else cut * len(data))])
    with pytest.raises(DocumentUnreadable, match="broken") as error:
        read_docx(path)
    assert error.value.code == "read.broken_docx"


def test_a_file_outside_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hemligt", encoding="utf-8")
    document = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document {W}><w:body>{p("Text. &x;")}'
        "</w:body></w:document>"
    )
    path = repacked(write(tmp_path / "x.docx", p("Text.")), {"word/document.xml": document.encode()})
    assert "hemligt" not in " ".join(texts(read_docx(path)))


def test_nothing_has_a_page(read: Make) -> None:
    reading = read(p("Mål", "Rubrik1") + p("Text.") + tbl(tr(tc("A"), tc("B")), tr(tc("1"), tc("2"))))
    assert reading.pages == 0
    assert {(block.page, block.box) for block in reading.blocks} == {(None, None)}
