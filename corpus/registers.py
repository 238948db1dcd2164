"""Registers: municipalities, regions, committees and the global goals, read once from `corpus/data/*.csv`.

The columns of the files keep the names of their sources (see `corpus/data/SOURCES.md`); the objects that are
given have English names. Everything is cached and read only.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from corpus.lexicon import normal
from models.register import Municipality, SdgGoal

Row = dict[str, str]


@cache
def register(name: str) -> tuple[Row, ...]:
    """The rows of `corpus/data/NAME.csv`. Raises FileNotFoundError where there is none."""
    text = files("corpus").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text, newline="")))


@dataclass(frozen=True, slots=True)
class Region:
    """A region; `code` is the county's code of two digits."""

    code: str
    name: str
    county: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee as its name is normally written; `family` is the same in all municipalities."""

    name: str
    family: str
    #: SCB's area of municipal accounts.
    area: str
    indefinite: str | None = None
    short: str | None = None


@cache
def municipalities() -> tuple[Municipality, ...]:
    """The 290 municipalities, by code."""
    return tuple(
        Municipality(
            code=row["kommunkod"],
            name=row["namn"],
            official_name=row["officiellt_namn"],
            county=row["lan_namn"],
            group_code=row["skr_grupp_2023"] or None,
            group_name=row["skr_grupp_namn_kolada"] or None,
            population_class=row["folkmangd_klass"] or None,
        )
        for row in register("municipalities")
    )


@cache
def municipality_by_code() -> Mapping[str, Municipality]:
    return MappingProxyType({m.code: m for m in municipalities()})


@cache
def municipality_names() -> Mapping[str, str]:
    """Code → name, as in `municipality_by_code` but without making the models."""
    return MappingProxyType({row["kommunkod"]: row["namn"] for row in register("municipalities")})


@cache
def municipality_forms() -> Mapping[str, str]:
    """Casefolded name, genitive and attributive form ("falun", "faluns", "falu") → code of the municipality."""
    forms: dict[str, str] = {}
    for row in register("municipalities"):
        for column in ("namn", "attributform", "namn_genitiv"):
            form = row[column].casefold()
            forms[form] = row["kommunkod"]
            for spelling in (form.replace("-", " "), form.replace(" ", "-")):
                forms.setdefault(spelling, row["kommunkod"])
    return MappingProxyType(forms)


@cache
def municipality_aliases() -> Mapping[str, str]:
    """Casefolded whole names, official and in use ("malmö stad", "region gotland") → code of the municipality."""
    forms: dict[str, str] = {}
    for row in register("municipalities"):
        names = [row["officiellt_namn"], row["officiellt_namn_genitiv"], row["stad_form"], *row["alias"].split(";")]
        forms.update({name.casefold(): row["kommunkod"] for name in names if name})
    return MappingProxyType(forms)


@cache
def regions() -> tuple[Region, ...]:
    """The 21 regions, by the county's code; `forms` are the casefolded names in use, with the genitive."""
    return tuple(
        Region(row["lan_kod"], row["region_namn"], row["lan_namn"], _region_forms(row)) for row in register("regions")
    )


def _region_forms(row: Row) -> tuple[str, ...]:
    short, name = row["lan_namn_kort"], row["region_namn"]
    county = row["lan_namn"]
    bare = name.removeprefix("Region ")
    names = [name, *(f"Region {n}" for n in (short, county))]
    names += [f"Landstinget {i}{n}" for n in dict.fromkeys((short, bare, county)) for i in ("", "i ")]
    names.append(f"{county}s landsting")
    forms = [n.casefold() for n in names]
    return tuple(dict.fromkeys([*forms, *(f if f.endswith("s") else f + "s" for f in forms)]))


@cache
def committees() -> tuple[Committee, ...]:
    """Names of committees and boards that are in use, with their family."""
    return tuple(
        Committee(
            name=row["namn"],
            family=row["familj_grupp"],
            area=row["rs_omrade"],
            indefinite=row["obestamd_form"] or None,
            short=row["vanlig_kortform"] or None,
        )
        for row in register("committees")
    )


@cache
def sdg_goals() -> tuple[SdgGoal, ...]:
    """The 17 global goals of Agenda 2030, by number."""
    return tuple(
        SdgGoal(sdg=int(row["mal"]), name_sv=row["namn_sv"], name_en=row["namn_en"], color=row["farg_hex"])
        for row in register("sdg_goals")
    )


@cache
def sdg_name_forms() -> Mapping[str, int]:
    """Swedish names of the global goals, `normal` (see `corpus.lexicon`) → number.

    Holds the names, the variants in use and the official wordings. Some are everyday words ("hälsa",
    "jämställdhet"): they name a goal only where the context is Agenda 2030.
    """
    forms: dict[str, int] = {}
    for row in register("sdg_goals"):
        for form in (row["namn_sv"], *row["varianter_sv"].split(";"), row["malformulering_sv"]):
            forms.setdefault(normal(form), int(row["mal"]))
    return MappingProxyType(forms)


@cache
def sdg_targets() -> Mapping[str, str]:
    """The 169 targets: code ("8.5", "16.a") → Swedish short title, or "" where no checked title is known."""
    return MappingProxyType({row["delmal"]: row["titel_sv"] for row in register("sdg_targets")})


@cache
def sdg_target_forms() -> Mapping[str, str]:
    """`normal` short titles, unchecked ones too → code of the target. For recognising, not for showing."""
    rows = register("sdg_targets")
    return MappingProxyType({normal(r["titel_sv"] or r["titel_sv_obekraftad"]): r["delmal"] for r in rows})
