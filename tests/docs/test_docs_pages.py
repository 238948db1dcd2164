"""Every link leads somewhere, every page can be found, and nothing of the machine they were written on is in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from make_examples import ROOT, pages

DOCS = ROOT / "docs"
#: All pages, the generated ones too.
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
SCRIPTS = sorted(DOCS.glob("*.py"))
#: What a README shows without waiting.
LARGEST_PICTURE = 400_000

_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|\b(?:src|href)=\"([^\"]+)\"")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_ELSEWHERE = re.compile(r"^[a-z]+:")
_OWN_PATH = re.compile(r"(?<![\w.$)}*])/(?:home|root|tmp|srv|Users|mnt|opt|usr)\b|\b[A-Z]:\\")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def links(page: Path) -> list[tuple[Path, str]]:
    """The files that a page links to, and the heading in each, or ""."""
    text = _CODE.sub("", page.read_text(encoding="utf-8"))
    targets = [first or second for first, second in _LINK.findall(text)]
    split = [target.partition("#") for target in targets if not _ELSEWHERE.match(target)]
    return [((page.parent / path).resolve() if path else page, anchor) for path, _, anchor in split]


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@each_page
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    found = links(page)
    assert [str(target) for target, _ in found if not target.exists()] == []
    assert [anchor for target, anchor in found if anchor and anchor not in anchors(target)] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.suffix == ".md" and page.is_file():
            reached.add(page)
            waiting += [target for target, _ in links(page)]
    assert sorted(set(PAGES) - reached) == []


def test_the_readme_links_every_page_of_docs() -> None:
    linked = {target for target, _ in links(ROOT / "README.md")}
    assert sorted(set(DOCS.glob("*.md")) - linked) == []


@pytest.mark.parametrize("page", [*PAGES, *SCRIPTS], ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_path_of_a_machine(page: Path) -> None:
    lines = page.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if _OWN_PATH.search(line)] == []


@pytest.mark.parametrize("line", ["see /home/anna/plans", "in /tmp/x.db", "C:\\plans", "(/srv/planverk)"])
def test_a_path_of_a_machine_is_seen(line: str) -> None:
    assert _OWN_PATH.search(line)


def test_pictures_are_small_and_described() -> None:
    pictures = sorted((DOCS / "images").glob("*.png"))
    assert [picture.name for picture in pictures if picture.stat().st_size > LARGEST_PICTURE] == []
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    for picture in pictures:
        assert re.search(rf"!\[.{{20,}}\]\((?:docs/)?images/{picture.name}\)", text) or re.search(
            rf'<img src="(?:docs/)?images/{picture.name}"[^>]* alt="[^"]{{20,}}"', text
        ), f"{picture.name} is on no page, or without a description"


@pytest.mark.parametrize("name", ["accuracy", "performance"])
def test_measured_parts_are_filled(name: str) -> None:
    text = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    parts = re.findall(r"<!-- (\w+) begin -->(.*?)<!-- \1 end -->", text, re.DOTALL)
    assert parts
    script = "".join((DOCS / f"make_{writer}.py").read_text(encoding="utf-8") for writer in (name, "size"))
    for part, content in parts:
        assert "| ---" in content, f"{name}.md, {part}: run docs/make_{name}.py"
        assert f'"{part}"' in script


def test_decisions_are_numbered_and_listed() -> None:
    folder = DOCS / "decisions"
    records = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    listed = re.findall(r"^\d+\. \[(.+)\]\((.+)\)$", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for _, name in listed] == [path.name for path in records]
    for number, (record, (title, _)) in enumerate(zip(records, listed, strict=True), start=1):
        text = record.read_text(encoding="utf-8")
        assert text.startswith(f"# {number:04}: {title}\n")
        assert record.name.startswith(f"{number:04}-")
        assert "**Measured.**" in text


def test_pages_are_those_that_people_write() -> None:
    names = {page.name for page in pages()}
    assert "README.md" in names
    assert names.isdisjoint({"commands.md", "schema.md"})
