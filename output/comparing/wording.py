"""What the facts are called in Swedish and English: sentences of cautions, times, values, reasons."""

from __future__ import annotations

from collections.abc import Iterable

from output.comparing.facts import BudgetRow, Caution, Doc, GoalFact, MeasureFact, Pair, Ref, Report, SdgName, ValueFact
from output.scanned import ocr_mark
from output.texts import Texts


class Wording:
    """The words of a report in one language."""

    def __init__(self, lang: str) -> None:
        self.texts = Texts(lang)

    def __call__(self, key: str, **values: object) -> str:
        return self.texts("report", key, **values)

    def title(self, report: Report) -> str:
        return self("title", names=self.names(party.name for party in report.parties))

    def names(self, names: Iterable[str]) -> str:
        """A, B and C."""
        *first, last = names
        return f"{', '.join(first)} {self('and')} {last}" if first else last

    def ref(self, ref: Ref) -> str:
        """A1 s. 4; the mark alone for a text without pages."""
        return ref.mark if ref.page is None else f"{ref.mark} {self('page', page=ref.page)}"

    def time(self, year: int | None, period: str | None) -> str:
        return " ".join(str(part) for part in (year, period) if part is not None)

    def when(self, document: Doc) -> str:
        return self.time(document.year, document.period)

    def term(self, goal: GoalFact) -> str:
        """The document's word for the goal's level, else the common one."""
        return goal.local_term or self.texts("kind", goal.kind)

    def status(self, status: str) -> str:
        return self.texts("report_status", status)

    def sdg(self, name: SdgName) -> str:
        return name.name_sv if self.texts.lang == "sv" else name.name_en

    def area(self, area: str | None) -> str:
        return self.texts("report_area", area or "none")

    def concerns(self, row: BudgetRow) -> str:
        parts = (self.time(row.year, row.period), self.texts("stage", row.stage), self.texts("side", row.side))
        return " ".join(part for part in parts if part)

    def value(self, value: ValueFact) -> str:
        """A value as it is read: 12,5 %; with its comparator, or the words as printed where it is a direction only."""
        if value.value is None:
            return value.raw + ocr_mark(value.ocr)
        sign = {">=": "≥ ", "<=": "≤ "}.get(value.comparator or "", "")
        unit = f"\u00a0{value.unit}" if value.unit else ""
        return f"{sign}{self.texts.number(value.value)}{unit}{ocr_mark(value.ocr)}"

    def reasons(self, pair: Pair) -> str:
        both, most = pair.words
        parts = [self("same_words") if pair.same else self("some_words", both=both, most=most)]
        if pair.sdgs:
            parts.append(self("same_sdgs", list=", ".join(map(str, pair.sdgs))))
        if pair.kolada:
            parts.append(self("same_kolada", list=", ".join(pair.kolada)))
        if pair.relation is not None:
            parts.append(self(pair.relation))
        return "; ".join(parts)

    def measure(self, measure: MeasureFact) -> str:
        return f"{measure.group_name}: {measure.name}" if measure.group_name else measure.name

    def caution(self, caution: Caution) -> str:
        """Its sentence."""
        values = {key: self._said(caution.key, key, value) for key, value in caution.values.items()}
        return self.texts("report_caution", caution.key, **values)

    def _said(self, caution: str, key: str, value: object) -> str:
        if key == "said":
            return "; ".join(f"{name} {self._list(caution, parts)}" for name, parts in value)  # type: ignore[attr-defined]
        if key == "classes":
            return "; ".join(f"{name} {self._class(known)}" for name, known in value)  # type: ignore[attr-defined]
        if key == "names":
            return self.names(value)  # type: ignore[arg-type]
        if isinstance(value, tuple):
            return ", ".join(self._word(key, part) for part in value)
        return str(value)

    def _list(self, caution: str, parts: Iterable[object]) -> str:
        if caution == "types":
            return ", ".join(self.texts("type", str(part)) for part in parts)
        if caution == "periods":
            whole = "helår" if self.texts.lang == "sv" else "whole year"
            return ", ".join(str(part or whole) for part in parts)
        return ", ".join(map(str, parts))

    def _word(self, key: str, part: object) -> str:
        if key == "facts":
            return self.texts("report_fact", str(part))
        return str(part) if part else "–"

    def _class(self, known: object) -> str:
        text = str(known or "–").replace(" - ", "–")
        return (
            text if self.texts.lang == "sv" else text.replace("invånare", "inhabitants").replace("fler än", "more than")
        )
