"""Words that goals are stated with; a title seldom has one."""

from __future__ import annotations

import re

GOAL_WORD = re.compile(
    r"\b(?:ska|skall|bör|öka|minska|främja|utveckla|förbättra|möjliggöra|stärka|halvera|underlätta|andelen?|antalet?)\b",
    re.IGNORECASE,
)
