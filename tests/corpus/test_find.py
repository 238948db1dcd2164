"""Finding documents in files, folders and globs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.find import SourceFile, find
from models.errors import NoDocuments, PathNotFound

KNOWN = ("b.PDF", "a.txt", "sub/c.md", "sub/d.markdown", "sub/deep/e.text")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    for name in (*KNOWN, ".hidden.pdf", ".git/x.pdf", "f.docm"):
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path / "plans"


def names(found: list[SourceFile], root: Path) -> list[str]:
    return [os.path.relpath(f.path, root) for f in found]


def test_a_folder_is_walked_sorted_without_hidden_files_and_other_kinds(plans: Path) -> None:
    found = find([str(plans)])
    assert names(found, plans) == ["a.txt", "b.PDF", "sub/c.md", "sub/d.markdown", "sub/deep/e.text"]
    assert [f.format for f in found] == ["text", "pdf", "markdown", "markdown", "text"]


def test_paths_stay_as_they_were_given(plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plans.parent)
    assert find(["plans/sub/../a.txt"])[0].path == "plans/sub/../a.txt"
    assert find(["plans/"])[0].path == "plans/a.txt"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["a.txt"]),
        ("**/*.m*", ["sub/c.md", "sub/d.markdown"]),
        ("s*", ["sub/c.md", "sub/d.markdown", "sub/deep/e.text"]),
        ("**", ["a.txt", "b.PDF", "sub/c.md", "sub/d.markdown", "sub/deep/e.text"]),
    ],
)
def test_globs(plans: Path, pattern: str, expected: list[str]) -> None:
    assert names(find([str(plans / pattern)]), plans) == expected


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "plan [2020].txt"
    path.write_text("x", encoding="utf-8")
    assert find([str(path)]) == [SourceFile(str(path), "text")]


def test_a_named_file_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "plan.dat").write_bytes(b"junk\n%PDF-1.7 ...")
    (tmp_path / "plan").write_text("Verksamhetsplan", encoding="utf-8")
    (tmp_path / "fake.pdf").write_text("no pdf", encoding="utf-8")
    found = find([str(tmp_path / n) for n in ("plan.dat", "plan", "fake.pdf")])
    assert [f.format for f in found] == ["pdf", "text", "pdf"]


def test_the_same_file_is_listed_once(plans: Path) -> None:
    (plans / "z.txt").symlink_to(plans / "a.txt")
    found = find([str(plans / "sub"), str(plans), str(plans / "a.txt")])
    assert names(found, plans) == ["sub/c.md", "sub/d.markdown", "sub/deep/e.text", "a.txt", "b.PDF"]


def test_loops_and_broken_links_are_survived(plans: Path) -> None:
    (plans / "sub" / "loop").symlink_to(plans)
    (plans / "gone.pdf").symlink_to(plans / "nowhere.pdf")
    assert len(find([str(plans)])) == 5


def test_a_missing_path_names_the_closest(plans: Path) -> None:
    with pytest.raises(PathNotFound, match=r"no file or folder “.*/plan/a\.txt”; did you mean “.*/plans/a\.txt”\?"):
        find([str(plans.parent / "plan" / "a.txt")])
    with pytest.raises(PathNotFound, match="check the spelling"):
        find([str(plans / "quite-different.xyz")])


def test_a_broken_link_that_is_named_says_so(tmp_path: Path) -> None:
    (tmp_path / "l.pdf").symlink_to(tmp_path / "nowhere.pdf")
    with pytest.raises(PathNotFound, match="is a link to something that is not there"):
        find([str(tmp_path / "l.pdf")])


def test_nothing_to_read_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(NoDocuments, match=r"it is empty; give a folder with files ending in \.pdf"):
        find([str(tmp_path)])
    (tmp_path / "a.docm").write_text("x", encoding="utf-8")
    with pytest.raises(NoDocuments, match="its only file is of another kind"):
        find([str(tmp_path)])
    with pytest.raises(NoDocuments, match="nothing matches this pattern"):
        find([str(tmp_path / "*.pdf")])
    with pytest.raises(NoDocuments, match="No path was given"):
        find([])
