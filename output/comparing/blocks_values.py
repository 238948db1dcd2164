"""The blocks of the report about global goals, measures and budgets, as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from output.charts import COLORS, Point, Series, ink, line_chart, shape
from output.comparing.facts import (
    SURE,
    AmountFact,
    BudgetRow,
    Party,
    Report,
    SdgFact,
    SdgName,
    SharedMeasure,
    ValueFact,
    plotted,
)
from output.comparing.markup import Markup, References, esc, heading, join, paragraph, table, tag
from output.comparing.wording import Wording
from output.scanned import ocr_mark

#: What a page shows at the most, and references of a cell.
MEASURES, ROWS, REFS = 60, 120, 6
#: Columns of values of a chart's table that have room for their references beside them.
_BESIDE = 2
#: Size of a square in the row of global goals, and the space around it.
_TILE, _GAP = 40, 8


def sdgs(report: Report, w: Wording, refs: References) -> Markup:
    """Which side refers to which of the 17 global goals, and how often."""
    strips = [_strip(party, report.sdg_names, w) for party in report.parties]
    rows = [(None, _sdg_row(name, report.parties, w, refs)) for name in report.sdg_names]
    head = [esc(w("sdg")), *(esc(party.name) for party in report.parties)]
    parts = [paragraph(w("sdgs_intro")), *strips, paragraph(w("legend"), "quiet")]
    return join([*parts, table(head, rows, label=w("sdgs"))])


def _strip(party: Party, names: Sequence[SdgName], w: Wording) -> Markup:
    """The 17 goals as squares: filled where the side refers to them, with the number of times below."""
    times = {name.sdg: sum(sdg.sdg == name.sdg for sdg in party.sdgs) for name in names}
    said = "; ".join(w("sdg_times", sdg=n.sdg, name=w.sdg(n), n=times[n.sdg]) for n in names if times[n.sdg])
    tiles = join(_tile(name, place * (_TILE + _GAP), times[name.sdg]) for place, name in enumerate(names))
    id_ = f"pv-sdg-{party.letter}"
    width = len(names) * (_TILE + _GAP) - _GAP + 2
    svg = (
        f'<svg viewBox="-1 -1 {width} {_TILE + 20}" role="img" aria-labelledby="{id_}-t {id_}-d">'
        f'<title id="{id_}-t">{esc(w("sdg_strip", name=party.name))}</title>'
        f'<desc id="{id_}-d">{esc(said or "–")}</desc>{tiles}</svg>'
    )
    return tag("div", heading(3, party.name) + svg, class_="strip")


def _tile(name: SdgName, x: int, times: int) -> Markup:
    middle = x + _TILE / 2
    if times:
        square = f'<rect x="{x}" y="0" width="{_TILE}" height="{_TILE}" rx="3" fill="{esc(name.color)}"/>'
    else:
        square = (
            f'<rect x="{x}" y="0" width="{_TILE}" height="{_TILE}" rx="3" fill="#ffffff" stroke="#8e8e94" '
            'stroke-dasharray="3 3"/>'
        )
    color, weight = (ink(name.color), "700") if times else ("#5a5a60", "400")
    inside = f'text-anchor="middle" font-size="17" font-weight="{weight}" fill="{color}"'
    number = f'<text x="{middle}" y="{_TILE / 2 + 6}" {inside}>{name.sdg}</text>'
    below = f'<text x="{middle}" y="{_TILE + 15}" text-anchor="middle" font-size="13" fill="#1d1d1f">{times}</text>'
    return join([square, number, below if times else ""])


def _sdg_row(name: SdgName, parties: Sequence[Party], w: Wording, refs: References) -> list[Markup]:
    square = Markup(
        f'<svg class="tile" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">'
        f'<rect width="24" height="24" rx="2" fill="{esc(name.color)}"/><text x="12" y="17" text-anchor="middle" '
        f'font-size="13" font-weight="700" fill="{ink(name.color)}">{name.sdg}</text></svg>'
    )
    named = esc(f"{name.sdg} {w.sdg(name)}")
    used = (_used([sdg for sdg in party.sdgs if sdg.sdg == name.sdg], w, refs) for party in parties)
    return [tag("span", square + tag("span", named), class_="sdg"), *used]


def _used(found: Sequence[SdgFact], w: Wording, refs: References) -> Markup:
    if not found:
        return esc("–")
    kinds = [(w(kind), sum(sdg.mention == kind for sdg in found)) for kind in ("listed", "inline", "icon")]
    said = ", ".join(f"{word} {n}" for word, n in kinds if n)
    targets = sorted({sdg.target for sdg in found if sdg.target}, key=_target)
    more = f"; {w('targets', list=', '.join(targets))}" if targets else ""
    return join([tag("strong", esc(len(found))), esc(f" – {said}{more} "), refs.all([sdg.ref for sdg in found], REFS)])


def _target(target: str) -> tuple[int, str]:
    sdg, _, rest = target.partition(".")
    return (int(sdg) if sdg.isdigit() else 0), rest.rjust(3)


def measures(report: Report, w: Wording, refs: References) -> Markup:
    """What more sides measure, as small charts with their tables."""
    if not report.shared:
        return join([paragraph(w("measures_intro")), paragraph(w("no_shared"))])
    cards = [_card(shared, n, report.parties, w, refs) for n, shared in enumerate(report.shared[:MEASURES], 1)]
    more = len(report.shared) - MEASURES
    return join(
        [
            paragraph(f"{w('measures_intro')} {w('chart_about')}"),
            tag("div", join(cards), class_="charts"),
            paragraph(w("more_measures", n=more), "quiet") if more > 0 else "",
        ]
    )


def _card(shared: SharedMeasure, number: int, parties: Sequence[Party], w: Wording, refs: References) -> Markup:
    kolada = paragraph(w("kolada", id=shared.kolada_id), "quiet") if shared.kolada_id else ""
    if shared.drawn:
        drawing: str = _chart(shared, number, parties, w)
    else:
        drawing = paragraph(w("not_drawn" if len(shared.units) > 1 else "nothing_to_draw"), "quiet")
    inner = [heading(3, shared.name), kolada, drawing, _value_table(shared, parties, w, refs)]
    return tag("div", join(inner), class_="measure")


def _chart(shared: SharedMeasure, number: int, parties: Sequence[Party], w: Wording) -> str:
    series = [
        Series(place, party.letter, party.name, _points(side, "outcome", w), _points(side, "target", w))
        for place, (party, side) in enumerate(zip(parties, shared.values, strict=True))
    ]
    title = w("chart", name=shared.name)
    return line_chart(series, title, w("chart_about"), f"pv-chart-{number}", w.texts.number)


def _points(
    side: dict[tuple[int | None, str | None, str | None, str], ValueFact], kind: str, w: Wording
) -> list[Point]:
    found = [value for value in side.values() if value.kind == kind and plotted(value)]
    return [
        Point(
            value.year or 0, value.value or 0.0, f"{w(kind)} {value.year}: {w.value(value)}", value.confidence >= SURE
        )
        for value in sorted(found, key=lambda value: value.year or 0)
    ]


def _value_table(shared: SharedMeasure, parties: Sequence[Party], w: Wording, refs: References) -> Markup:
    """Years down, and across each side's outcomes and, where it has any, targets."""
    columns: list[tuple[int, str]] = []
    sides = [tag("td")]
    for place, party in enumerate(parties):
        kinds = [kind for kind in ("outcome", "target") if any(key[3] == kind for key in shared.values[place])]
        if kinds:
            columns += [(place, kind) for kind in kinds]
            name = join([_mark(place), " ", esc(f"{party.letter} {party.name}")])
            sides.append(tag("th", name, scope="colgroup", colspan=str(len(kinds)), class_="n"))
    times = sorted({key[:3] for side in shared.values for key in side}, key=_time_order)
    between = " " if len(columns) <= _BESIDE else "<br>"
    rows = []
    for time in times:
        values = [shared.values[place].get((*time, kind)) for place, kind in columns]
        rows.append((None, [esc(_when(time, w)), *(_value(value, between, w, refs) for value in values)]))
    head = [esc(w("year")), *(esc(w(kind)) for _, kind in columns)]
    return table(head, rows, range(1, 1 + len(columns)), shared.name, tag("tr", join(sides)))


def _mark(place: int) -> Markup:
    """The side's point, as the chart has it."""
    point = shape(place, 0, 0, COLORS[place])
    return Markup(f'<svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">{point}</svg>')


def _time_order(time: tuple[int | None, str | None, str | None]) -> tuple[int, str, str]:
    return time[0] or 0, time[1] or "~", time[2] or ""


def _when(time: tuple[int | None, str | None, str | None], w: Wording) -> str:
    year, period, split = time
    when = w.time(year, period) or w("no_year")
    return f"{when}, {w(split)}" if split else when


def _value(value: ValueFact | None, between: str, w: Wording, refs: References) -> Markup:
    if value is None:
        return esc("")
    said = esc(w.value(value))
    if value.confidence < SURE:
        said = tag("span", said + esc(f" ({w('unsure')})"), class_="unsure")
    return join([said, between, refs(value.ref)])


def budget(report: Report, w: Wording, refs: References) -> Markup:
    """Amounts by policy area, in thousands of kronor."""
    if not report.budgets:
        return paragraph(w("no_budget"))
    parts = [paragraph(w("budget_intro"))]
    parts += [paragraph(w.caution(c)) for c in report.cautions if c.key == "per_inhabitant"]
    for area, rows in report.budgets:
        bodies = sorted({a.body for row in rows for side in row.amounts for a in side if a.body})
        parts += [heading(3, w.area(area)), paragraph(", ".join(bodies), "quiet") if bodies else Markup("")]
        parts.append(_budget_table(rows[:ROWS], report.parties, w.area(area), w, refs))
        if len(rows) > ROWS:
            parts.append(paragraph(w("more_rows", n=len(rows) - ROWS), "quiet"))
    return join(parts)


def _budget_table(
    rows: Sequence[BudgetRow], parties: Sequence[Party], label: str, w: Wording, refs: References
) -> Markup:
    head = [esc(w("row")), esc(w("amount_of"))]
    head += [join([esc(party.name), "<br>", tag("span", esc(w("amount")), class_="quiet")]) for party in parties]
    made = []
    for row in rows:
        cells = [esc(row.label), esc(w.concerns(row)), *(_sums(side, w, refs) for side in row.amounts)]
        made.append(("total" if row.is_total else None, cells))
    return table(head, made, range(2, 2 + len(parties)), label)


def _sums(side: Sequence[AmountFact], w: Wording, refs: References) -> Markup:
    if not side:
        return esc("–")
    said = []
    for amount in side:
        number = esc(w.texts.number(round(amount.amount_sek / 1000, 3)).replace("-", "\u2212") + ocr_mark(amount.ocr))
        if amount.confidence < SURE:
            number = tag("span", number + esc(f" ({w('unsure')})"), class_="unsure")
        said.append(join([number, " ", refs(amount.ref)]))
    return join(said, "<br>")
