"""The description of the schema is complete and up to date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from models.extraction import Extraction
from output.describe import schema_json, schema_markdown
from output.queries import queries
from output.schema import TABLES
from output.views import views

ROOT = Path(__file__).parents[2]


def test_the_documentation_is_up_to_date() -> None:
    stored = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert stored == schema_markdown(), "make it again with: python -m output.describe > docs/schema.md"


@pytest.mark.parametrize("spec", TABLES, ids=lambda spec: spec.name)
def test_every_table_and_column_has_a_meaning(spec: object) -> None:
    text = schema_markdown()
    assert f"\n### {spec.name}\n" in text  # type: ignore[attr-defined]
    for column in spec.columns:  # type: ignore[attr-defined]
        assert spec.model.model_fields[column].description, column  # type: ignore[attr-defined]


def test_views_and_queries_are_described() -> None:
    text = schema_markdown()
    for view in views():
        assert f"\n### {view.name}\n" in text
    for query in queries():
        assert f"| `{query.name}` |" in text


def test_json_schemas_are_those_of_the_models() -> None:
    schemas = schema_json()
    assert schemas["extraction"] == Extraction.model_json_schema()
    assert set(schemas) == {"schema_version", "extraction", "run", "municipality", "sdg_goal", "comparison", "gold"}


def test_one_command_makes_it() -> None:
    made = subprocess.run([sys.executable, "-m", "output.describe"], cwd=ROOT, capture_output=True, check=True)
    assert made.stdout.decode("utf-8") == schema_markdown()
