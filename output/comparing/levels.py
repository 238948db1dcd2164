"""How many goals stand on each common level, by the documents' own words for it."""

from __future__ import annotations

from collections import Counter

from models.goal import GoalKind
from output.comparing.facts import Party, Report

Terms = dict[str | None, int]


def levels(report: Report) -> list[tuple[str, list[Terms]]]:
    """Each level that has goals, widest first, with what each side calls it and how often, most often first."""
    sides = [_counts(party) for party in report.parties]
    return [
        (kind.value, [side.get(kind.value, {}) for side in sides])
        for kind in GoalKind
        if any(kind.value in side for side in sides)
    ]


def _counts(party: Party) -> dict[str, Terms]:
    counted = Counter((goal.kind, goal.local_term) for goal in party.all_goals)
    found: dict[str, Terms] = {}
    for (kind, term), n in sorted(counted.items(), key=lambda item: (-item[1], item[0][1] or "")):
        found.setdefault(kind, {})[term] = n
    return found
