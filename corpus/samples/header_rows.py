"""Header rows that municipalities print, each with what its columns are and a document to stand in.

`columns` says of each column what it is, in the words of `corpus.samples.made_up`: a role ("name", "goal council_goal",
"status"), or for numbers what they are, their year and the part of the year ("outcome 2025 T2", "budget/cost 2025").
"-" stands for no year, "out" for numbers that must not be taken. The cells of a second header row come after "//".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """A header row as it is printed, and what its columns are."""

    header: str
    columns: str
    #: Title and subtitle of the document, which say its type, year and period.
    title: str
    #: The line right before the table.
    before: str = ""
    #: Unit of the amounts; "" for a table of measures or texts.
    unit: str = ""
    #: Title of the section.
    section: str = "Uppföljning"
    #: Columns of which a finding must say that they are not read, by their header.
    findings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return " ".join(self.header.split(" // ")[-1].split(" | ")[:4])


_ANNUAL = "Årsredovisning {}"
_PLAN = "Verksamhetsplan {}"

HEADER_ROWS = (
    HeaderRow(
        "Indikator | Senast uppmätta värde (år) | Mål 2022 | Mål 2025",
        "name | outcome cell | target 2022 | target 2025",
        _PLAN.format(2022),
    ),
    HeaderRow(
        "Nämnd | Mål för nämndens verksamhet | Indikator | Senast uppmätta värde (ange år) | Mål 2022 | Mål 2025",
        "group | goal committee_goal | name | outcome cell | target 2022 | target 2025",
        _PLAN.format(2022),
    ),
    HeaderRow(
        "Mått/nyckeltal | Utfall perioden 2026 | Prognos helår 2026 | Utfall helår 2025 | Utfall helår 2024",
        "name | outcome 2026 T1 | forecast 2026 | outcome 2025 | outcome 2024",
        "Tertialrapport 1 2026",
    ),
    HeaderRow(
        "Område | Mått | Utfall 2020 | Utfall 2019 | Utfall 2018 | Förändring | Jämförelse med andra | Riket 2019",
        "group | name | outcome 2020 | outcome 2019 | outcome 2018 | out | out | benchmark 2019",
        _ANNUAL.format(2020),
    ),
    HeaderRow(
        "Styrtal | Utfall, senast kända värde | Årets målvärde | Långsiktigt målvärde",
        "name | outcome - | target 2024 | target -",
        _PLAN.format(2024),
    ),
    HeaderRow(
        "Mått | Enhet | Utfall 2018 | Utfall 2017 | Utfall 2016 | Medel | Sämst | Bäst",
        "name | unit | outcome 2018 | outcome 2017 | outcome 2016 | out | out | out",
        _ANNUAL.format(2018),
        findings=("Medel", "Sämst", "Bäst"),
    ),
    HeaderRow("Verksamhetsmål | Bedömning", "goal council_goal | status", _ANNUAL.format(2023)),
    HeaderRow("Finansiella mål | Nyckeltal", "goal council_goal | name", "Mål och budget 2024"),
    HeaderRow("Mål | Kommentarer | Uppfyllt Ja/Nej", "goal committee_goal | comment | yes_no", _ANNUAL.format(2021)),
    HeaderRow("Mål | DÅ1 | DÅ2", "goal committee_goal | earlier_status | status", "Delårsrapport 2 2024"),
    HeaderRow(
        "Strategiska mål | Nämndmål | Förvaltningsområde | 2019",
        "goal strategic_objective | goal committee_goal | other | other",
        _PLAN.format(2019),
    ),
    HeaderRow(
        "Statistik | Bokslut 2023 | Bokslut 2024 | Bokslut 2025 | Budget 2025",
        "name | outcome 2023 | outcome 2024 | outcome 2025 | budget 2025",
        _ANNUAL.format(2025),
    ),
    HeaderRow("Aktivitet | Status | Färdiggrad", "activity | activity_status | progress", _ANNUAL.format(2025)),
    HeaderRow("Förvaltning/Bolag | Ansvarig | Tidsplan", "other | other | time_plan", _PLAN.format(2023)),
    HeaderRow("Centrala uppdrag | Kommentar", "goal assignment | comment", _ANNUAL.format(2022)),
    HeaderRow("Genomförda åtgärder | Effekt/resultat", "activity | comment", _ANNUAL.format(2022)),
    HeaderRow(
        "Belopp i mnkr | Period |  |  |  | Helår |  |  | "
        " //  | Utfall | Budget | Avvikelse | Utfall fg år | Prognos | Fg prognos | Budget | Bokslut fg år",
        "area | outcome 2024 T1 | budget 2024 T1 | deviation 2024 T1 | outcome 2023 T1"
        " | forecast 2024 | out | budget 2024 | outcome 2023",
        "Tertialrapport 1 2024",
        unit="mkr",
        findings=("Helår Fg prognos",),
    ),
    HeaderRow(
        "Tjänster | Utfall intäkter period | Utfall kostnader period | Resultat period | Budget kostnader period"
        " | Budgetavvikelse",
        "area | outcome/income 2025 T2 | outcome/cost 2025 T2 | outcome/net 2025 T2 | budget/cost 2025 T2"
        " | deviation/cost 2025 T2",
        "Tertialrapport 2 2025",
        before="Belopp i tkr",
        unit="tkr",
    ),
    HeaderRow(
        "Verksamheter (tkr) | Utfall 2025 | Budget 2025 | Återstår",
        "area | outcome 2025 | budget 2025 | deviation 2025",
        _ANNUAL.format(2025),
        unit="tkr",
    ),
    HeaderRow(
        "Investeringsredovisning (mnkr) | Total projektbudget | Ack. Utfall | Avvikelse | Budget 2025 | Utfall 2025"
        " | Budgetavvikelse",
        "area | out | out | out | budget 2025 | outcome 2025 | deviation 2025",
        _ANNUAL.format(2025),
        unit="mkr",
        findings=("Total projektbudget", "Ack. Utfall", "Avvikelse"),
    ),
    HeaderRow(
        "Pri | Status | Proj Nr | Investeringar (tkr) | Budget 2027 | Plan 2028 | Plan 2029 | Plan 2030 | Plan 2031"
        " | Total utgift",
        "rank | other | number | area | budget 2027 | plan 2028 | plan 2029 | plan 2030 | plan 2031 | out",
        "Mål och budget 2027",
        unit="tkr",
        findings=("Total utgift",),
    ),
    HeaderRow(
        "mnkr | Intäkter 2020 | Intäkter 2021 | Kostnader 2020 | Kostnader 2021 | Nettokostnad 2021 | Budget 2021"
        " | Avvikelse mot budget 2021",
        "area | outcome/income 2020 | outcome/income 2021 | outcome/cost 2020 | outcome/cost 2021"
        " | outcome/net 2021 | budget 2021 | deviation 2021",
        _ANNUAL.format(2021),
        unit="mkr",
    ),
    HeaderRow(
        "(tkr) | Utfall2013 | Förändring 2012/2013 | Budget 2013 | Budget-avvikelse",
        "area | outcome 2013 | out | budget 2013 | deviation 2013",
        _ANNUAL.format(2013),
        unit="tkr",
    ),
    HeaderRow(
        "Belopp i tkr | Utfall 2024 | Prognos 2025 | Budget 2026 | Budget 2027 | Budget 2028",
        "area | outcome 2024 | forecast 2025 | budget 2026 | budget 2027 | budget 2028",
        "Mål och budget 2026",
        unit="tkr",
    ),
    HeaderRow(
        " | Utfall 2024 | Prognos 2025 | Budget 2026 | Budget 2027 | Budget 2028",
        "area | outcome 2024 | forecast 2025 | budget 2026 | budget 2027 | budget 2028",
        "Mål och budget 2026",
        before="Belopp i tkr",
        unit="tkr",
    ),
    HeaderRow(
        "Nettokostnad | Utfall 2024 | Prognos 2025 | Budget 2026 | Budget 2027 | Budget 2028",
        "area | outcome 2024 | forecast 2025 | budget 2026 | budget 2027 | budget 2028",
        "Mål och budget 2026",
        before="Belopp i tkr",
        unit="tkr",
    ),
    HeaderRow(
        "Uppdrag | 2026 | 2027 | 2028 | Utfördelat till",
        "goal assignment | out | out | out | other",
        "Mål och budget 2026",
        findings=("2026", "2027", "2028"),
    ),
    HeaderRow(
        "Mått | Kvinnor 2024 | Män 2024 | Totalt 2024",
        "name | outcome@women 2024 | outcome@men 2024 | outcome 2024",
        _ANNUAL.format(2024),
    ),
    HeaderRow(
        "Indikator | Utfall 2023 |  | Utfall 2024 |  //  | Flickor | Pojkar | Flickor | Pojkar",
        "name | outcome@women 2023 | outcome@men 2023 | outcome@women 2024 | outcome@men 2024",
        _ANNUAL.format(2024),
    ),
    HeaderRow(
        "Nyckeltal | Utfall 2024 kvinnor/män | Mål 2025",
        "name | outcome@both 2024 | target 2025",
        _ANNUAL.format(2024),
    ),
    HeaderRow(
        "Nyckeltal | Utfall fg år | Utfall | Målvärde | Prognos helår",
        "name | outcome 2023 | outcome 2024 T2 | target 2024 | forecast 2024",
        "Tertialrapport 2 2024",
    ),
    HeaderRow("Mått | Utfall 2024 | Mål 2025", "odd | odd outcome 2024 | odd target 2025", _ANNUAL.format(2024)),
    HeaderRow(
        "Nämnd (tkr) | Budget helår | Utfall jan–aug 2025 | Prognos helår | Avvikelse budget/prognos",
        "area | budget 2025 | outcome 2025 M08 | forecast 2025 | deviation@forecast 2025",
        "Delårsrapport januari–augusti 2025",
        unit="tkr",
    ),
)
