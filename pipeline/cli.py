"""The command line: `planverk` with its commands, and `extract`, the second name of `planverk extract`.

Worker processes import this module too, so it imports nothing before it is called.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

#: No linear algebra is done here; NumPy would start its threads for it all the same, for half of its start-up time.
#: Worker processes inherit it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command `planverk`; ends the process with the command's exit code."""
    from pipeline.commands.group import cli

    cli(arguments, prog_name="planverk")


def extract_main(arguments: Sequence[str] | None = None) -> None:
    """The command `extract`; ends the process with its exit code."""
    from pipeline.commands.extract import command

    command(arguments, prog_name="extract")
