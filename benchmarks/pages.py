"""The raw results as parts of the documentation's pages, in Markdown. Pure functions: results in, text out."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.markdown import table
from benchmarks.peers import PEERS
from benchmarks.programs import ONE_WORKER, OURS, PROGRAMS, READING, REFERENCE, TWO_WORKERS, Kind
from benchmarks.results import Results
from benchmarks.summary import Figure, Summary, failures, faster, summaries

_KINDS = {program.name: program.kind for program in PROGRAMS}
_OURS = {program.name for program in PROGRAMS if program.peer == OURS}
_COLUMNS = ("times as fast", "from – to", "pages per processor second", "start", "seconds", "MB", "found", "runs")
QUICK = "**From a quick run, with few pages and one run each: it shows the form. `make bench` writes the figures.**\n\n"


def what_was_measured(results: Results) -> str:
    machine = results.machine
    about = (
        f"Measured {results.date} with {results.versions[OURS]}, on {machine['cores']} cores ({machine['system']}). "
    )
    load = f"Load of the machine: {machine['load before']:.1f} before, {machine.get('load after', 0):.1f} after.\n\n"
    groups = [
        (f"{name}: {group['about']}", group["documents"], group["tagged"], group["pages"])
        for name, group in results.groups.items()
        if group["pages"]
    ]
    peers = [(p.name, results.versions[p.name], p.licence) for p in PEERS if p.name in results.versions]
    documents = table(["documents", "files", "of them tagged", "pages"], groups)
    return (
        (QUICK if results.quick else "")
        + about
        + load
        + documents
        + "\n"
        + table(["beside", "version", "licence"], peers)
    )


def of_kind(results: Results, group: str, kinds: Sequence[Kind], ours: bool = False) -> str:
    """Programs on a group, the reference first, then by speed. With `ours`, all of Planverk's, whatever their kind."""
    found = summaries(results.runs, group)
    chosen = [s for s in found if _KINDS.get(s.program) in kinds or (ours and s.program in _OURS)]
    reference = [s for s in found if s.program == REFERENCE.name]
    others = [s for s in chosen if s.program != REFERENCE.name]
    pages = results.groups[group]["pages"]
    starts = {s.program: f"{s.cost.cpu:.1f}" for s in summaries(results.runs, "start")}
    rows = [_row(s, pages, starts.get(s.program, "")) for s in reference + sorted(others, key=_slowness)]
    return table([f"{pages} pages", *_COLUMNS], rows)


def _slowness(summary: Summary) -> float:
    return summary.cost.cpu


def _row(s: Summary, pages: int, start: str) -> list[object]:
    name = f"**{s.program}**" if s.program in _OURS else s.program
    failed = f" ({_count(len(s.errors), 'file')} failed)" if s.errors else ""
    speed = [f"{s.speed.middle:.1f}", _spread(s.speed)] if s.speed else ["", ""]
    rate = f"{pages / s.cost.cpu:.1f}" if s.cost.cpu else ""
    found = "" if s.found is None else f"{s.found:,}"
    return [name + failed, *speed, rate, start, f"{s.cost.wall:.1f}", f"{s.cost.memory:.0f}", found, s.runs]


def _spread(figure: Figure) -> str:
    return f"{figure.least:.1f} – {figure.most:.1f}"


def workers(results: Results) -> str:
    """How much faster by the clock two workers are than one."""
    rows = []
    for group in ("long", "folder"):
        found = {s.program: s for s in summaries(results.runs, group)}
        gain = faster(results.runs, group, ONE_WORKER.name, TWO_WORKERS.name)
        if gain is None:
            continue
        seconds = [f"{found[program.name].cost.wall:.1f}" for program in (ONE_WORKER, TWO_WORKERS)]
        told = results.groups[group]
        name = f"{group}: {_count(told['documents'], 'file')}, {told['pages']} pages"
        rows.append([name, *seconds, f"{gain.middle:.2f}", f"{gain.least:.2f} – {gain.most:.2f}"])
    return table(["", "one worker, seconds", "two workers, seconds", "times as fast", "from – to"], rows)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def memory(results: Results) -> str:
    """MB of the largest process, for documents of growing length."""
    names = [name for name in results.groups if name not in ("long", "folder", "start")]
    found = {name: {s.program: f"{s.cost.memory:.0f}" for s in summaries(results.runs, name)} for name in names}
    rows = [
        (program.name, *(found[name].get(program.name, "") for name in names))
        for program in (REFERENCE, READING, ONE_WORKER)
    ]
    return table(["MB, for one document of", *names], rows)


def start(results: Results) -> str:
    found = sorted(summaries(results.runs, "start"), key=_slowness)
    rows = [(s.program, f"{s.cost.wall:.1f}", f"{s.cost.cpu:.1f}", f"{s.cost.memory:.0f}") for s in found]
    return table(["without a page to read", "seconds", "processor seconds", "MB"], rows)


def missing(results: Results) -> str:
    """What was not measured, and what failed."""
    failed = {what: f"failed: {why}" for what, why in failures(results.runs).items()}
    partly = {
        f"{s.program}, {_count(len(s.errors), 'document')} of the scored": f"failed: {next(iter(s.errors.values()))}"
        for s in results.scores
        if s.errors
    }
    rows = [(what, why) for what, why in (results.missing | failed | partly).items()]
    return table(["not measured", "why"], rows).replace("---:", "---")


def tables(results: Results) -> str:
    """The score of the tables of each program, the best first."""
    if not results.scores:
        raise LookupError("No tables were scored.")
    about = f"Measured {results.date}: {results.scores[0].documents} documents, "
    about += f"{results.scores[0].without} pages of them without a table.\n\n"
    ranked = sorted(results.scores, key=lambda score: -score.relations.macro)
    rows = [
        [
            f"**{s.program}**" if s.program in _OURS else s.program,
            *(f"{x:.3f}" for x in (s.relations.macro, s.relations.micro, s.relations.precision, s.relations.recall)),
            f"{s.invented} ({s.invented / s.without:.0%})" if s.without else "0",
            len(s.errors),
        ]
        for s in ranked
    ]
    columns = ["", "F1, mean of documents", "F1 of all", "precision", "recall", "pages with invented tables", "failed"]
    return (QUICK if results.quick else "") + about + table(columns, rows)
