"""Long runs of anything cost what they are long: no pattern and no loop begins again at each of their characters.

The limit is one that only a runaway meets: what is read in a tenth of a second took minutes before it was mended.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from corpus.find import find
from pipeline.settings import Settings
from pipeline.worker import read_document

_HEAD = "# Verksamhetsplan 2020\n\nSocialnämnden, Ale kommun\n\n"
_TABLE = "| Mått | Mål 2020 |\n|---|---|\n"
#: Processor seconds that a text of 60,000 characters may take.
_RUNAWAY_S = 30
CASES = {
    "spaces": "a" + " " * 60_000 + "b",
    "dots": "a" + "." * 60_000 + "b",
    "spaced dots": "a" + ". " * 30_000 + "b",
    "tabs": "a" + "\t" * 1_500 + "b\nc\td",
    "tabs and no number": "a" + "\t" * 60_000 + "x",
    "bold that does not end": "**a " * 15_000,
    "emphasis that does not end": "_a " * 20_000,
    "tags that do not end": "<b " * 20_000,
    "comments that do not end": "<!-- " * 12_000,
    "a heading of signs": "# a" + "#" * 60_000 + "b",
    "digits": "1" * 60_000,
    "one paragraph of numbers": "nämnden ska öka andelen till 85 procent år 2020\n" * 1_200,
    "one list of goals": "Agenda 2030: mål " + "4, " * 5_000,
    "one label again and again": "Agenda 2030 " * 5_000,
    "a header of letters": f"| Mått {'a. ' * 4_000}| Mål 2020 |\n|---|---|\n| x | 5 % |",
    "a cell of digits": f"{_TABLE}| x | {'9' * 60_000} |",
    "a cell of brackets": f"{_TABLE}| x | {'(' * 60_000}1 |",
    "a rule that is none": "|" + "--|" * 2_000 + "x\n|a|",
}


@pytest.fixture
def limited() -> Iterator[None]:
    """Ends what runs away: it fails, instead of standing still."""

    def over(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {_RUNAWAY_S} processor seconds, at {frame}")

    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, _RUNAWAY_S)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the limit needs timers of Unix")
@pytest.mark.parametrize("name", CASES)
def test_a_long_run_does_not_run_away(name: str, limited: None, tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(f"{_HEAD}{CASES[name]}\n", encoding="utf-8")
    found = read_document(find([str(path)])[0], Settings(workers=0))
    assert found.document.municipality == "Ale"
