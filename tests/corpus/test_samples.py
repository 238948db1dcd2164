"""The samples: gold and Markdown agree, the PDFs are what the script makes and hold all of the text."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from corpus.samples import make
from corpus.samples.layouts.hyphens import hyphenate
from corpus.samples.markdown import (
    Document,
    Heading,
    Items,
    Label,
    Paragraph,
    Statement,
    Table,
    is_group_row,
    parse,
    plain,
)
from corpus.samples.render import LAYOUTS, render
from models.errors import UsageProblem
from models.goal import GoalKind
from models.measure import ValueKind

SAMPLES = {path.stem: path for path in make.samples()}
GOLD = {path.stem: path for path in sorted((make.FOLDER / "gold").glob("*.json"))}
PDFS = sorted(make.PDF_FOLDER.glob("*.pdf"))
SEEDS = Path(__file__).parents[3] / "shared" / "corpus" / "seeds"
MEASURE_HEADS = {"Mått", "Verksamhet", "Styrtal", "Indikator", "Volymmått"}
BUDGET_HEADS = {"Verksamhetsområden, belopp i tkr", "Nettokostnad, mnkr", "Mnkr", "Projekt, mnkr"}
LONGEST_COMMON_RUN = 7

each_sample = pytest.mark.parametrize("name", sorted(SAMPLES))
each_pdf = pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.name)


def document(name: str) -> Document:
    return parse(SAMPLES[name].read_text(encoding="utf-8"))


def gold(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(GOLD[name].read_text(encoding="utf-8"))
    return loaded


def letters(text: str) -> str:
    """Letters and digits alone: neither line ends nor hyphens at them count."""
    return "".join(re.findall(r"[^\W_]", text)).casefold()


def number(cell: str) -> float | None:
    """The number of a cell such as "−7 282", "minst 57" or "≥ 80 %"; None where there is none."""
    found = re.search(r"[−\d][\d ]*(?:,\d+)?", cell)
    return float(found[0].replace("−", "-").replace(" ", "").replace(",", ".")) if found else None


def tables(name: str, heads: set[str]) -> list[Table]:
    return [b for b in document(name).blocks if isinstance(b, Table) and b.header[0][0] in heads]


def printed_numbers(name: str, heads: set[str]) -> Counter[tuple[str, float]]:
    """How often the tables print each number in a row of that name."""
    counted: Counter[tuple[str, float]] = Counter()
    for table in tables(name, heads):
        first = table.numeric.index(True)
        for row in table.rows:
            for cell, numeric in zip(row, table.numeric, strict=True):
                value = number(plain(cell)) if numeric else None
                if value is not None and not is_group_row(row):
                    counted[plain(row[first - 1]), value] += 1
    return counted


# -- gold ----------------------------------------------------------------------------------------------------------


def test_every_sample_has_gold_and_every_gold_a_sample() -> None:
    assert sorted(SAMPLES) == sorted(GOLD)
    assert len(SAMPLES) >= 3


@each_sample
def test_gold_lists_just_the_headings_as_sections(name: str) -> None:
    headings = [(b.text, b.level) for b in document(name).blocks if isinstance(b, Heading)]
    sections = gold(name)["sections"]
    assert [(f"{s['number'] or ''} {s['title']}".strip(), s["level"]) for s in sections] == headings
    keys = [s["number"] or s["title"] for s in sections]
    assert all(s["parent"] is None or s["parent"] in keys[:i] for i, s in enumerate(sections))


@each_sample
def test_every_gold_text_stands_in_the_markdown(name: str) -> None:
    text, found = letters(SAMPLES[name].read_text(encoding="utf-8")), gold(name)
    wanted = [g["text"] for g in found["goals"]]
    wanted += [part for m in found["measures"] for part in (m["name"], m["group"]) if part]
    wanted += [line["area"] for line in found["budget"]]
    wanted += [part for a in found["activities"] for part in (a["activity"], a["comment"]) if part]
    wanted += [part for i in found["indicators"] for part in (i["indicator"], i["analysis"])]
    assert [part for part in wanted if letters(part) not in text] == []


@each_sample
def test_every_item_stands_in_a_section_of_the_gold(name: str) -> None:
    found = gold(name)
    known = {s["number"] or s["title"] for s in found["sections"]}
    keys = ("goals", "measures", "narrative_values", "sdg", "budget", "activities", "indicators")
    assert [item for key in keys for item in found[key] if item["section"] not in known] == []


@each_sample
def test_every_statement_is_a_goal(name: str) -> None:
    statements = [b.text for b in document(name).blocks if isinstance(b, Statement)]
    goals = [g["text"] for g in gold(name)["goals"]]
    assert statements
    assert [text for text in statements if goals.count(text) != 1] == []


@each_sample
def test_gold_has_every_number_of_the_measure_tables_once(name: str) -> None:
    values = Counter((m["name"], float(v["value"])) for m in gold(name)["measures"] for v in m["values"])
    assert values == printed_numbers(name, MEASURE_HEADS)


@each_sample
def test_gold_has_every_number_of_the_budget_tables_once(name: str) -> None:
    lines = Counter((line["area"], float(line["amount"])) for line in gold(name)["budget"])
    assert lines == printed_numbers(name, BUDGET_HEADS)


@each_sample
def test_totals_of_the_budget_tables_add_up(name: str) -> None:
    parts: dict[tuple[Any, ...], float] = defaultdict(float)
    totals: dict[tuple[Any, ...], float] = {}
    for line in gold(name)["budget"]:
        key = (line["section"], line["year"], line.get("period"), line["stage"], line["side"])
        if line["is_total"] and line["area"] != "Nettokostnad":
            totals[key] = line["amount"]
        elif not line["is_total"] and not line["area"].startswith("varav"):
            parts[key] += line["amount"]
    assert {key: round(parts[key], 1) for key in totals} == totals


@each_sample
def test_gold_uses_the_words_of_the_models(name: str) -> None:
    found = gold(name)
    assert {g["kind"] for g in found["goals"]} <= set(GoalKind)
    values = [v for m in found["measures"] for v in m["values"]] + found["narrative_values"]
    assert {v["kind"] for v in values} <= set(ValueKind)


@each_sample
def test_listed_global_goals_are_those_of_the_lists(name: str) -> None:
    lists = [b for b in document(name).blocks if isinstance(b, Items) and b.label == "Agenda 2030"]
    printed = [int(entry.split()[0]) for items in lists for entry in items.entries]
    assert [s["goal"] for s in gold(name)["sdg"] if s["mention"] == "listed"] == printed


# -- PDFs ----------------------------------------------------------------------------------------------------------


def test_pdfs_are_those_that_the_script_makes() -> None:
    reportlab = pytest.importorskip("reportlab", reason="reportlab is not installed: PDFs cannot be made")
    problems = make.check()
    others = {make.maker(pdf) for pdf in PDFS} - {f"reportlab {reportlab.__version__}"}
    if problems and others:
        pytest.skip(f"The PDFs were made with {', '.join(sorted(others))}, not the version that is installed.")
    assert problems == []


def test_check_tells_what_is_missing_changed_and_left_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("reportlab", reason="reportlab is not installed: PDFs cannot be made")
    (tmp_path / "short.md").write_text("# Plan\n\n## 1 Mål\n\nText.", encoding="utf-8")
    monkeypatch.setattr(make, "samples", lambda: [tmp_path / "short.md"])
    make.make(tmp_path)
    assert make.check(tmp_path) == []
    (tmp_path / "short.plain.pdf").rename(tmp_path / "other.plain.pdf")
    (tmp_path / "short.zebra.pdf").write_bytes((tmp_path / "short.ruled.pdf").read_bytes())
    problems = [problem.partition(":")[0] for problem in make.check(tmp_path)]
    assert problems == [
        "short.zebra.pdf differs",
        "short.plain.pdf is missing.",
        "other.plain.pdf belongs to no sample.",
    ]


def test_there_is_a_pdf_of_every_sample_in_every_layout() -> None:
    assert {pdf.name for pdf in PDFS} == {make.pdf_name(s, layout) for s in SAMPLES.values() for layout in LAYOUTS}
    assert sum(pdf.stat().st_size for pdf in PDFS) < 2_000_000


@each_pdf
def test_pdf_holds_all_of_the_text(pdf: Path) -> None:
    opened = pypdfium2.PdfDocument(pdf)
    printed = letters("".join(page.get_textpage().get_text_bounded() for page in opened))
    source = document(pdf.name.split(".")[0])
    assert opened.get_metadata_value("Title") == source.title
    assert opened.get_metadata_value("Producer").startswith("ReportLab")
    wanted = [source.title, *source.organisation, *source.subtitle]
    for block in source.blocks:
        match block:
            case Heading() | Statement():
                wanted += [block.text, block.label]
            case Label():
                wanted.append(block.text)
            case Items():
                wanted += [block.label, *block.entries]
            case Table():
                wanted += [plain(cell) for row in (*block.header, *block.rows) for cell in row]
            case Paragraph():
                wanted += [sentence for sentence in plain(block.text).split(". ") if len(sentence) < 60]
    assert [text for text in wanted if letters(text) not in printed] == []


@each_pdf
def test_pdf_has_only_embedded_fonts(pdf: Path) -> None:
    fonts = set(re.findall(rb"/BaseFont /(\S+)", pdf.read_bytes()))
    assert fonts
    assert [font for font in fonts if not font.startswith(b"AAAAAA+BitstreamVera")] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_render_gives_the_same_bytes_twice(layout: str, tmp_path: Path) -> None:
    pytest.importorskip("reportlab", reason="reportlab is not installed: PDFs cannot be made")
    goal = "**Fler ska må bra.**\n\n##### Nämndens mål"
    text = f"# Plan 2030\n\n## 1 Mål\n\n{goal}\n\n| Mått | 2029 |\n|---|---:|\n| Å | −1 |\n"
    render(text, layout, tmp_path / "a.pdf")
    render(text, layout, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_render_refuses_an_unknown_layout(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="no layout 'fancy'; choose one of ruled, zebra, plain"):
        render("# Plan", "fancy", tmp_path / "a.pdf")


def test_render_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_reportlab(module: str) -> None:
        raise ModuleNotFoundError("No module named 'reportlab'", name="reportlab.lib")

    monkeypatch.setattr("corpus.samples.render.importlib.import_module", without_reportlab)
    with pytest.raises(UsageProblem, match="run 'pip install reportlab'"):
        render("# Plan", "plain", tmp_path / "a.pdf")


# -- Markdown ------------------------------------------------------------------------------------------------------


def test_labels_go_with_what_they_stand_beside() -> None:
    parsed = parse(
        "<!-- not text -->\n\nAle kommun\n\n# Plan\n\nUtkast\n\n##### Målområde\n\n## Skola\n\n**A**\n\n"
        "##### Nämndens mål\n\n##### Uppdrag:\n\n**B**\n\n##### Bakgrund\n\n**Frågor:**\n\n- ett\n- två"
    )
    assert (parsed.organisation, parsed.title, parsed.subtitle) == (["Ale kommun"], "Plan", ["Utkast"])
    assert parsed.blocks == [
        Heading(1, "Skola", "Målområde"),
        Statement("A", "Nämndens mål"),
        Statement("B", "Uppdrag:", label_first=True),
        Label("Bakgrund"),
        Label("Frågor:"),
        Items(("ett", "två"), "Frågor:"),
    ]


def test_table_with_two_header_rows() -> None:
    parsed = parse("# Plan\n\n| tkr | 2018 | |\n|---|---:|---:|\n| | **Utfall** | **Budget** |\n| Skola | 1 | 2 |")
    assert parsed.blocks == [
        Table((("tkr", "2018", ""), ("", "Utfall", "Budget")), (("Skola", "1", "2"),), (False, True, True))
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("## Skola", "no title"),
        ("# Plan\n\n| a | b |\n| 1 | 2 |", "no separator row under"),
        ("# Plan\n\n| a | b |\n|---|---|\n| 1 |", "has 1 cells, its header 2"),
    ],
)
def test_markdown_that_cannot_be_read(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse(text)


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("verksamhet", "verk-sam-het"),
        ("självständighet", "själv-stän-dig-het"),
        ("ledningens", "led-ning-ens"),
        ("skola", "skola"),
    ],
)
def test_hyphenate(word: str, broken: str) -> None:
    assert hyphenate(word).replace("\u00ad", "-") == broken


# -- own prose -----------------------------------------------------------------------------------------------------


def _runs(text: str) -> set[tuple[str, ...]]:
    words, length = re.findall(r"[^\W_]+", text.lower()), LONGEST_COMMON_RUN + 1
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def _prose(name: str) -> list[str]:
    """Each sentence, item and cell on its own; headings and labels are terms."""
    texts: list[str] = []
    for block in document(name).blocks:
        match block:
            case Statement() | Paragraph():
                texts.append(block.text)
            case Items():
                texts += block.entries
            case Table():
                texts += [cell for row in block.rows for cell in row]
    return texts


@pytest.mark.real
@each_sample
def test_prose_is_the_projects_own(name: str) -> None:
    if not SEEDS.is_dir():
        pytest.skip("The documents of ../shared/corpus are not there.")
    theirs = {run for seed in sorted(SEEDS.glob("*.txt")) for run in _runs(seed.read_text(encoding="utf-8"))}
    assert theirs
    assert [" ".join(run) for text in _prose(name) for run in sorted(_runs(text)) if run in theirs] == []
