"""Two documents of two invented municipalities, built by hand, and a database that holds them.

Norrvik's is a plan with numbered sections, measures, global goals and a budget; Söderby's is a follow-up with
focus areas, activities and an indicator.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.box import Box
from models.budget import BudgetLine
from models.document import Document
from models.extraction import Extraction
from models.finding import Finding
from models.followup import Activity, Indicator
from models.goal import Goal
from models.measure import Measure, MeasureValue
from models.register import Municipality, SdgGoal
from models.sdg import SdgReference
from models.section import Section
from models.table import Table
from models.version import VERSION
from output.corrections import apply_corrections
from output.corrections_file import Wanted
from output.database import Database
from output.fulfilment import update_directions
from output.links import update_links

BOX = Box(72.0, 100.04, 300.25, 120.0)


class Builder:
    """Adds rows to an extraction and gives them ids; references are given as the rows themselves."""

    def __init__(self, sha256: str, path: str, **facts: Any) -> None:
        document = Document(id=sha256[:16], sha256=sha256, path=path, version=VERSION, **{"format": "pdf", **facts})
        self.made = Extraction(document=document)

    def add(self, model: type[Any], entity: str, **fields: Any) -> Any:
        rows = getattr(self.made, entity)
        document = self.made.document.id
        base = {"id": f"{document}-{entity}-{len(rows) + 1:03d}", "position": len(rows) + 1, "document_id": document}
        for name in ("section", "parent", "goal", "table", "measure"):
            if name in fields:
                row = fields.pop(name)
                fields[f"{name}_id"] = row.id if row is not None else None
        known = model.model_fields
        row = model(**{name: value for name, value in base.items() if name in known}, **fields)
        rows.append(row)
        return row

    def section(self, title: str, level: int = 1, **fields: Any) -> Any:
        return self.add(Section, "sections", title=title, level=level, **fields)

    def table(self, kind: str, **fields: Any) -> Any:
        base = {"n_rows": 2, "n_columns": 2, "method": "ruled", "confidence": 0.95, "box": BOX, "page_first": 1}
        return self.add(Table, "tables", kind=kind, **{**base, **fields})

    def goal(self, kind: str, text: str, **fields: Any) -> Any:
        return self.add(Goal, "goals", kind=kind, text=text, **{"page": 1, "box": BOX, **fields})

    def measure(self, name: str, **fields: Any) -> Any:
        return self.add(Measure, "measures", name=name, **{"page": 1, "box": BOX, **fields})

    def value(self, measure: Any, kind: str, year: int | None, value: float | None, **fields: Any) -> Any:
        base = {"raw": str(value), "method": "ruled", "confidence": 0.95, "origin": "table", "unit": "%", "page": 1}
        return self.add(
            MeasureValue, "measure_values", measure=measure, kind=kind, year=year, value=value, **{**base, **fields}
        )

    def amount(self, area: str, stage: str, side: str, amount: float, **fields: Any) -> Any:
        base = {
            "year": 2031,
            "unit": "tkr",
            "raw": str(amount),
            "method": "ruled",
            "confidence": 0.95,
            "page": 1,
            "box": BOX,
        }
        line = {**base, "amount_sek": amount * 1000, **fields}
        return self.add(BudgetLine, "budget_lines", area=area, stage=stage, side=side, amount=amount, **line)

    def sdg(self, sdg: int, mention: str = "listed", **fields: Any) -> Any:
        return self.add(
            SdgReference, "sdg_references", sdg=sdg, mention=mention, **{"text": f"Mål {sdg}", "page": 1, **fields}
        )

    def activity(self, activity: str, **fields: Any) -> Any:
        return self.add(Activity, "activities", activity=activity, **{"page": 1, **fields})

    def indicator(self, indicator: str, **fields: Any) -> Any:
        return self.add(Indicator, "indicators", indicator=indicator, **{"page": 1, **fields})

    def finding(self, code: str, message: str, **fields: Any) -> Any:
        base = {"stage": "validate", "severity": "warning", "page": 1, "box": BOX}
        return self.add(Finding, "findings", code=code, message=message, **{**base, **fields})


def norrvik(sha256: str = "a1" * 32, path: str = "docs/norrvik-plan.pdf") -> Extraction:
    """A plan of a numbered kind."""
    b = Builder(
        sha256, path, title="Verksamhetsplan 2031", municipality="Norrvik", municipality_code="9901",
        body="Omsorgsnämnden", type="plan", year=2031, pages=2,
    )  # fmt: skip
    chapter = b.section("Strategiska målsättningar", number="4", text="Kapitlet samlar målen.")
    work = b.section(
        "Arbete åt fler", 2, number="4.1", parent=chapter, role="strategic_objective", text="Psykisk ohälsa möts i tid."
    )
    care = b.section("Trygg ålderdom", 2, number="4.2", parent=chapter, role="strategic_objective")
    money = b.section("Ekonomi", number="6")
    objective = b.goal("strategic_objective", "Arbete åt fler", section=work, local_term="Strategisk målsättning")
    jobs = b.goal(
        "committee_goal", "Fler ska gå vidare till arbete.", section=work, parent=objective, local_term="Nämndens mål"
    )
    b.goal("assignment", "Utred ett navet för unga.", section=work, parent=objective, local_term="Uppdrag", page=2)
    old = b.goal("strategic_objective", "Trygg ålderdom", section=care, local_term="Strategisk målsättning")
    b.goal(
        "committee_goal",
        "Äldre ska ha inflytande.",
        section=care,
        parent=old,
        local_term="Nämndens mål",
        comment="Mot psykisk ohälsa.",
    )
    table = b.table("measure", section=work)
    share = b.measure(
        "Andel arbetslösa", section=work, goal=jobs, table=table, unit="%",
        kolada_id="N00001", kolada_score=0.9, kolada_method="similar",
    )  # fmt: skip
    b.value(share, "outcome", 2029, 6.7)
    b.value(share, "outcome", 2030, 7.6)
    b.value(share, "outcome", 2030, 8.1, split="women")
    b.value(share, "target", 2034, 4, raw="4 %")
    b.value(share, "target", 2031, 5.5, comparator="<=", raw="högst 5,5 %", confidence=0.6, page=2, box=BOX)
    b.measure("Nöjda brukare", section=work, goal=objective, table=table, group_name="Äldreomsorg")
    budget = b.table("budget", section=money)
    row = {"section": money, "table": budget}
    for area, cost, income, net in [("Hemtjänst", 120, 20, 100), ("Myndighet", 50, 10, 45)]:
        b.amount(area, "budget", "cost", cost, **row)
        b.amount(area, "budget", "income", income, **row)
        b.amount(area, "budget", "net", net, **row)
    b.amount("Summa", "budget", "cost", 170, is_total=True, **row)
    b.amount("Summa", "budget", "income", 30, is_total=True, **row)
    b.amount("Summa", "budget", "net", 140, is_total=True, **row)
    b.sdg(8, section=work, goal=objective, target="8.5")
    b.sdg(13, section=chapter, mention="inline")
    b.sdg(13, section=care, mention="icon")
    b.finding("budget.row_net", "Kostnad minus intäkt är inte netto.")
    b.finding("table.two_numbers_in_cell", "En cell har två tal.", page=2, box=None)
    return b.made


def soderby(sha256: str = "b2" * 32, path: str = "docs/soderby-t1.txt") -> Extraction:
    """A follow-up without numbers and pages."""
    b = Builder(
        sha256, path, municipality="Söderby", municipality_code="9902", body="Omsorgsnämnden", type="follow_up",
        year=2034, period="T1", format="text",
    )  # fmt: skip
    bare = {"page": None, "box": None}
    growing = b.section("Växande Söderby", text="Vi bygger.")
    area = b.goal("focus_area", "Växande Söderby", section=growing, local_term="Målområde", **bare)
    council = b.goal(
        "council_goal",
        "Söderby ska erbjuda bostäder.",
        section=growing,
        parent=area,
        local_term="Fullmäktiges mål",
        status="partly",
        **bare,
    )
    b.goal("focus_point", "Planera för fler hem", section=growing, parent=council, **bare)
    b.goal("success_criterion", "Fler flyttar in", section=growing, parent=council, status="fulfilled", **bare)
    table = b.table("activity", section=growing, box=None, page_first=None, method="text")
    b.activity("Samtal mot ohälsa hos unga", comment="=Pågår", section=growing, goal=council, table=table, page=None)
    b.indicator("Nöjdhet", analysis="Ingen psykisk ohälsa mättes.", section=growing, goal=area, page=None)
    b.sdg(13, section=growing, goal=council, page=None)
    same = b.measure("Arbetslösa", unit="%", kolada_id="N00001", kolada_score=1.0, kolada_method="exact", **bare)
    b.value(same, "outcome", 2030, 5.2, page=None)
    b.value(same, "target", 2034, 4.5, page=None)
    return b.made


MUNICIPALITIES = [
    Municipality(code="9902", name="Söderby", official_name="Söderby kommun", county="Södra län"),
    Municipality(code="9901", name="Norrvik", official_name="Norrviks kommun", county="Norra län"),
]
SDG_GOALS = [SdgGoal(sdg=n, name_sv=f"Globalt {n}", name_en=f"Global {n}", color="#112233") for n in range(17, 0, -1)]


@pytest.fixture
def builder() -> type[Builder]:
    return Builder


@pytest.fixture
def make() -> dict[str, Callable[..., Extraction]]:
    """The two documents, by name; sha256 and path can be given."""
    return {"norrvik": norrvik, "soderby": soderby}


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with both documents and the registers; not to be written to."""
    path = tmp_path_factory.mktemp("filled") / "plans.db"
    with Database.open(path) as database:
        database.fill_registers(MUNICIPALITIES, SDG_GOALS)
        database.load(norrvik())
        database.load(soderby())
    return path


@pytest.fixture(scope="session")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan and its annual report, linked, with a goal that is said to be fulfilled; not to be written to."""
    path = tmp_path_factory.mktemp("followed") / "plans.db"
    with Database.open(path) as database:
        for number, (type_, outcome) in enumerate([("plan", None), ("annual_report", 4.0)]):
            b = Builder(
                f"c{number}" * 32,
                f"docs/{type_}.pdf",
                municipality="Norrvik",
                body="Skolnämnden",
                type=type_,
                year=2031,
            )
            goal = b.goal("committee_goal", "Trygga skolor", status="fulfilled" if outcome else None)
            measure = b.measure("Nöjda elever", goal=goal, unit="%")
            b.value(measure, "target", 2031, 5.0, raw="minst 5 %", comparator=">=")
            if outcome:
                b.value(measure, "outcome", 2031, outcome, raw="4 %", page=7)
            database.load(b.made)
        apply_corrections(database, Path("corrections.csv"), [Wanted(2, b.made.document.id, "pages", "9", "Eva")])
        update_directions(database)
        update_links(database)
    return path


def _school(number: int, type_: str, year: int = 2031, period: str | None = None) -> Builder:
    return Builder(
        f"e{number}" * 32, f"docs/{type_}-{period or 'year'}.pdf", title=f"{type_} {period or ''}".strip(),
        municipality="Norrvik", municipality_code="9901", body="Skolnämnden", policy_area="education",
        type=type_, year=year, period=period,
    )  # fmt: skip


def _plan(b: Builder) -> None:
    goal = b.goal("committee_goal", "Trygga skolor")
    b.goal("assignment", "Utred lokalerna i centrum.", local_term="Uppdrag från fullmäktige")
    b.goal("assignment", "Bygg en idrottshall vid ån.", page=3)
    for name, target in (("Nöjda elever", 5.0), ("Behöriga lärare", 90.0), ("Sjukfrånvaro", 6.0)):
        b.value(b.measure(name, goal=goal, unit="%"), "target", 2031, target, raw=f"{target:g} %", page=2)
    table = b.table("budget")
    for area, before, after in (("Grundskola", 500, 550), ("Summa", 900, 990)):
        for year, amount in ((2030, before), (2031, after)):
            b.amount(area, "budget", "net", amount, year=year, table=table, is_total=area == "Summa")


def _follow_up(b: Builder, forecast: float, target: float) -> None:
    goal = b.goal("committee_goal", "Trygga skolor", status="fulfilled")
    b.goal("assignment", "Utred lokalerna i centrum.", status="Försenad", page=4)
    measure = b.measure("Nöjda elever", goal=goal, unit="%")
    b.value(measure, "target", 2031, target, raw=f"{target:g} %", page=5)
    absent = b.measure("Sjukfrånvaro", goal=goal, unit="%")
    b.value(absent, "target", 2031, 6.0, raw="6 %")
    b.value(absent, "outcome", 2031, 7.0, raw="7 %", period=b.made.document.period)
    b.value(absent, "benchmark", 2030, 6.5, raw="6,5 %")
    table = b.table("budget")
    amounts = (("budget", -990), ("forecast", forecast), ("deviation", forecast + 990))
    for stage, amount in amounts:
        b.amount("Summa", stage, "net", amount, table=table, is_total=True, page=6)


@pytest.fixture(scope="session")
def school_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year of one body: plan, two follow-ups and annual report, linked; not to be written to."""
    path = tmp_path_factory.mktemp("school_year") / "plans.db"
    with Database.open(path) as database:
        database.fill_registers(MUNICIPALITIES, SDG_GOALS)
        plan, first, second, annual = (
            _school(1, "plan"), _school(2, "follow_up", period="T1"), _school(3, "follow_up", period="T2"),
            _school(4, "annual_report"),
        )  # fmt: skip
        _plan(plan)
        _follow_up(first, -1000, 6.0)
        _follow_up(second, -1010, 6.0)
        annual.goal("committee_goal", "Trygga skolor")
        annual.value(annual.measure("Elevers nöjdhet med maten"), "outcome", 2031, 3.0)
        annual.amount("Summa", "outcome", "net", -1050, table=annual.table("budget"), is_total=True, page=9)
        for b in (plan, first, second, annual):
            database.load(b.made)
        update_directions(database)
        update_links(database)
    return path


@pytest.fixture(scope="session")
def scored_documents() -> Callable[[], list[Extraction]]:
    """The two documents; Norrvik's also states values in its text."""

    def made() -> list[Extraction]:
        plan = norrvik()
        template, measure = plan.measure_values[0], plan.measures[0]
        said = [  # one that is right, said twice, one that the table says too, one that is not there
            ("outcome", 2030, 12.0), ("outcome", 2030, 12.0), ("outcome", 2029, 6.7), ("target", 2040, 99.0),
        ]  # fmt: skip
        for number, (kind, year, value) in enumerate(said):
            update = {"id": f"{measure.id}-t{number}", "kind": kind, "year": year, "value": value, "origin": "text"}
            plan.measure_values.append(template.model_copy(update=update))
        return [plan, soderby()]

    return made
