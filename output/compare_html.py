"""The comparison as HTML: a fragment for the web view, and a file that opens offline and prints on A4.

No script and no address of another machine stands in it, and it depends on the database alone: the same database gives
the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from models.version import VERSION
from output.comparing.blocks_goals import documents, level_table, similar, trees
from output.comparing.blocks_values import budget, measures, sdgs
from output.comparing.facts import Caution, Ref, Report
from output.comparing.markup import Link, Markup, References, esc, heading, join, paragraph, table, tag
from output.comparing.report import make_report
from output.comparing.style import SCOPE, page_rules, rules
from output.comparing.wording import Wording

#: Cautions that a page shows at the most, beside those about the comparison as a whole.
CAUTIONS = 60


def fragment(
    db: str | Path, left: str, right: str, lang: str = "sv", more: Sequence[str] = (), link: Link | None = None
) -> str:
    """The comparison as an element of class `pv-compare` with its style, to stand in a page below its <h1>.

    `more` are further sides, and `link` gives the address of a reference (None: its document in the list of documents).
    Raises as `make_report`.
    """
    report, wording = make_report(db, [left, right, *more]), Wording(lang)
    style = tag("style", f"\n{rules()}\n")
    return join([style, tag("div", _body(report, wording, link), class_=SCOPE, lang=lang)])


def page(db: str | Path, names: Sequence[str], lang: str = "sv") -> str:
    """The comparison of two to four sides as one HTML file. Raises as `make_report`."""
    return render_page(make_report(db, names), lang)


def render_page(report: Report, lang: str = "sv") -> str:
    """A report as one HTML file."""
    w = Wording(lang)
    title = w.title(report)
    names = w.names(party.name for party in report.parties)
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{esc(title)}</title><style>\n{page_rules(names)}\n</style>"
    )
    body = join([tag("h1", esc(names)), _body(report, w, None)])
    main = tag("main", body, class_=SCOPE)
    return f'<!DOCTYPE html>\n<html lang="{lang}"><head>{head}</head>\n<body>{main}</body></html>\n'


def _body(report: Report, w: Wording, link: Link | None) -> Markup:
    refs = References(w, link)
    blocks = [
        ("documents", documents(report, w, refs)),
        ("levels", level_table(report, w)),
        ("goals", trees(report, w, refs)),
        ("similar", similar(report, w, refs)),
        ("sdgs", sdgs(report, w, refs)),
        ("measures", measures(report, w, refs)),
        ("budget", budget(report, w, refs)),
        ("not_comparable", _cautions(report, w, refs)),
    ]
    made = [tag("section", heading(2, w(key), f"pv-{key}") + inner) for key, inner in blocks]
    before = [_lead(report, w), _contents([key for key, _ in blocks], w), _heed(report, w), _glance(report, w)]
    return join([*before, *made, paragraph(w("made_by", version=VERSION), "made quiet")])


def _lead(report: Report, w: Wording) -> Markup:
    counted = [document for party in report.parties for document in party.counted]
    example = w.ref(Ref("A1", 4, "", ""))
    said = w("lead", documents=len(counted), pages=sum(document.pages for document in counted), example=example)
    return paragraph(said, "lead")


def _contents(keys: Sequence[str], w: Wording) -> Markup:
    items = join(tag("li", tag("a", esc(w(key)), href=f"#pv-{key}")) for key in keys)
    return tag("nav", tag("ol", items), aria_label=w("contents"))


def _heed(report: Report, w: Wording) -> Markup:
    """What concerns the comparison as a whole, before any number."""
    main = [caution for caution in report.cautions if caution.main]
    if not main:
        return Markup("")
    items = join(tag("li", esc(w.caution(caution))) for caution in main)
    return tag("section", heading(2, w("heed"), "pv-heed") + tag("ul", items), class_="heed", aria_labelledby="pv-heed")


def _glance(report: Report, w: Wording) -> Markup:
    """The sides' counts."""
    parties = report.parties
    counts = [
        ("counted_documents", [len(party.counted) for party in parties]),
        ("goals", [len(party.all_goals) for party in parties]),
        ("sdg_count", [len({sdg.sdg for sdg in party.sdgs}) for party in parties]),
        ("measure_count", [len(party.counted_measures) for party in parties]),
        ("with_target", [party.measures_with("target") for party in parties]),
        ("with_outcome", [party.measures_with("outcome") for party in parties]),
    ]
    rows = [(None, [esc(w(key)), *(esc(n or w("none_read")) for n in numbers)]) for key, numbers in counts]
    head = [esc(""), *(esc(party.name) for party in parties)]
    inner = join(
        [heading(2, w("at_a_glance"), "pv-glance"), table(head, rows, range(1, 1 + len(parties)), w("at_a_glance"))]
    )
    return tag("section", inner, class_="glance")


def _cautions(report: Report, w: Wording, refs: References) -> Markup:
    main = [caution for caution in report.cautions if caution.main]
    single = [caution for caution in report.cautions if not caution.main]
    rows = [(None, _caution(caution, w, refs)) for caution in (*main, *single[:CAUTIONS])]
    more = len(single) - CAUTIONS
    head = [esc(w(key)) for key in ("concerns", "why", "where")]
    return join(
        [
            paragraph(w("not_comparable_intro")),
            table(head, rows, label=w("not_comparable")) if rows else "",
            paragraph(w.texts("report_caution", "more_cautions", n=more), "quiet") if more > 0 else "",
        ]
    )


def _caution(caution: Caution, w: Wording, refs: References) -> list[Markup]:
    return [esc(w(caution.topic)), esc(w.caution(caution)), refs.all(caution.refs, 6)]
