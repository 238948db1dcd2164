"""What is in the database, said from the models: `docs/schema.md` and the JSON Schemas.

python -m output.describe > docs/schema.md
python -m output.describe --json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from models.extraction import Extraction
from models.register import Municipality, SdgGoal
from models.run import Run
from models.version import SCHEMA_VERSION
from output.comparison import Comparison
from output.gold import Gold
from output.queries import Parameter, queries
from output.schema import TABLES, TableSpec, columns_of, is_json, references_of, required_columns
from output.tables import as_markdown, escaped
from output.views import View, views

_HEAD = f"""# The database

<!-- Made by `python -m output.describe > docs/schema.md`; a test says when it is out of date. -->

One SQLite file, schema version {SCHEMA_VERSION} (`PRAGMA user_version`). All ids are text and the same on every run;
names and enumerations are English, texts are the documents' own. `JSON` is text that holds JSON. An empty cell of a
document gives no row, and what is not known is null.
"""

_SEARCH = """## Full-text search

`NAME_fts` is an FTS5 index over columns of the table NAME, with the same rowid. å, ä and ö are letters of their own.

"""


def schema_markdown() -> str:
    """The description of all tables, views, search indexes and named queries, as Markdown."""
    parts = [_HEAD, "## Tables\n", *map(_table, TABLES), "## Views\n", *map(_view, views()), _search(), _queries()]
    return "\n".join(parts)


def schema_json() -> dict[str, Any]:
    """JSON Schemas: what a document gives, the other rows, a comparison and a gold file, by name."""
    models: dict[str, type[BaseModel]] = {
        "extraction": Extraction,
        "run": Run,
        "municipality": Municipality,
        "sdg_goal": SdgGoal,
        "comparison": Comparison,
        "gold": Gold,
    }
    return {"schema_version": SCHEMA_VERSION} | {name: model.model_json_schema() for name, model in models.items()}


def _table(spec: TableSpec) -> str:
    rows = [[f"`{name}`", kind, _meaning(spec, name)] for name, kind in _columns(spec)]
    return f"### {spec.name}\n\n{escaped(spec.meaning)}\n\n{as_markdown(['column', 'type', 'meaning'], rows)}"


def _columns(spec: TableSpec) -> Iterator[tuple[str, str]]:
    """Each column with its type as people read it."""
    required = required_columns(spec)
    for name, kind in columns_of(spec).items():
        shown = "JSON" if is_json(spec.model.model_fields[name].annotation) else kind
        yield name, shown if name in required else f"{shown} or null"


def _meaning(spec: TableSpec, column: str) -> str:
    text = spec.model.model_fields[column].description or ""
    if column == spec.key:
        text += " Primary key."
    other = next((table for name, table, _ in references_of(spec) if name == column), None)
    return f"{text} References {other}." if other else text


def _view(view: View) -> str:
    rows = [[f"`{name}`", meaning] for name, meaning in view.columns.items()]
    return f"### {view.name}\n\n{escaped(view.description)}\n\n{as_markdown(['column', 'meaning'], rows)}"


def _search() -> str:
    rows = [[f"`{spec.name}_fts`", ", ".join(spec.search)] for spec in TABLES if spec.search]
    return _SEARCH + as_markdown(["index", "columns"], rows)


def _queries() -> str:
    """The named queries, in the language of those who ask them."""
    rows = [
        [
            f"`{query.name}`",
            str(query.number or ""),
            f"{query.question} {query.description}",
            _parameters(query.parameters),
        ]
        for query in queries()
    ]
    return "## Named queries\n\n" + as_markdown(["name", "question", "what it asks", "parameters"], rows)


def _parameters(parameters: Iterable[Parameter]) -> str:
    return "\n".join(f"`{parameter.name}`: {parameter.description}" for parameter in parameters)


def main(arguments: list[str]) -> None:
    """Print the description as Markdown, or with --json the JSON Schemas."""
    text = (
        json.dumps(schema_json(), ensure_ascii=False, indent=1) + "\n" if "--json" in arguments else schema_markdown()
    )
    sys.stdout.buffer.write(text.encode("utf-8"))


if __name__ == "__main__":
    main(sys.argv[1:])
