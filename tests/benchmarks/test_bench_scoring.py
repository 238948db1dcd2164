"""What the scorer prints is understood, and pages without tables are counted."""

from __future__ import annotations

import pytest

from benchmarks.scoring import Relations, invented, pages_without, parse, true_pages

PRINTED = """adjacency  micro P 0.9310 R 0.8000 F1 0.8606   macro P 0.9000 R 0.8100 F1 0.8400   documents 27
cells      micro P 1.0000 R 0.1000 F1 0.2000   macro P 0.3000 R 0.4000 F1 0.5000   documents 27
"""


def test_the_line_of_the_relations_is_taken() -> None:
    assert parse(PRINTED) == Relations(precision=0.931, recall=0.8, micro=0.8606, macro=0.84)


def test_a_scorer_that_printed_nothing_is_told() -> None:
    with pytest.raises(LookupError, match="no adjacency"):
        parse("Traceback")


def test_pages_with_tables_are_found_in_xml_that_is_broken() -> None:
    xml = b"""<d><table id='1'><region id="1" page="3" col-increment='0'>A & B</region>
    <region page='12'/><region id="2" page="3"/></table></d>"""
    assert true_pages(xml) == {3, 12}


def test_only_tables_with_text_on_pages_without_any_are_invented() -> None:
    without = pages_without({"a": 3, "b": 1}, {"a": {2}, "b": {1}})
    assert without == {("a", 1), ("a", 3)}
    tables = {"a": {"1": [[["", None], [" "]]], "2": [[["x"]]], "3": [[["", "x"]], [["y"]]]}, "b": {"1": [[["z"]]]}}
    assert invented(tables, without) == 1
    assert invented({}, without) == 0
