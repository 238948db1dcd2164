"""The documents that are read: a long one, a folder, and documents of growing length.

Those of `../shared/corpus` where they are there, else the samples of the repository. Long documents are put together
from them, so that every program reads the same pages from the same file.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.options import Options
from benchmarks.places import PEERS_PYTHON, REAL, RENDERS, ROOT, SAMPLES
from benchmarks.process import python


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that each program reads in one run."""

    name: str
    about: str
    files: tuple[Path, ...]
    pages: int
    tagged: int

    def told(self) -> dict[str, Any]:
        """Without the paths, which are of one machine."""
        kept = {key: value for key, value in asdict(self).items() if key != "files"}
        return {**kept, "documents": len(self.files)}


@dataclass(frozen=True, slots=True)
class Documents:
    long: Group
    folder: Group
    #: The same pages over and over, shortest first.
    growing: tuple[Group, ...]
    #: Where they come from.
    shared: bool


def find(options: Options, place: Path) -> Documents:
    """Find the documents and put the long ones together in `place`. Raises RuntimeError where there are none."""
    shared = REAL.is_dir()
    real = sorted((REAL if shared else SAMPLES).rglob("*.pdf"))
    others = sorted(RENDERS.rglob("*.pdf")) if shared else []
    looked = _look(real + others, place)
    readable = [one for one in looked if one["text"]]
    if not readable:
        raise RuntimeError("There are no documents with text to measure.")
    source = "of `../shared/corpus`" if shared else "of the samples"
    folder = [one for one in readable if not options.quick or one["pages"] <= options.longest]
    long = _long([one["path"] for one in readable], options, place, source)
    return Documents(
        long, _group("folder", _about_folder(shared), folder or readable[:1]), _growing(long, options, place), shared
    )


def _about_folder(shared: bool) -> str:
    return (
        "as published, and renders of two plans; each a file of its own" if shared else "the samples, in three layouts"
    )


def _long(sources: list[str], options: Options, place: Path, source: str) -> Group:
    (made,) = _make([{"sources": sources, "target": str(place / "long.pdf"), "pages": options.pages}], place)
    about = f"one PDF, its pages drawn evenly from all of {len(sources)} documents {source}"
    return Group("long", about, (Path(made["path"]),), made["pages"], 0)


def _growing(long: Group, options: Options, place: Path) -> tuple[Group, ...]:
    plans = [
        {"sources": [str(long.files[0])], "target": str(place / f"{times}.pdf"), "pages": times * long.pages}
        for times in options.growing
    ]
    return tuple(
        Group(f"{made['pages']} pages", "the long one, repeated", (Path(made["path"]),), made["pages"], 0)
        for made in _make(plans, place)
    )


def _group(name: str, about: str, looked: list[dict[str, Any]]) -> Group:
    files = tuple(Path(one["path"]) for one in looked)
    return Group(name, about, files, sum(one["pages"] for one in looked), sum(one["tagged"] for one in looked))


def pages_of(files: list[Path], place: Path) -> dict[str, int]:
    """The pages of each file, by its name."""
    return {Path(one["path"]).name: one["pages"] for one in _look(files, place)}


def _look(files: list[Path], place: Path) -> list[dict[str, Any]]:
    return _build({"look": [str(file) for file in files]}, place)["look"]


def _make(plans: list[dict[str, Any]], place: Path) -> list[dict[str, Any]]:
    return _build({"make": plans}, place)["make"]


def _build(plan: dict[str, Any], place: Path) -> dict[str, list[dict[str, Any]]]:
    asked, told = place / "plan.json", place / "told.json"
    asked.write_text(json.dumps(plan), encoding="utf-8")
    subprocess.run(python(PEERS_PYTHON, "benchmarks.build", str(asked), str(told)), check=True, cwd=ROOT)
    answer: dict[str, list[dict[str, Any]]] = json.loads(told.read_text(encoding="utf-8"))
    return answer
