"""One harness under atheris, in a process of its own: `python -m fuzz.engine HARNESS [option of libFuzzer…]`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["corpus", "extractors", "models", "output"]):
    from fuzz.harnesses import HARNESSES
    from fuzz.words import text_of


def main() -> None:
    """Run until libFuzzer ends."""
    harness = HARNESSES[sys.argv.pop(1)]
    atheris.Setup(sys.argv, lambda data: harness(text_of(data)))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
