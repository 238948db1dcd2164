"""The comparison as an HTML file and as a fragment."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from models.errors import DocumentNotFound, TargetNotWritable, UsageProblem
from models.register import Municipality
from output.compare_html import fragment, page
from output.comparing.choose import BY_ID, BY_MUNICIPALITY, GOAL_TEXTS
from output.comparing.facts import Ref, Use
from output.comparing.files import write_files
from output.comparing.markup import esc
from output.comparing.read import AMOUNTS, MEASURES, SDGS, TREE, VALUES
from output.comparing.report import make_report
from output.comparing.similar import LINKS
from output.comparing.style import css_string, page_rules, rules
from output.connection import reader
from output.database import Database

NORRVIK = Municipality(code="9901", name="Norrvik", official_name="Norrviks kommun", county="Norra län")
_VOID = {"meta", "br", "rect", "circle", "line", "polyline", "polygon"}


class _Checked(HTMLParser):
    """Elements and attributes in their order; what is opened must be closed in turn."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def html(filled: Path) -> str:
    return page(filled, ["Norrvik", "Söderby"])


@pytest.fixture
def load(tmp_path: Path, make: dict[str, Any]) -> Callable[..., Path]:
    """A database with Norrvik's document in the versions that are given, each a dict of a document's facts."""

    def loaded(*versions: dict[str, Any], edit: Callable[[int, Any], None] = lambda n, made: None) -> Path:
        path = tmp_path / "plans.db"
        with Database.open(path) as database:
            database.fill_registers([NORRVIK], [])
            for number, facts in enumerate(versions):
                made = make["norrvik"](f"{number + 1:02d}" * 32, f"docs/plan-{number}.pdf")
                made.document = made.document.model_copy(update=facts)
                edit(number, made)
                database.load(made)
        return path

    return loaded


def test_the_page_is_well_formed_and_loads_nothing(html: str) -> None:
    parsed = _Checked(html)
    assert parsed.open == []
    assert not {name for name, _ in parsed.elements} & {"script", "link", "img", "iframe", "object", "base", "form"}
    addresses = [attributes.get("href") or "" for attributes in parsed.all("a")]
    assert addresses
    assert all(address.startswith("#pv-") for address in addresses)
    assert not re.search(r"url\(|@import|https?:|\bon\w+=", html.replace("http://www.w3.org", ""))


def test_every_reference_leads_somewhere_and_ids_are_unique(html: str) -> None:
    parsed = _Checked(html)
    ids = [attributes["id"] for _, attributes in parsed.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {(a["href"] or "")[1:] for a in parsed.all("a")} <= set(ids)
    named = [ids_ for _, a in parsed.elements for ids_ in (a.get("aria-labelledby") or "").split()]
    assert named
    assert set(named) <= set(ids)


def test_headings_go_down_one_level_at_a_time(html: str) -> None:
    parsed = _Checked(html)
    levels = [int(name[1]) for name, _ in parsed.elements if re.fullmatch(r"h[1-6]", name)]
    assert levels.count(1) == 1 == levels[0]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_tables_have_heads_with_scope_and_pictures_have_words(html: str) -> None:
    parsed = _Checked(html)
    assert all(a.get("scope") in ("col", "row", "colgroup") for a in parsed.all("th"))
    pictures = parsed.all("svg")
    assert pictures
    assert all(a.get("role") == "img" or a.get("aria-hidden") == "true" for a in pictures)
    assert all("aria-labelledby" in a for a in pictures if a.get("role") == "img")


def test_it_says_what_stands_in_the_database(html: str) -> None:
    text = " ".join(_Checked(html).text)
    for words in (
        "Norrvik och Söderby", "Strategisk målsättning", "Fler ska gå vidare till arbete.", "8.5", "140",
        "A1 s.\u00a01",
        "Får inte jämföras", "Dokumenten gäller olika år (Norrvik 2031; Söderby 2034)", "delvis uppfyllt",
        "Kronor per invånare kan inte räknas ut",
    ):  # fmt: skip
        assert words in text


def test_in_english_the_documents_words_stay(filled: Path) -> None:
    text = " ".join(_Checked(page(filled, ["Norrvik", "Söderby"], "en")).text)
    assert "Not to be compared" in text
    assert "Strategisk målsättning" in text
    assert "Får inte jämföras" not in text


def test_the_same_database_gives_the_same_bytes(filled: Path, html: str) -> None:
    assert page(filled, ["Norrvik", "Söderby"]) == html


def test_what_a_document_says_is_text_only(load: Callable[..., Path]) -> None:
    evil = "</style><script>alert(1)</script>\"'&\x00"

    def edit(number: int, made: Any) -> None:
        for entity, field in (
            ("goals", "text"),
            ("goals", "local_term"),
            ("measures", "name"),
            ("budget_lines", "area"),
        ):
            rows = getattr(made, entity)
            rows[0] = rows[0].model_copy(update={field: evil})

    path = load({"title": evil}, {"title": evil, "municipality": evil, "body": evil}, edit=edit)
    made = page(path, ["0101010101010101", "0202020202020202"])
    parsed = _Checked(made)
    assert parsed.all("script") == []
    assert sum("alert(1)" in text for text in parsed.text) >= 6
    assert len(parsed.all("style")) == 1


def test_a_string_of_the_style_sheet_cannot_end_it() -> None:
    assert re.fullmatch(r'"[\w \\]*"', css_string("a\"}</style>\\\n'å"))
    assert page_rules("</style>").count("</style") == 0
    assert esc("<a href='x'>\x07&") == "&lt;a href=&#x27;x&#x27;&gt;&amp;"


def test_every_rule_of_the_fragment_is_scoped() -> None:
    selectors = re.findall(r"(?:^|[};])\s*([^{};@]+)\{", rules().replace("@media print {", ""))
    assert len(selectors) > 40
    assert all(part.strip().startswith(".pv-compare") for chosen in selectors for part in chosen.split(","))


def test_the_fragment_stands_below_a_heading_and_links_as_told(filled: Path) -> None:
    made = fragment(
        filled, "Norrvik", "Söderby",
        link=lambda ref: f"/show/{ref.id}" if ref.table in ("goals", "documents") else None,
    )  # fmt: skip
    parsed = _Checked(made)
    assert parsed.all("h1") == []
    assert parsed.all("html") == []
    addresses = [a["href"] or "" for a in parsed.all("a") if a.get("class") == "ref"]
    assert sum(address.startswith("/show/") for address in addresses) >= 9
    assert any(address.startswith("#pv-A1") for address in addresses)
    assert "/show/a1a1a1a1a1a1a1a1" in {a["href"] for a in parsed.all("a")}


def test_a_year_can_be_named(load: Callable[..., Path]) -> None:
    path = load({"year": 2031}, {"year": 2032}, {"year": 2032, "type": "annual_report"})
    left, right = make_report(path, ["norrvik 2031", "9901 2032"]).parties
    assert (left.name, [d.year for d in left.documents]) == ("Norrvik 2031", [2031])
    assert (right.name, [d.type for d in right.documents]) == ("Norrvik 2032", ["annual_report", "plan"])


def test_nothing_is_counted_twice(load: Callable[..., Path]) -> None:
    path = load(
        {"year": 2031, "path": "b.pdf"}, {"year": 2031, "path": "a.pdf"}, {"year": 2030}, {"standing": "party_budget"},
        {"year": 2031, "period": "T1"}, {"year": 2031, "type": "other"},
    )  # fmt: skip
    whole = make_report(path, ["Norrvik", "0101010101010101"]).parties[0]
    assert [(d.mark, d.use, d.year, d.period) for d in whole.documents if d.use != Use.ASIDE] == [
        ("A1", Use.COUNTED, 2031, None), ("A2", Use.EARLIER, 2031, "T1"), ("A3", Use.EARLIER, 2030, None),
        ("A4", Use.COPY, 2031, None),
    ]  # fmt: skip
    assert len(whole.all_goals) == 5
    assert sum(d.use == Use.ASIDE for d in whole.documents) == 2


def test_documents_of_one_kind_that_are_no_copies_all_count_and_it_is_said(load: Callable[..., Path]) -> None:
    def edit(number: int, made: Any) -> None:
        made.goals = [goal.model_copy(update={"text": f"{goal.text} {number}"}) for goal in made.goals]

    report = make_report(load({}, {}, edit=edit), ["Norrvik", "0101010101010101"])
    assert [d.use for d in report.parties[0].documents] == [Use.COUNTED, Use.COUNTED]
    assert "same_kind" in {caution.key for caution in report.cautions if caution.main}


def test_similar_goals_are_joined_with_score_and_reason(load: Callable[..., Path]) -> None:
    texts = ["Elevernas trygghet i skolan ska öka", "Tryggheten i skolan ska öka för eleverna"]

    def edit(number: int, made: Any) -> None:
        made.goals[0] = made.goals[0].model_copy(update={"text": texts[number]})
        made.goals[1] = made.goals[1].model_copy(update={"text": ["Skatten ska höjas", "Skatten ska sänkas"][number]})

    path = load({}, {"municipality": "Söderby", "title": "Plan"}, edit=edit)
    report = make_report(path, ["0101010101010101", "0202020202020202"])
    pairs = {(pair.left.text, pair.right.text): pair for pair in report.pairs}
    pair = pairs[(texts[0], texts[1])]
    assert 0.65 <= pair.score < 1 or not pair.same
    assert pair.sdgs == (8,)
    assert ("Skatten ska höjas", "Skatten ska sänkas") not in pairs
    assert pairs[("Trygg ålderdom", "Trygg ålderdom")].score == 1
    assert all(pair.score >= 0.65 for pair in report.pairs)


def test_shared_measures_become_charts_with_their_values(load: Callable[..., Path]) -> None:
    path = load({}, {"municipality": "Söderby"})
    report = make_report(path, ["0101010101010101", "0202020202020202"])
    shared = {one.kolada_id or one.name: one for one in report.shared}
    assert set(shared) == {"N00001", "Äldreomsorg: Nöjda brukare"}
    assert shared["N00001"].drawn
    assert not shared["Äldreomsorg: Nöjda brukare"].drawn
    parsed = _Checked(page(path, ["0101010101010101", "0202020202020202"]))
    assert [a.get("class") for a in parsed.all("svg")].count("chart") == 1
    said = "".join(parsed.text)
    assert "utfall 2030: 7,6\u00a0%" in said
    assert "2030, kvinnor" in said
    assert "≤ 5,5\u00a0%" in said


def test_other_units_are_not_drawn_together_and_other_years_are_told(load: Callable[..., Path]) -> None:
    def edit(number: int, made: Any) -> None:
        if number:
            values = [value.model_copy(update={"unit": "antal", "year": 2020}) for value in made.measure_values]
            made.measure_values = values

    path = load({}, {"municipality": "Söderby"}, edit=edit)
    report = make_report(path, ["0101010101010101", "0202020202020202"])
    shared = next(one for one in report.shared if one.kolada_id)
    assert shared.units == ("%", "antal")
    assert not shared.drawn
    assert {"units", "measure_years", "unsure_value"} <= {caution.key for caution in report.cautions}


def test_measures_of_the_same_name_in_other_groups_are_not_joined(load: Callable[..., Path]) -> None:
    def edit(number: int, made: Any) -> None:
        group = ["Förskola", "Äldreomsorg"][number]
        made.measures[1] = made.measures[1].model_copy(update={"group_name": group})

    report = make_report(load({}, {"municipality": "Söderby"}, edit=edit), ["0101010101010101", "0202020202020202"])
    assert [one.kolada_id for one in report.shared] == ["N00001"]
    assert "other_group" in {caution.key for caution in report.cautions}


def test_amounts_are_never_added_up(load: Callable[..., Path]) -> None:
    def edit(number: int, made: Any) -> None:
        made.budget_lines[1] = made.budget_lines[0].model_copy(update={"id": made.budget_lines[1].id})

    report = make_report(load({}, {"body": "Skolnämnden"}, edit=edit), ["0101010101010101", "0202020202020202"])
    rows = [row for _, rows in report.budgets for row in rows]
    double = next(row for row in rows if row.label == "Hemtjänst" and row.side == "cost")
    assert [[amount.amount_sek for amount in side] for side in double.amounts] == [[120_000, 120_000]] * 2
    assert "bodies" in {caution.key for caution in report.cautions}


def test_sides_are_two_to_four_and_known(filled: Path) -> None:
    assert [p.letter for p in make_report(filled, ["Norrvik", "Söderby", "norrvik-plan"]).parties] == ["A", "B", "C"]
    with pytest.raises(UsageProblem, match="two to 4 sides; 5 were named"):
        make_report(filled, ["Norrvik"] * 5)
    with pytest.raises(DocumentNotFound, match="municipalities: Norrvik, Söderby"):
        make_report(filled, ["Norrvik", "Västhamn"])
    twice = make_report(filled, ["Norrvik", "Norrvik"]).parties
    assert len({party.name for party in twice}) == 2


def test_a_file_that_is_there_is_kept(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    assert write_files(filled, ["Norrvik", "Söderby"], target) == [target]
    made = target.read_bytes()
    target.write_text("mine")
    with pytest.raises(TargetNotWritable, match="exists already; name another file, or replace it with --force"):
        write_files(filled, ["Norrvik", "Söderby"], target)
    assert target.read_text() == "mine"
    write_files(filled, ["Norrvik", "Söderby"], target, force=True)
    assert target.read_bytes() == made
    with pytest.raises(TargetNotWritable, match="does not exist"):
        write_files(filled, ["Norrvik", "Söderby"], tmp_path / "no" / "report.html")
    with pytest.raises(TargetNotWritable, match="this is a folder"):
        write_files(filled, ["Norrvik", "Söderby"], tmp_path, force=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html"]


@pytest.mark.parametrize("sql", [BY_MUNICIPALITY, BY_ID, GOAL_TEXTS, TREE, SDGS, MEASURES, VALUES, AMOUNTS, LINKS])
def test_rows_are_found_by_index(filled: Path, sql: str) -> None:
    with reader(filled) as connection:
        plan = [row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", ["x"] * sql.count("?"))]
    scanned = {line.split()[1] for line in plan if line.startswith("SCAN")}
    tables = {"documents", "goals", "measures", "measure_values", "budget_lines", "sdg_references", "links"}
    assert scanned.isdisjoint(tables | set("dgmvsbl")), plan
    assert any(line.startswith("SEARCH") and "INDEX" in line for line in plan)


def test_a_text_without_pages_is_referred_to_by_its_mark(filled: Path) -> None:
    report = make_report(filled, ["Norrvik", "Söderby"])
    assert {goal.ref.page for goal in report.parties[1].all_goals} == {None}
    assert Ref("B1", None, "goals", "x").mark == "B1"
    assert ">B1</a>" in page(filled, ["Norrvik", "Söderby"])
