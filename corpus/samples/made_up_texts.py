"""Made-up rows of goals, assignments and activities, with what is said of them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.samples import made_up_words as words
from corpus.samples.made_up_facts import Column, Facts, number


def text_rows(columns: Sequence[Column], facts: Facts) -> list[list[str]]:
    goals = [i for i, c in enumerate(columns) if c.role == "goal"]
    body = []
    for at in range(len(words.GOALS)):
        cells = [_text(c, i, at, goals) for i, c in enumerate(columns)]
        body.append(cells)
        said = {c.role: cell for c, cell in zip(columns, cells, strict=True)}
        status = words.STATUS.get(said.get("status") or said.get("yes_no") or "")
        above = None
        for i in goals:
            text = cells[i] or words.OBJECTIVES[at // 2]
            if cells[i]:
                last = i == goals[-1]
                facts.goals.append(
                    (columns[i].more, text, status if last else None, said.get("comment") if last else None, above)
                )
            above = text
        if "activity" in said:
            facts.activities.append((said["activity"], said.get("comment"), said.get("activity_status")))
    return body


def _text(column: Column, index: int, at: int, goals: list[int]) -> str:
    match column.role:
        case "goal" if len(goals) > 1 and index == goals[0]:
            return words.OBJECTIVES[at // 2] if at % 2 == 0 else ""
        case "goal":
            return words.ASSIGNMENTS[at] if column.more == "assignment" else words.GOALS[at]
        case "activity":
            return words.ACTIVITIES[at]
        case "comment":
            return words.COMMENTS[at]
        case "status" | "earlier_status":
            return list(words.STATUS)[(at + len(column.role)) % 4]
        case "yes_no":
            return ("Ja", "Nej")[at % 2]
        case "activity_status":
            return words.STATES[at % 2]
        case "progress":
            return f"{25 * (at + 1)} %"
        case "time_plan":
            return words.TIMES[at]
        case "out":
            return number(250.0 * (at + index))
    return words.OFFICES[(at + index) % 4]
