"""Flows of a few blocks, for tests of sections, goals and what is bound to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extractors.drafts import Flow
from extractors.layout.types import Block, Cell, Grid, Reading, Role
from extractors.sections.build import build_flow
from models.table import TableMethod


def blocks_of(lines: Sequence[str | Block | Sequence[Sequence[str]]]) -> list[Block]:
    """A block a line: "# " and more are headings, "**…**" is bold, "- " an item; rows of texts are a table."""
    return [line if isinstance(line, Block) else _block(line) for line in lines]


def _block(line: str | Sequence[Sequence[str]]) -> Block:
    if not isinstance(line, str):
        grid = Grid([[Cell(text) for text in row] for row in line], TableMethod.TEXT)
        return Block(Role.TABLE, "", grid=grid)
    if line.startswith("#"):
        marks, _, text = line.partition(" ")
        return Block(Role.HEADING, text, level=len(marks), method="markup")
    if line.startswith("- "):
        return Block(Role.LIST_ITEM, line[2:], marker="-")
    return Block(Role.PARAGRAPH, line.strip("*"), bold=line.startswith("**"))


@pytest.fixture(scope="session")
def make_blocks() -> Callable[..., list[Block]]:
    return lambda *lines: blocks_of(lines)


@pytest.fixture(scope="session")
def flow_of() -> Callable[..., Flow]:
    """The flow of a document of these lines, with its sections, labels and sides."""
    return lambda *lines, title=None: build_flow(Reading("text", blocks_of(lines), title=title))[0]
