"""The examples in README.md and docs/: runs them on the sample documents, and writes what comes of them.

    python docs/make_examples.py             writes the output of every example again
    python docs/make_examples.py --tests     the same, and runs the tests for the output of `make test`

An example is a fenced block, in one of three forms: `console` with "$ command" and its output; `sql`, and after it
a block `text` with what `planverk query` makes of it; `python`, and after it a block `text` with what it prints. A
comment `<!-- lines 1-12 20 -3 -->` before the first fence keeps these lines of the output (-3: the last three) and puts
"…" for the rest.
Of commands, `planverk` and `make demo` are run, in a folder that holds the samples and the database of
the demo.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from unittest import mock

from click.testing import CliRunner

from pipeline.commands.group import cli

ROOT = Path(__file__).resolve().parents[1]
#: Pages that another script writes, or whose examples are meant for documents of one's own.
GENERATED = ("commands.md", "schema.md")
DB = "demo/plans.db"
#: Characters of a line: what a README shows without a scroll bar.
WIDTH = 98

_FENCE = r"^```{}\n(?P<{}>.*?)^```\n"
_EXAMPLE = re.compile(
    r"(?:^<!-- lines (?P<kept>[\d -]+) -->\n)?"
    + _FENCE.format("(?P<language>console|sql|python)", "code")
    + rf"(?:\n{_FENCE.format('text', 'output')})?",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Example:
    """A command, statement or program of the documentation, and the lines that are shown of its output."""

    language: str
    code: str
    shown: tuple[str, ...] | None
    kept: tuple[tuple[int, int], ...] = ()

    @property
    def command(self) -> list[str]:
        """The words of a console command."""
        return shlex.split(self.code)


def pages() -> list[Path]:
    """README.md and the pages of docs/ that people write."""
    written = [path for path in (ROOT / "docs").rglob("*.md") if path.name not in GENERATED]
    return [ROOT / "README.md", *sorted(written)]


def examples(text: str) -> Iterator[tuple[re.Match[str], Example]]:
    """The examples of a page, with where they stand."""
    for found in _EXAMPLE.finditer(text):
        kept = tuple(_span(part) for part in (found["kept"] or "").split())
        code, shown = found["code"], found["output"]
        if found["language"] == "console":
            code, shown = _split_console(code)
        yield found, Example(found["language"], code, None if shown is None else tuple(shown.splitlines()), kept)


def _span(part: str) -> tuple[int, int]:
    """First and last line; a negative first line counts from the end."""
    if part.startswith("-"):
        return int(part), -1
    first, _, last = part.partition("-")
    return int(first), int(last or first)


def _split_console(code: str) -> tuple[str, str]:
    """The command behind its prompt, and its output."""
    lines = code.splitlines(keepends=True)
    size = next((i for i, line in enumerate(lines) if i and not line.startswith("> ")), len(lines))
    return "".join(line[2:] for line in lines[:size]), "".join(lines[size:])


class Bench:
    """A folder with the samples and the database of the demo, in which examples run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "corpus").symlink_to(ROOT / "corpus")

    @cached_property
    def demo(self) -> list[str]:
        """What `make demo` prints."""
        (self.folder / DB).parent.mkdir()
        told: list[str] = []
        for line in _recipe("demo"):
            if not line.startswith("@"):
                told.append(line)
            words = shlex.split(line.lstrip("@"))
            if words[0].endswith("/planverk"):
                told += self._planverk(words[1:])
            else:
                run = subprocess.run(words, cwd=self.folder, capture_output=True, text=True, check=True)
                told += run.stdout.splitlines()
        return told

    def output(self, example: Example) -> list[str] | None:
        """What the example prints; None for a command that is not run here."""
        demo = self.demo  # which makes the database
        if example.language == "sql":
            return self._planverk(["query", example.code, "--db", DB])
        if example.language == "python":
            return self._python(example.code)
        if example.command == ["make", "demo"]:
            return demo
        return self._planverk(example.command[1:]) if example.command[0] == "planverk" else None

    def _planverk(self, arguments: list[str]) -> list[str]:
        # in this process: the workers would need longer to start than the samples take
        more = ["--workers", "0"] if arguments[0] == "extract" else []
        with contextlib.chdir(self.folder), mock.patch("output.tables.WIDTH", WIDTH):
            result = CliRunner().invoke(cli, [*arguments, *more])
        if result.exit_code:
            raise RuntimeError(f"planverk {shlex.join(arguments)} ended with {result.exit_code}: {result.output}")
        return result.output.strip("\n").splitlines()

    def _python(self, code: str) -> list[str]:
        printed = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(printed):
            exec(compile(code, "example", "exec"), {"__name__": "example"})
        return printed.getvalue().rstrip("\n").splitlines()


@contextlib.contextmanager
def bench() -> Iterator[Bench]:
    """A bench that goes away with its folder."""
    with tempfile.TemporaryDirectory() as folder:
        yield Bench(Path(folder))


def _recipe(target: str) -> list[str]:
    """The commands of a target of the Makefile, in one line each."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(rf"^{target}:.*\n((?:\t.*\n|[ ]+.*\n)+)", text, re.MULTILINE)
    if found is None:
        raise LookupError(f"The Makefile has no target {target}.")
    joined = re.sub(r"\\\n\s*", "", found[1])
    return [line.strip().replace("$(BIN)", ".venv/bin") for line in joined.splitlines()]


def keep(lines: list[str], spans: tuple[tuple[int, int], ...]) -> list[str]:
    """The lines within the spans (counted from 1), and … for what is left out."""
    if not spans:
        return lines
    kept: list[str] = []
    end = 0
    for start, stop in spans:
        first, last = (len(lines) + 1 + start, len(lines)) if start < 0 else (start, stop)
        kept += ["…"] * (first > end + 1) + lines[first - 1 : last]
        end = last
    return kept + ["…"] * (end < len(lines))


def updated(text: str, place: Bench, test_summary: str | None = None) -> str:
    """The page with the output that its examples give now."""
    parts, end = [], 0
    for found, example in examples(text):
        lines = place.output(example)
        if example.language == "console" and example.command == ["make", "test"] and test_summary:
            lines = ["…", test_summary]
        if lines is None or example.shown is None:
            continue
        group = "code" if example.language == "console" else "output"
        start = found.start(group)
        if group == "code":
            start += sum(len(line) + 2 for line in example.code.splitlines(keepends=True))
        parts += [text[end:start], "".join(f"{line.rstrip()}\n" for line in keep(lines, example.kept))]
        end = found.end(group)
    return "".join([*parts, text[end:]])


def _run_tests() -> str:
    """The last line of the tests, which must pass."""
    run = subprocess.run([sys.executable, "-m", "pytest", "-v"], cwd=ROOT, capture_output=True, text=True)
    last = run.stdout.rstrip().splitlines()[-1]
    if run.returncode:
        sys.exit(f"The tests fail, so there is nothing to show: {last}")
    return last.strip("= ")


def main() -> None:
    summary = _run_tests() if "--tests" in sys.argv[1:] else None
    with bench() as place:
        for page in pages():
            text = page.read_text(encoding="utf-8")
            page.write_text(updated(text, place, summary), encoding="utf-8")


if __name__ == "__main__":
    main()
