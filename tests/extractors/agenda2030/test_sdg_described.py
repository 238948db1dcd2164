"""Pictures that are described as the sign of a global goal, in files without pages."""

from __future__ import annotations

import pytest

from extractors.agenda2030.described import described_goal, described_references
from extractors.drafts import Flow, Place, SdgDraft
from extractors.layout.types import Block, Role, Sign
from models.sdg import Mention


@pytest.mark.parametrize(
    ("description", "sdg"),
    [
        ("Mål 4 God utbildning för alla", 4),
        ("Globala målen: 8. Anständiga arbetsvillkor och ekonomisk tillväxt", 8),
        ("Agenda 2030 mål 11", 11),
        ("Globala målen ikon 13", 13),
        ("4. God utbildning för alla", 4),
        ("Ikon för globala målen 3, 4", None),
        ("Mål 4 Jämställdhet", None),
        ("Mål 4", None),
        ("Foto: 4 barn", None),
        ("", None),
    ],
)
def test_what_a_description_names(description: str, sdg: int | None) -> None:
    assert described_goal(description) == sdg


def flow_of(*signs: int) -> Flow:
    return Flow([Block(Role.PARAGRAPH, "Skolan", section=2, signs=[Sign(sdg, f"Mål {sdg}") for sdg in signs])], [])


def test_each_goal_is_told_once_and_not_again_where_it_is_written() -> None:
    written = [SdgDraft(5, Mention.INLINE, "mål 5", Place((0, 1), 2, None, None, None))]
    drafts, notes = described_references(flow_of(4, 4, 5), written)
    assert [(d.sdg, d.mention, d.text, d.place.section) for d in drafts] == [(4, Mention.ICON, "ikon: Mål 4", 2)]
    assert notes == []


def test_all_goals_together_are_no_references() -> None:
    drafts, notes = described_references(flow_of(*range(1, 18)), [])
    assert drafts == []
    assert [note.code for note in notes] == ["sdg.icon_overview"]
