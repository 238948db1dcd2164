"""Streams, fonts, tables of objects and page trees that are not as they should be: bounded, and told."""

from __future__ import annotations

import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.lzw import lzwdecode
from pdfminer.pdffont import get_widths
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT
from pdfminer.runlength import rldecode
from pdfminer.utils import apply_png_predictor

from extractors.readers.engine import streams
from extractors.readers.engine.font_manager import LAST_CODE, bounded_widths, is_bounded_map
from extractors.readers.engine.objects import NotUnderstood, open_document, parse
from extractors.readers.engine.operators import Unsupported, operations
from extractors.readers.engine.page_tree import page_list
from extractors.readers.engine.streams import StreamTooLong, damage_of, lzw, runs
from extractors.readers.outline import read_outline
from extractors.readers.pdf_pages import open_pdf

sys.path.insert(0, str(Path(__file__).parents[3] / "hostile"))
from hostile_pdf import CATALOG, CONTENT, PAGES, TEXT, pdf, stream

_FLATE = LIT("FlateDecode")


def unpacked(data: bytes, **entries: Any) -> PDFStream:
    found = PDFStream({"Filter": _FLATE, **entries}, data)
    found.get_data()
    return found


def test_a_stream_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_BYTES", 1000)
    assert unpacked(zlib.compress(bytes(1000))).data == bytes(1000)
    with pytest.raises(StreamTooLong):
        unpacked(zlib.compress(bytes(1001)))
    with pytest.raises(StreamTooLong):
        PDFStream({"Filter": [LIT("RL")]}, b"\x81 " * 100).get_data()


def test_damaged_data_give_nothing_and_are_told() -> None:
    data = zlib.compress(TEXT * 9)
    assert (unpacked(data).data, damage_of(unpacked(data))) == (TEXT * 9, None)
    assert (unpacked(b"\xff" + data).data, damage_of(unpacked(b"\xff" + data))) == (b"", "lost")


def test_a_wrong_checksum_leaves_the_data_in_doubt() -> None:
    found = unpacked(zlib.compress(TEXT)[:-4] + b"abcd")
    assert (found.data, damage_of(found)) == (TEXT, "doubtful")


@pytest.mark.parametrize(
    "settings", [{"Predictor": 12, "Columns": 2**31}, {"Predictor": 2, "Colors": -1}, {"Predictor": 7}]
)
def test_a_predictor_that_cannot_be_is_damage(settings: dict[str, int]) -> None:
    assert damage_of(unpacked(zlib.compress(TEXT), DecodeParms=settings)) == "lost"


@given(st.lists(st.tuples(st.sampled_from([0, 2]), st.binary(min_size=5, max_size=5)), max_size=8), st.booleans())
def test_rows_are_those_that_pdfminer_gives(rows: list[tuple[int, bytes]], all_up: bool) -> None:
    data = b"".join(bytes([2 if all_up else kind]) + row for kind, row in rows)
    found = unpacked(zlib.compress(data), DecodeParms={"Predictor": 12, "Columns": 5})
    assert found.data == apply_png_predictor(12, 1, 5, 8, data)


@given(st.binary(max_size=80))
def test_runs_are_those_that_pdfminer_gives(data: bytes) -> None:
    try:
        expected = rldecode(data)
    except (RuntimeError, StopIteration):
        return  # cut off in a run
    assert runs(data, 10**6) == expected


@given(st.binary(max_size=80))
def test_lzw_is_that_of_pdfminer(data: bytes) -> None:
    try:
        expected = lzwdecode(b"\x80" + data)
    except (IndexError, TypeError):
        return  # a code that was not there
    assert lzw(b"\x80" + data, 10**6)[: len(expected)] == expected[: len(lzw(b"\x80" + data, 10**6))]


@given(st.binary(max_size=200))
def test_any_bytes_are_operations_or_left_to_the_reference(data: bytes) -> None:
    with suppress(Unsupported):
        assert all(operator for operator, _ in operations(data))


@given(st.binary(max_size=200))
def test_any_bytes_are_an_object_or_not_understood(data: bytes) -> None:
    with suppress(NotUnderstood):
        assert parse(data, 0, None, len(data))[1] <= len(data)


def test_a_number_of_thousands_of_digits_is_not_understood() -> None:
    with pytest.raises(NotUnderstood):
        parse(b"[" + b"9" * 6000 + b"]", 0, None, 9000)


_CODE = st.integers(0, 3000)
_RANGES = st.lists(st.one_of(st.tuples(_CODE, _CODE, _CODE), st.tuples(_CODE, st.lists(_CODE, max_size=3))), max_size=5)


@given(_RANGES)
def test_usual_widths_stay_as_they_are(ranges: list[tuple[Any, ...]]) -> None:
    widths = [value for one in ranges for value in one]
    assert get_widths(bounded_widths(widths, 3)) == get_widths(widths)


@given(st.lists(st.one_of(st.integers(-9, 10**12), st.lists(_CODE, max_size=3)), max_size=12))
def test_widths_end_where_codes_do(widths: list[Any]) -> None:
    ranged = [value for value in bounded_widths(widths, 3) if not isinstance(value, list)]
    assert len(get_widths(bounded_widths(widths, 3))) <= (LAST_CODE + 1) + 3 * len(widths)
    assert len(ranged) <= len(widths)


def test_maps_with_endless_ranges_are_refused() -> None:
    assert is_bounded_map(b"1 beginbfrange <0000> <FFFF> <0041> endbfrange")
    assert not is_bounded_map(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange")
    assert not is_bounded_map(b"9 beginbfrange " + b"<0000> <FFFF> <0041> " * 9 + b"endbfrange")


def test_objects_of_a_file_without_a_table_are_found(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(end=b""))
    with path.open("rb") as file:
        document = open_document(file)
        assert document.repaired
        assert [page.pageid for page in page_list(document)] == [3]
    with open_pdf(path) as opened:
        assert [note.code for note in opened.notes] == ["read.repaired"]
        assert [w.text for w in next(opened.pages()).words][:3] == ["Mal", "for", "2025"]


def test_an_object_that_is_made_of_itself_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf({CONTENT: b"6 0 R", 6: b"7 0 R", 7: b"6 0 R"}))
    with open_pdf(path) as file:
        page = next(file.pages())
    assert page.words == []
    assert [note.code for note in page.notes] == ["read.page_damaged"]


def test_a_page_tree_is_walked_once_whatever_its_depth_and_loops(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    deep = {n: b"<</Type/Pages/Kids[%d 0 R 2 0 R]>>" % (n + 1) for n in range(6, 1500)} | {1500: b"<</Kids[3 0 R]>>"}
    path.write_bytes(pdf({PAGES: b"<</Type/Pages/Kids[6 0 R]>>"} | deep))
    with path.open("rb") as file:
        assert [page.pageid for page in page_list(open_document(file))] == [3]


def test_a_long_chain_of_bookmarks_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    chain = {n: b"<</Title(B%d)/Dest[3 0 R/Fit]/Next %d 0 R>>" % (n, n + 1) for n in range(7, 2007)}
    catalog = b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>"
    path.write_bytes(pdf({CATALOG: catalog, 6: b"<</First 7 0 R/Last 2006 0 R>>"} | chain))
    with path.open("rb") as file:
        found = read_outline(open_document(file))
    assert len(found) == 2000
    assert (found[0], found[-1]) == ((1, "B7"), (1, "B2006"))


def test_text_far_from_the_page_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    far = b"BT /F1 12 Tf 1 0 0 1 1000000000 700 Tm (bort) Tj 1 0 0 1 %s 9 Tm (bort) Tj ET " % (b"9" * 400)
    path.write_bytes(pdf({CONTENT: stream(far + TEXT)}))
    with open_pdf(path) as file:
        words = [word.text for word in next(file.pages()).words]
    assert "bort" not in words
    assert "2025" in words
