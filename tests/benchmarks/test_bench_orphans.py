"""A worker that its program does not wait for is counted all the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: The worker works for half a second and holds 200 MB; the program ends without having waited for it.
PROGRAM = """
import os, subprocess, sys, time
work = "import time; held = bytearray(b'x' * 200_000_000)\\nwhile time.process_time() < 0.5: pass"
worker = subprocess.Popen([sys.executable, "-c", work])
time.sleep(2)
os._exit(0)  # else Python would wait for it at the last moment
"""
#: Adopting is for the whole process, so it is tried in one of its own.
MEASURE = """
import sys
from benchmarks.process import adopt, run
adopt()
cost = run([sys.executable, "-c", sys.argv[1]], limit=60)
print(cost.cpu, cost.memory)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such adoption")
def test_what_a_program_leaves_behind_is_counted() -> None:
    command = [sys.executable, "-c", MEASURE, PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    cpu, memory = map(float, done.stdout.split())
    assert cpu > 0.45
    assert memory > 190
