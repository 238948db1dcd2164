"""The blocks of the report about documents, levels, goals and similar goals, as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from output.charts import COLORS
from output.comparing.facts import Doc, GoalFact, Pair, Party, Ref, Report, Use
from output.comparing.levels import levels
from output.comparing.markup import Markup, References, esc, heading, join, paragraph, table, tag
from output.comparing.wording import Wording

#: What a page shows at the most.
GOALS, PAIRS = 400, 80


def documents(report: Report, w: Wording, refs: References) -> Markup:
    """Which documents there are, and what they are used for."""
    head = [w(key) for key in ("mark", "document", "body", "type", "when", "pages", "numbers", "used")]
    rows = [(None, _document(document, w, refs)) for party in report.parties for document in party.documents]
    return join([paragraph(w("documents_intro")), table(list(map(esc, head)), rows, {5, 6}, w("documents"))])


def _document(document: Doc, w: Wording, refs: References) -> list[Markup]:
    total = document.numbers_read + document.numbers_unread
    read = w("numbers_of", read=document.numbers_read, total=total) if total else "–"
    name = refs.named(Ref(document.mark, None, "documents", document.id), document.name)
    name = tag("strong", name) if document.use == Use.COUNTED else name
    return [
        tag("span", esc(document.mark), id=f"pv-{document.mark}"),
        name,
        esc(document.body or "–"),
        esc(w.texts("type", document.type)),
        esc(w.when(document).replace(" ", "\u00a0") or "–"),
        esc(document.pages or "–"),
        esc(read),
        esc(w.texts("report_use", document.use)),
    ]


def level_table(report: Report, w: Wording) -> Markup:
    """Level by level, with local terms and counts."""
    found = levels(report)
    head = [esc(w("level"))]
    for party in report.parties:
        head += [esc(party.name), esc(w("called"))]
    rows: list[tuple[str | None, list[Markup]]] = []
    for kind, sides in found:
        cells = [esc(w.texts("kind", kind))]
        for terms in sides:
            cells += [esc(sum(terms.values()) or "–"), _terms(terms, w)]
        rows.append((None, cells))
    sums = [cell for party in report.parties for cell in (esc(len(party.all_goals)), esc(""))]
    rows.append(("sum", [esc(w("all")), *sums]))
    numbers = range(1, 2 * len(report.parties), 2)
    return join([paragraph(w("levels_intro")), table(head, rows, numbers, w("levels"))])


def _terms(terms: dict[str | None, int], w: Wording) -> Markup:
    names = [(term or w("no_term"), n) for term, n in terms.items()]
    return join([esc(f"{term} ({n})" if len(names) > 1 else term) for term, n in names], "<br>")


def trees(report: Report, w: Wording, refs: References) -> Markup:
    """The goal trees side by side."""
    sides = join(tag("div", _side(party, w, refs)) for party in report.parties)
    return join([paragraph(w("goals_intro")), tag("div", sides, class_="sides")])


def _side(party: Party, w: Wording, refs: References) -> Markup:
    left = GOALS
    parts = [heading(3, party.name)]
    for document in party.counted:
        goals = party.goals.get(document.id, [])[: max(left, 0)]
        left -= len(goals)
        if goals:
            parts += [heading(4, f"{document.mark}  {document.name}"), _tree(goals, w, refs)]
    more = len(party.all_goals) - GOALS
    return join([*parts, *([paragraph(w("more_goals", n=more), "quiet")] if more > 0 else [])])


def _tree(goals: Sequence[GoalFact], w: Wording, refs: References) -> Markup:
    """Nested lists; a goal carries the word for its level where that is another than its elder sibling's."""
    parts = ['<ul class="tree">']
    depth, words = 0, {-1: ""}
    for number, goal in enumerate(goals):
        to = min(goal.depth, depth + 1) if number else 0
        if number:
            parts.append('<ul class="tree">' if to > depth else "</li>" + "</ul></li>" * (depth - to))
        words = {place: word for place, word in words.items() if place <= to}
        term = w.term(goal)
        parts.append('<li class="top">' if to == 0 else "<li>")
        parts.append(_goal(goal, "" if words.get(to) == term else term, w, refs))
        words[to], depth = term, to
    parts.append("</li></ul>" * (depth + 1))
    return join(parts)


def _goal(goal: GoalFact, term: str, w: Wording, refs: References) -> Markup:
    status = join([" ", tag("span", esc(w.status(goal.status)), class_="status")]) if goal.status else ""
    word = tag("span", esc(term), class_="term") if term else ""
    return tag("div", f"{word}{esc(goal.text)}{status} {refs(goal.ref)}", class_="goal")


def similar(report: Report, w: Wording, refs: References) -> Markup:
    """Goals that are alike, joined with score and reason."""
    if not report.pairs:
        return join([paragraph(w("similar_intro")), paragraph(w("no_similar"))])
    several = len(report.parties) > 2
    names = [party.name for party in report.parties]
    heads = [w("goal"), w("goal")] if several else names
    rows = [(None, _pair(pair, names if several else None, w, refs)) for pair in report.pairs[:PAIRS]]
    more = len(report.pairs) - PAIRS
    return join(
        [
            paragraph(w("similar_intro")),
            table([esc(w("score")), *map(esc, heads), esc(w("reason"))], rows, label=w("similar")),
            paragraph(w("more_pairs", n=more), "quiet") if more > 0 else "",
        ]
    )


def _pair(pair: Pair, names: Sequence[str] | None, w: Wording, refs: References) -> list[Markup]:
    score = join([esc(w.texts.number(pair.score, 2)), _bar(pair.score)])
    cells = [tag("span", score, class_="score")]
    for side, goal in zip(pair.sides, (pair.left, pair.right), strict=True):
        name = tag("span", esc(names[side]), class_="term") if names else ""
        cells.append(join([name, esc(goal.text), " ", refs(goal.ref)]))
    return [*cells, esc(w.reasons(pair))]


def _bar(score: float) -> Markup:
    return Markup(
        '<svg class="bar" width="50" height="8" viewBox="0 0 50 8" aria-hidden="true">'
        '<rect width="50" height="8" fill="#e3e3e6"/>'
        f'<rect width="{score * 50:.1f}" height="8" fill="{COLORS[0]}"/></svg>'
    )
