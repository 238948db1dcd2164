"""The format of a file by its content, and what is said of files that are not read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from corpus.find import find, look
from corpus.formats import check_format, format_of_content, refusal
from models.errors import NoDocuments

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return path


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"%PDF-1.4", "pdf"), (b"junk %PDF-1.4", "pdf"), (b"<!DOCTYPE html><html>", "html"),
        (b" \n<HTML lang=sv>", "html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><html>", "html"), ("\ufeff<html>".encode("utf-16-le"), "html"),
        (OLE, "other"), (b"{\\rtf1", "other"), (b"Verksamhetsplan", "text"), (b"", "text"), (b"<p>Text", "text"),
    ],
)  # fmt: skip
def test_by_the_first_bytes(tmp_path: Path, data: bytes, form: str) -> None:
    path = tmp_path / "plan"
    path.write_bytes(data)
    assert format_of_content(str(path)) == form


@pytest.mark.parametrize(
    ("name", "form"),
    [("word/document.xml", "docx"), ("xl/workbook.xml", "other"), ("mimetype", "other"), ("plan.pdf", "zip")],
)
def test_a_zip_file_by_what_is_in_it(tmp_path: Path, name: str, form: str) -> None:
    assert format_of_content(str(packed(tmp_path / "plan", name))) == form


@pytest.mark.parametrize(
    ("named", "data", "form"),
    [("html", b"%PDF-1.4", "pdf"), ("text", b"<html>", "html"), ("docx", OLE, "other"), ("pdf", b"<html>", "pdf"),
     ("markdown", b"# Plan", "markdown"), ("html", b"<p>Text", "html")],
)  # fmt: skip
def test_the_content_goes_before_the_name(tmp_path: Path, named: str, data: bytes, form: str) -> None:
    path = tmp_path / "plan"
    path.write_bytes(data)
    assert check_format(str(path), named) == form


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (lambda path: path.write_bytes(OLE), "an old Office file"),
        (lambda path: path.write_bytes(b"{\\rtf1"), "an RTF file"),
        (lambda path: packed(path, "xl/workbook.xml"), "a workbook"),
        (lambda path: packed(path, "mimetype"), "an OpenDocument file"),
        (lambda path: packed(path, "plan.pdf"), "an archive in an archive"),
    ],
)
def test_a_file_that_is_not_read_says_what_it_is_and_what_to_do(tmp_path: Path, write: object, words: str) -> None:
    path = tmp_path / "plan.doc"
    write(path)  # type: ignore[operator]
    told = refusal(str(path))
    assert told.code == "read.other_format"
    assert words in str(told)
    assert str(told).endswith(("save it as .docx or PDF.", "unpack it and read its files."))


def test_a_named_file_of_another_kind_is_found_to_be_told_of(tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_bytes(OLE)
    assert [source.format for source in find([str(path)])] == ["other"]


def test_files_of_other_kinds_are_counted_by_suffix(tmp_path: Path) -> None:
    for name in ("plan.txt", "a.doc", "b.DOC", "c.xlsx", "utan"):
        (tmp_path / name).write_bytes(b"x")
    assert look([str(tmp_path)]).passed_by == {"": 1, ".doc": 2, ".xlsx": 1}
    (tmp_path / "plan.txt").unlink()
    with pytest.raises(NoDocuments, match="its 4 files are of other kinds"):
        look([str(tmp_path)])
