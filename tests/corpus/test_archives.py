"""Zip archives: their documents are found like those of a folder, and what is no document costs itself alone."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
from pathlib import Path

import pytest

from corpus import archives
from corpus.archives import members, read_member
from corpus.fetch import digest, local_copy, source_at
from corpus.find import SourceFile, find, look
from models.errors import DocumentUnreadable


def archive(path: Path, files: dict[str, bytes] | list[tuple[str, bytes]]) -> Path:
    listed = files.items() if isinstance(files, dict) else files
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in listed:
            file.writestr(name, data)
    return path


def changed(path: Path, old: bytes, new: bytes) -> Path:
    assert len(old) == len(new)
    path.write_bytes(path.read_bytes().replace(old, new))
    return path


def code_of(path: Path | str, name: str) -> str:
    with pytest.raises(DocumentUnreadable) as error:
        list(read_member(str(path), name, f"{path}/{name}"))
    assert str(error.value).startswith(f"{path}/{name}: ")
    return error.value.code


def test_an_archive_is_found_like_a_folder(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "plans.zip",
        {"b/plan.html": b"x", "a.pdf": b"x", ".dold.pdf": b"x", "__MACOSX/._a.pdf": b"x", "b/README.md": b"x",
         "b/tabell.xlsx": b"x", "tom/": b""},
    )  # fmt: skip
    found = look([str(tmp_path)])
    assert found.files == [
        SourceFile(f"{path}/a.pdf", "pdf", archive=str(path)),
        SourceFile(f"{path}/b/plan.html", "html", archive=str(path)),
    ]
    assert found.passed_by == {".xlsx": 1}
    assert find([str(path)]) == found.files


def test_names_only_name(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "x.zip",
        [
            ("../../etc/plan.pdf", b"1"),
            ("C:\\mapp\\plan.pdf", b"2"),
            ("/rot/plan.pdf", b"3"),
            ("a\x1b\u202e.txt", b"4"),
        ],
    )
    assert list(members(str(path))) == ["a__.txt", "etc/plan.pdf", "mapp/plan.pdf", "rot/plan.pdf"]
    with local_copy(SourceFile(f"{path}/etc/plan.pdf", "pdf", archive=str(path))) as copy:
        assert Path(copy).read_bytes() == b"1"
        assert Path(copy).name == "document.pdf"
    assert not os.path.exists(copy)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x.zip"]


def test_names_of_dos_and_of_mac(tmp_path: Path) -> None:
    dos = archive(tmp_path / "dos.zip", {"xrsplan.txt": b"x"})
    changed(dos, b"xrsplan", "årsplan".encode("cp437"))
    mac = archive(tmp_path / "mac.zip", {"xxxrsplan.txt": b"x"})
    changed(mac, b"xxxrsplan", "a\u030arsplan".encode())
    assert list(members(str(dos))) == list(members(str(mac))) == ["årsplan.txt"]


def test_two_members_of_one_name_are_two_documents(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        path = archive(tmp_path / "x.zip", [("plan.txt", b"ett"), ("plan.txt", b"en annan")])
    assert list(members(str(path))) == ["plan (2).txt", "plan.txt"]
    digests = {digest(source) for source in find([str(path)])}
    assert digests == {hashlib.sha256(data).hexdigest() for data in (b"ett", b"en annan")}


def test_links_are_no_documents(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("plan.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as file:
        file.writestr(link, "/etc/passwd")
    assert members(str(tmp_path / "x.zip")) == {}


def test_a_member_that_swells_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "bomb.zip", {"plan.txt": b" " * (33 * 2**20), "ok.txt": b"x"})
    assert code_of(path, "plan.txt") == "read.archive_too_large"
    assert b"".join(read_member(str(path), "ok.txt", "ok.txt")) == b"x"


def test_an_archive_that_lists_too_much_is_refused_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path / "many.zip", {f"{n}.txt": b"x" for n in range(5)})
    monkeypatch.setattr(archives, "MOST_MEMBERS", 4)
    assert find([str(path)]) == [SourceFile(str(path), "zip")]
    with pytest.raises(DocumentUnreadable, match="is refused: it lists 5 files") as error:
        members(str(path))
    assert error.value.code == "read.archive_too_large"


def test_a_member_with_a_password_says_so(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.zip", {"plan.txt": b"hemligt"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert code_of(path, "plan.txt") == "read.archive_password"


def test_a_member_that_is_broken_says_so(tmp_path: Path) -> None:
    text = os.urandom(1000)
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as file:
        file.writestr("plan.txt", text)
    changed(tmp_path / "x.zip", text[:20], bytes(20))
    assert code_of(tmp_path / "x.zip", "plan.txt") == "read.archive_broken"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut off", b"no archive"])
def test_a_broken_archive_is_found_itself(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    assert find([str(tmp_path)]) == [SourceFile(str(path), "zip")]


def test_what_was_stored_is_found_again(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.zip", {"a/plan.txt": b"ett"})
    (tmp_path / "plan.txt").write_bytes(b"x")
    assert source_at(f"{path}/a/plan.txt") == SourceFile(f"{path}/a/plan.txt", "", archive=str(path))
    assert source_at(str(tmp_path / "plan.txt")) == SourceFile(str(tmp_path / "plan.txt"), "")
    gone = [f"{path}/plan.txt", str(tmp_path / "a/plan.txt"), "x/plan.txt", f"{tmp_path}/plan.txt/x", "plan.txt"]
    assert [source_at(each) for each in gone] == [None] * 5


def test_errors_name_what_the_user_sees(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.zip", {"plan.txt": b"ett"})
    source = SourceFile(f"{path}/plan.txt", "text", archive=str(path))
    with pytest.raises(DocumentUnreadable) as error, local_copy(source) as copy:
        raise DocumentUnreadable(f"{copy}: it is refused.", "read.refused")
    assert (str(error.value), error.value.code) == (f"{path}/plan.txt: it is refused.", "read.refused")
