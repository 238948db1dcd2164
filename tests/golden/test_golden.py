"""What is read from the sample documents is what it was: each is compared with its golden file.

After a change that is meant, `pytest tests/golden --update-golden` writes the files anew; read their difference before
you keep it. One test fails then, so that no run with the flag passes for a check.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from models.extraction import Extraction

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
SAMPLES = ROOT / "corpus" / "samples"
DOCUMENTS = sorted([*(p for p in SAMPLES.glob("*.md") if p.name != "README.md"), *SAMPLES.glob("pdf/*.pdf")])
KEYS = (
    "document", "sections", "tables", "goals", "measures", "budget_lines", "sdg_references", "activities", "indicators",
    "findings",
)  # fmt: skip


def golden_of(path: Path) -> Path:
    return FOLDER / f"{path.name}.json"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_is_read_is_what_it_was(
    path: Path,
    read_once: Callable[[Path], Extraction],
    golden_text: Callable[[Extraction], str],
    update_golden: bool,
) -> None:
    text = golden_text(read_once(path))
    golden = golden_of(path)
    if update_golden:
        golden.write_text(text, encoding="utf-8")
    assert golden.exists(), f"{golden.name} is missing; write it with: pytest tests/golden --update-golden"
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_the_golden_files_are_not_being_remade(update_golden: bool) -> None:
    assert not update_golden, "The golden files were written anew; read the difference and run without --update-golden."


def test_no_setting_of_the_project_remakes_the_golden_files(pytestconfig: pytest.Config) -> None:
    assert "--update-golden" not in pytestconfig.getini("addopts")
    workflows = [*sorted((ROOT / ".github").rglob("*.yml")), ROOT / "Makefile"]
    assert not [path.name for path in workflows if "--update-golden" in path.read_text(encoding="utf-8")]


def test_every_golden_file_has_its_document() -> None:
    assert sorted(FOLDER.glob("*.json")) == sorted(golden_of(path) for path in DOCUMENTS)
    assert len(DOCUMENTS) == 12


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_golden_files_are_json_with_one_item_a_line(path: Path) -> None:
    text = golden_of(path).read_text(encoding="utf-8")
    told = json.loads(text)
    assert list(told) == [*KEYS]
    lists = [items for items in told.values() if isinstance(items, list) and items]
    assert len(text.splitlines()) == 2 + len(told) + sum(len(items) + 1 for items in lists)
