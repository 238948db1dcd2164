"""`python -m fuzz [HARNESS…] [--seconds N]`: run harnesses with atheris, one process each, for N seconds each.

The exit code is 1 where one found something; the bytes of the case stand in `fuzz/found/`, and
`python -m fuzz HARNESS --case FILE` shows the text and runs it again.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from fuzz.words import text_of

FOUND = Path(__file__).parent / "found"


def main() -> int:
    """The exit code of the command."""
    from fuzz.harnesses import HARNESSES

    parser = argparse.ArgumentParser(prog="python -m fuzz", description="Fuzz the parsers of Planverk.")
    parser.add_argument("harness", nargs="*", help=f"of {', '.join(HARNESSES)}; all where none is named")
    parser.add_argument("--seconds", type=int, default=60, help="for each harness (default: 60)")
    parser.add_argument("--case", type=Path, help="instead, run this file of bytes")
    wanted = parser.parse_args()
    names = wanted.harness or list(HARNESSES)
    if unknown := [name for name in names if name not in HARNESSES]:
        parser.error(f"there is no harness {unknown[0]!r}; choose from {', '.join(HARNESSES)}")
    if wanted.case is not None:
        text = text_of(wanted.case.read_bytes())
        print(ascii(text))
        for name in names:
            HARNESSES[name](text)
        return 0
    FOUND.mkdir(exist_ok=True)
    return max(_run(name, wanted.seconds) for name in names)


def _run(name: str, seconds: int) -> int:
    print(f"{name}: {seconds} seconds", flush=True)
    limits = [f"-max_total_time={seconds}", "-max_len=512", "-len_control=10", "-timeout=30"]
    command = [sys.executable, "-m", "fuzz.engine", name, *limits, f"-artifact_prefix={FOUND}/{name}-"]
    return int(subprocess.run(command, check=False).returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
