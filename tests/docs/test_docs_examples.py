"""What the documentation shows can be done, and comes out as it says."""

from __future__ import annotations

import csv
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from make_examples import DB, ROOT, Bench, Example, examples, keep, pages, updated
from markers import write_part

from pipeline.commands.group import cli

EXAMPLES = [(page, example) for page in pages() for _, example in examples(page.read_text(encoding="utf-8"))]
REMAKE = "is not what comes today; run: python docs/make_examples.py"

_BLOCK = re.compile(r"^```(?P<language>console|bash)\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"(?<!`)`((?:planverk|extract) [^`\n]+)`(?!`)")
_INDENTED = re.compile(r"^    ((?:planverk|extract) .+)$", re.MULTILINE)
_BOX = re.compile(r"[─│…]")


def label(value: object) -> str:
    if isinstance(value, Example):
        return value.code.splitlines()[0]
    if isinstance(value, list):
        return " ".join(value)
    return value.name if isinstance(value, Path) else str(value)


def shell_lines(page: Path) -> Iterator[str]:
    """The command lines of the fenced blocks of a page, without their prompts."""
    for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        for line in block["code"].splitlines():
            if block["language"] == "bash":
                yield from line.split("&&")
            elif line.startswith("$ "):
                yield line[2:]


def commands(page: Path) -> Iterator[tuple[list[str], bool]]:
    """Each command line of a page that names planverk, as words, and whether it must be complete."""
    text = page.read_text(encoding="utf-8")
    for line in shell_lines(page):
        yield shlex.split(line, comments=True), True
    for line in _INLINE.findall(text):
        yield shlex.split(line), False
    for line in _INDENTED.findall(text):
        if "[OPTIONS]" not in line:
            yield shlex.split(line), True


def planverk_commands() -> list[tuple[str, list[str], bool]]:
    found = []
    for page in [*pages(), ROOT / "docs" / "commands.md"]:
        for words, complete in commands(page):
            end = words.index(">") if ">" in words else len(words)
            if words and words[0] in ("planverk", "extract") and not words[1].isupper():
                found.append((page.name, words[:end], complete))
    return found


def parse(words: list[str], complete: bool) -> None:
    """Read a command line as click would, without doing what it says. Raises click's errors."""
    name, *rest = ["extract", *words[1:]] if words[0] == "extract" else words[1:]
    if name.startswith("-"):
        assert any(name in parameter.opts for parameter in cli.get_params(click.Context(cli))), name
        return
    command = cli.get_command(click.Context(cli), name)
    assert command is not None, f"there is no command {name}"
    try:
        command.make_context(name, rest)
    except click.MissingParameter:
        if complete:
            raise


@pytest.mark.parametrize(("page", "words", "complete"), planverk_commands(), ids=label)
def test_commands_are_understood(page: str, words: list[str], complete: bool) -> None:
    parse(words, complete)


def test_wrong_commands_are_told() -> None:
    with pytest.raises(click.NoSuchOption):
        parse(["planverk", "extract", "in", "--wrong"], True)
    with pytest.raises(click.MissingParameter):
        parse(["planverk", "compare", "Ale"], True)
    with pytest.raises(AssertionError, match="no command"):
        parse(["planverk", "reed"], False)


@pytest.mark.parametrize(("page", "example"), EXAMPLES, ids=label)
def test_examples_run_and_give_what_is_shown(page: Path, example: Example, place: Bench) -> None:
    output = place.output(example)
    if output is None or example.shown is None:
        return
    # By words, since where a table breaks its lines is for the library that draws it to decide.
    known = set(_words(output))
    assert [word for word in _words(list(example.shown)) if word not in known] == [], f"{page.name}: {REMAKE}"
    assert example.shown, f"{page.name}: the output is missing; run docs/make_examples.py"


def _words(lines: list[str]) -> list[str]:
    return _BOX.sub(" ", "\n".join(lines)).split()


def test_every_kind_of_example_is_there() -> None:
    assert {example.language for _, example in EXAMPLES} == {"console", "sql", "python"}
    readme = [example for page, example in EXAMPLES if page.name == "README.md"]
    assert ["make", "demo"] in [example.command for example in readme if example.language == "console"]
    assert all(example.shown for example in readme)


def test_commands_on_the_samples_run(place: Bench) -> None:
    lasting = "serve"  # runs until it is ended; the tests of the web view start it
    on_samples = [words for _, words, _ in planverk_commands() if DB in words and words[1] != lasting]
    assert on_samples
    for words in on_samples:
        place.output(Example("console", shlex.join(words), ()))


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    wanted = {name for page in pages() for name in re.findall(r"(?:^\$ |`)make (\w+)", _text(page), re.MULTILINE)}
    assert {"demo", "test"} <= wanted
    assert wanted <= targets


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def test_lines_of_lexicons_stand_in_them() -> None:
    shown = re.search(
        r"^```csv\nform,concept,source,note\n(.*?)^```$", _text(ROOT / "docs" / "vocabulary.md"), re.M | re.S
    )
    assert shown is not None
    lines = {
        tuple(row)
        for path in (ROOT / "corpus" / "data" / "lexicon").glob("*.csv")
        for row in csv.reader(path.read_text(encoding="utf-8").splitlines())
    }
    assert [row for row in csv.reader(shown[1].splitlines()) if tuple(row) not in lines] == []


def test_every_lexicon_is_described() -> None:
    text = _text(ROOT / "docs" / "vocabulary.md")
    names = [path.stem for path in (ROOT / "corpus" / "data" / "lexicon").glob("*.csv")]
    assert sorted(name for name in names if f"`{name}`" not in text) == []


def test_every_package_and_stage_is_in_the_architecture() -> None:
    text = _text(ROOT / "docs" / "architecture.md")
    named = re.findall(r"`((?:pipeline|extractors|output|corpus|models)/[\w/.*]+)`", text)
    assert len(named) > 20
    assert [path for path in named if not list(ROOT.glob(path.rstrip("/")))] == []


# -- the script that remakes the examples ---------------------------------------------------------------------------


def test_kept_lines() -> None:
    lines = list("abcdef")
    assert keep(lines, ()) == lines
    assert keep(lines, ((2, 3),)) == ["…", "b", "c", "…"]
    assert keep(lines, ((1, 1), (-2, -1))) == ["a", "…", "e", "f"]
    assert keep(lines, ((1, 2), (3, 6))) == lines


PAGE = """Text.

<!-- lines 2-3 -->
```console
$ planverk query "SELECT 1
> AS one" --db demo/plans.db
old
```

```sql
SELECT 2 AS two
```

```text
old
```

```python
print("three")
```

```bash
planverk query
```
"""


def test_outputs_are_put_in_their_places(place: Bench) -> None:
    new = updated(PAGE, place)
    assert 'AS one" --db demo/plans.db\n…\n' in new
    assert "two" in new.split("```text")[1]
    assert "old" not in new
    assert new.count("three") == 1  # no block for its output
    assert updated(new, place) == new


def test_a_command_that_fails_is_no_output(place: Bench) -> None:
    with pytest.raises(RuntimeError, match="ended with 11"):
        place.output(Example("sql", "DELETE FROM goals", ()))


def test_a_part_is_written_between_its_markers(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- x begin -->\nold\n<!-- x end -->\nb\n", encoding="utf-8")
    write_part(page, "x", "new")
    assert page.read_text(encoding="utf-8") == "a\n<!-- x begin -->\n\nnew\n\n<!-- x end -->\nb\n"
    with pytest.raises(LookupError, match="0 parts named y"):
        write_part(page, "y", "new")
