"""Makes the environment of the peers, and says what could not be installed: `python -m benchmarks.environment`.

All are asked for at once; where that fails, one by one, so that a peer that cannot be had costs none of the others.
A peer whose module is named like that of another goes into a folder of its own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.peers import PEERS, TOOLS, Peer
from benchmarks.places import APART, INSTALLED, PEERS_PYTHON
from benchmarks.places import PEERS as FOLDER
from benchmarks.process import told

_VERSION = """
import sys
from importlib.metadata import distributions
place = {"path": sys.argv[2:]} if sys.argv[2:] else {}
found = {d.name.lower().replace("_", "-"): d.version for d in distributions(**place)}
print(found.get(sys.argv[1].lower().replace("_", "-"), ""))
"""


@dataclass(frozen=True, slots=True)
class Installed:
    """What the installation gave: a version for each peer that can be run, a reason for each that cannot."""

    versions: dict[str, str]
    failures: dict[str, str]


def make() -> Installed:
    """Make the environment anew. Raises RuntimeError where what the benchmark itself needs is not to be had."""
    if FOLDER.exists():
        shutil.rmtree(FOLDER)
    venv.create(FOLDER, with_pip=True)
    if reason := _pip(TOOLS):
        raise RuntimeError(f"{' and '.join(TOOLS)} cannot be installed: {reason}")
    failures = _install([peer for peer in PEERS if peer.requirement and not peer.apart])
    for peer in (peer for peer in PEERS if peer.apart):
        if reason := _pip(["--no-deps", "--target", str(APART / peer.name), peer.requirement]):
            failures[peer.name] = reason
    installed = look(failures)
    INSTALLED.write_text(json.dumps({"versions": installed.versions, "failures": installed.failures}, indent=1))
    return installed


def load() -> Installed:
    """What `make` gave. Raises FileNotFoundError where it was not called."""
    told = json.loads(INSTALLED.read_text())
    return Installed(told["versions"], told["failures"])


def look(failures: dict[str, str]) -> Installed:
    """The versions of all that is there, with the failures that are known and those that are found."""
    versions = {tool: _version(tool) for tool in TOOLS}
    failures = dict(failures)
    for peer in PEERS:
        if peer.program and shutil.which(peer.program) is None:
            failures[peer.name] = f"`{peer.program}` is not on the PATH"
        elif peer.name not in failures:
            versions[peer.name] = _peer_version(peer)
    return Installed(versions, failures)


def _install(peers: Sequence[Peer]) -> dict[str, str]:
    """Why a peer could not be installed, for each that could not."""
    if not _pip([peer.requirement for peer in peers]):
        return {}
    reasons = {peer.name: _pip([peer.requirement]) for peer in peers}
    return {name: reason for name, reason in reasons.items() if reason}


def _pip(arguments: Sequence[str]) -> str:
    """What pip says against it, "" where it did what was asked."""
    command = [str(PEERS_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    print(f"pip install {' '.join(a for a in arguments if not a.startswith(('-', '/')))}", flush=True)
    done = subprocess.run(command, capture_output=True, text=True)
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    return told(errors[-1] if errors else "pip failed") if done.returncode else ""


def _peer_version(peer: Peer) -> str:
    if peer.requirement:
        return _version(peer.requirement, *([str(APART / peer.name)] if peer.apart else []))
    done = subprocess.run([peer.program, "-v"], capture_output=True, text=True)
    words = (done.stderr or done.stdout).split()
    return next((word for word in words if word[:1].isdigit()), "")


def _version(name: str, *folders: str) -> str:
    command = [str(PEERS_PYTHON), "-c", _VERSION, name, *folders]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def main() -> None:
    try:
        installed = make()
    except RuntimeError as error:
        sys.exit(str(error))
    for name, reason in installed.failures.items():
        print(f"{name} will not be measured: {reason}")


if __name__ == "__main__":
    main()
