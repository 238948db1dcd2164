"""The statements that are kept in a file are those that the models make."""

from __future__ import annotations

from pathlib import Path

import output
from output.schema import statements
from output.schema_sql import schema_sql


def test_the_file_is_up_to_date() -> None:
    stored = (Path(output.__file__).parent / "schema.sql").read_text(encoding="utf-8")
    assert stored == schema_sql(), "make it again with: python -m output.schema_sql > output/schema.sql"


def test_each_statement_stands_alone() -> None:
    assert all(statement.startswith("CREATE ") for statement in statements())
