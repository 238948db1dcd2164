"""Operations, objects and maps of texts: what the expressions read, held against pdfminer's own parsers."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdfparser import PDFStreamParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psparser import PSEOF, PSLiteral

from extractors.readers.engine.objects import NotUnderstood, parse
from extractors.readers.engine.operators import (
    Unsupported,
    hexadecimal,
    literal,
    marked_content_id,
    name,
    numbers,
    operations,
    shown,
)
from extractors.readers.engine.tounicode import read_to_unicode


def of(data: bytes) -> list[tuple[str, str]]:
    return [(operator.decode(), operands.decode("latin-1").strip()) for operator, operands in operations(data)]


def test_operations_come_with_their_operands() -> None:
    data = b"q 1 0 0 1 72 700 cm BT /F1 12 Tf (Hej) Tj [(a)-20(b)] TJ T* ET Q"
    assert of(data) == [
        ("q", ""), ("cm", "1 0 0 1 72 700"), ("BT", ""), ("Tf", "/F1 12"), ("Tj", "(Hej)"), ("TJ", "[(a)-20(b)]"),
        ("T*", ""), ("ET", ""), ("Q", ""),
    ]  # fmt: skip


def test_strings_hold_brackets_operators_and_parentheses() -> None:
    assert of(rb"((a) ET \) [ <) Tj (\\) Tj [(])] TJ") == [("Tj", r"((a) ET \) [ <)"), ("Tj", r"(\\)"), ("TJ", "[(])]")]


def test_comments_and_property_lists_are_passed() -> None:
    assert of(b"% 1 0 0 RG (\n/P <</MCID 3/E (x)>> BDC EMC")[0][0] == "BDC"
    assert marked_content_id(b"/P <</MCID 3/E (x)>>") == 3
    assert marked_content_id(b"/Artifact <</Type/Pagination>>") is None


def test_data_of_inline_images_are_no_operations() -> None:
    data = b"BI /W 2 /H 2 /BPC 8 ID \x00(\xff Q ET\x01 EI Q BT"
    found = list(operations(data))
    assert [operator for operator, _ in found] == [b"BI", b"ID", b"EI", b"Q", b"BT"]
    assert found[2][1] == b"\x00(\xff Q ET\x01"


@pytest.mark.parametrize("data", [b"(open Tj ET", b"q ) Q", b"<12 Tj Q q q"])
def test_broken_syntax_is_left_to_the_reference(data: bytes) -> None:
    with pytest.raises(Unsupported):
        list(operations(data))


def test_operands_without_an_operator_end_a_stream_that_was_cut_off() -> None:
    assert of(b"q 1 0 0 1 5") == [("q", "")]


@pytest.mark.parametrize("operands", [b"1 2", b"1 x 3", b"1 2.3.4 5", b"--1 2 3"])
def test_operands_that_are_no_numbers_are_refused(operands: bytes) -> None:
    with pytest.raises(Unsupported):
        numbers(operands, 3)


def test_a_long_run_of_open_parentheses_costs_no_time() -> None:
    with pytest.raises(Unsupported):
        list(operations(b"(" * 200_000))


def test_names_are_unescaped() -> None:
    assert name(b"/A#20B 12") == "A B"
    assert name(b"12") == ""


@given(st.binary(max_size=60))
def test_a_string_is_read_as_pdfminer_reads_it(raw: bytes) -> None:
    escaped = raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    ((plain, digits, move),) = shown(b"(" + escaped + b")")
    assert (literal(plain), digits, move) == (raw, b"", b"")
    assert hexadecimal(raw.hex().encode()) == raw


@given(st.lists(st.sampled_from([b"\\n", b"\\053", b"\\5a", b"\\\n", b"\\\r\n", b"x", b"(y)", b"\\)"]), max_size=12))
def test_escapes_are_read_as_pdfminer_reads_them(parts: list[bytes]) -> None:
    raw = b"".join(parts)
    (value,) = _by_pdfminer(b"(" + raw + b") ")
    assert literal(raw) == value


def test_a_letter_that_needs_no_escape_stays() -> None:
    assert literal(rb"a\z") == b"az"


_SIMPLE: st.SearchStrategy[Any] = st.one_of(
    st.integers(-(10**6), 10**6),
    st.floats(-1000, 1000).map(lambda x: round(x, 3)),
    st.booleans(),
    st.binary(max_size=8),
    st.sampled_from([PSLiteral("Name"), PSLiteral("A B"), PDFObjRef(None, 7)]),
)
_VALUES = st.recursive(
    _SIMPLE,
    lambda inner: st.one_of(
        st.lists(inner, max_size=5), st.dictionaries(st.sampled_from(["K", "Pg", "MCID", "A#"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(_VALUES)
def test_an_object_is_read_as_pdfminer_reads_it(value: Any) -> None:
    data = b"[" + _written(value) + b"] "
    read, end = parse(data, 0, None, len(data))
    assert _plain(read) == _plain(_by_pdfminer(data)[0])
    assert end == len(data) - 1


@pytest.mark.parametrize("data", [b"<< /A >>", b"[1 2", b"]", b"<< 1 2 >>", b"xyz", b"<< /A 1 ]"])
def test_objects_that_are_not_understood_are_left_to_pdfminer(data: bytes) -> None:
    with pytest.raises(NotUnderstood):
        parse(data, 0, None, len(data))


_MAP = b"""/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange
3 beginbfchar <0003> <0020> <0024> <00C50041> <0025> <D83DDE00> endbfchar
2 beginbfrange <0030> <0033> <0061> <0040> <0042> [<0066> <00660069> <00E5>] endbfrange endcmap"""


def test_texts_of_codes_are_those_that_pdfminer_reads() -> None:
    read = read_to_unicode(PDFStream({}, _MAP))
    known = FileUnicodeMap()
    CMapParser(known, io.BytesIO(_MAP)).run()
    assert read is not None
    assert read.cid2unichr == known.cid2unichr
    assert read.get_unichr(0x41) == "fi"


@pytest.mark.parametrize("data", [b"1 beginbfchar <01> /space endbfchar", b"/X usecmap", b"no map at all"])
def test_other_maps_are_left_to_pdfminer(data: bytes) -> None:
    assert read_to_unicode(PDFStream({}, data)) is None


def _by_pdfminer(data: bytes) -> list[Any]:
    parser = PDFStreamParser(data)
    found = []
    try:
        while True:
            found.append(parser.nextobject()[1])
    except PSEOF:
        return found


def _written(value: Any) -> bytes:
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, bytes):
        return b"<" + value.hex().encode() + b">"
    if isinstance(value, PSLiteral):
        return b"/" + str(value.name).replace(" ", "#20").encode()
    if isinstance(value, PDFObjRef):
        return f"{value.objid} 0 R".encode()
    if isinstance(value, list):
        return b"[" + b" ".join(map(_written, value)) + b"]"
    if isinstance(value, dict):
        return (
            b"<<"
            + b"".join(b"/" + k.replace("#", "#23").encode() + b" " + _written(v) for k, v in value.items())
            + b">>"
        )
    return f"{value:.3f}".encode() if isinstance(value, float) else str(value).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, PSLiteral):
        return "/", value.name
    if isinstance(value, PDFObjRef):
        return "R", value.objid
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value
