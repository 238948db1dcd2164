"""Tesseract as a program of its own: is it there, and what does it read on a picture.

It is given the picture on its standard input and gives hOCR on its standard output, so that no file is written.
It runs in one thread, has a time limit, and ends with the process that started it.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from PIL.Image import Image

#: Seconds of processor time that one page may take, where dense pages take ten; and seconds in all, on a busy machine.
PAGE_LIMIT_S, PAGE_WAIT_S = 40, 120
#: Seconds in which the program says its version.
_ANSWER_S = 20
LANGUAGE = "swe"
_VERSION = re.compile(r"tesseract v?(\S+)")
_PR_SET_PDEATHSIG, _SIGKILL, _SIGXCPU = 1, 9, 24


class EngineFailed(Exception):
    """The program gave no words for a picture; the message says why."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An installed Tesseract."""

    program: str
    version: str

    def read(self, picture: npt.NDArray[np.uint8], dpi: int) -> bytes:
        """hOCR with a confidence for each character of a grey picture. Raises EngineFailed."""
        options = ["-l", LANGUAGE, "--dpi", str(dpi), "--psm", "3", "-c", "hocr_char_boxes=1", "hocr"]
        return self._run(["stdin", "stdout", *options], _as_pgm(picture))

    def read_lines(self, lines: Sequence[Image]) -> bytes:
        """hOCR of pictures of one line each, one page each. Raises EngineFailed."""
        file = io.BytesIO()
        lines[0].save(file, "TIFF", save_all=True, append_images=lines[1:])
        options = ["-l", LANGUAGE, "--dpi", "400", "--psm", "7", "-c", "hocr_char_boxes=1", "hocr"]
        return self._run(["stdin", "stdout", *options], file.getvalue())

    def orientation(self, picture: npt.NDArray[np.uint8], dpi: int) -> int:
        """By how many degrees (0, 90, 180, 270) the picture is to be turned clockwise to stand upright."""
        try:
            said = self._run(["stdin", "stdout", "--dpi", str(dpi), "--psm", "0"], _as_pgm(picture))
        except EngineFailed:  # too few letters to tell, or no data for it
            return 0
        found = re.search(rb"Rotate: (0|90|180|270)\b", said)
        sure = re.search(rb"Orientation confidence: ([\d.]+)", said)
        return int(found.group(1)) if found and sure and float(sure.group(1)) >= 1.0 else 0

    def _run(self, arguments: list[str], data: bytes) -> bytes:
        try:
            done = subprocess.run(
                [self.program, *arguments],
                input=data,
                capture_output=True,
                timeout=PAGE_WAIT_S,
                env=os.environ | {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C"},
                preexec_fn=_limits(),
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise EngineFailed(f"it took longer than {PAGE_WAIT_S} s") from None
        except OSError as error:
            raise EngineFailed(f"the program could not be started ({error.strerror})") from error
        if done.returncode == -_SIGXCPU:
            raise EngineFailed(f"it took more than {PAGE_LIMIT_S} s of processor time")
        if done.returncode:
            raise EngineFailed(f"the program ended with code {done.returncode}")
        return done.stdout


def _as_pgm(picture: npt.NDArray[np.uint8]) -> bytes:
    height, width = picture.shape
    return b"P5 %d %d 255\n" % (width, height) + picture.tobytes()


@cache
def find_engine() -> Engine | str:
    """The installed engine, or the code of the finding that says what is missing."""
    program = shutil.which("tesseract")
    if program is None:
        return "ocr.not_installed"
    version = _VERSION.search(_answer(program, "--version"))
    if version is None:
        return "ocr.not_installed"
    if LANGUAGE not in _answer(program, "--list-langs").split():
        return "ocr.no_swedish"
    return Engine(program, version.group(1))


def _answer(program: str, question: str) -> str:
    try:
        done = subprocess.run([program, question], capture_output=True, timeout=_ANSWER_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout + done.stderr).decode("utf-8", "replace")


@cache
def _limits() -> Callable[[], None] | None:
    """What the program does before it begins: it ends when this process is killed, and after its processor time.

    None where the system has no such limits: there the time in all holds.
    """
    if not sys.platform.startswith("linux"):
        return None
    import ctypes
    import resource

    prctl = ctypes.CDLL(None).prctl

    def limit() -> None:
        prctl(_PR_SET_PDEATHSIG, _SIGKILL)
        resource.setrlimit(resource.RLIMIT_CPU, (PAGE_LIMIT_S, PAGE_LIMIT_S + 1))

    return limit
