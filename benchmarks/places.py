"""Where things are: the repository, the two environments, the documents."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: Planverk's own environment, and that of the peers, which are never a dependency.
OWN, PEERS = ROOT / ".venv", ROOT / ".bench-venv"
OWN_PYTHON, PEERS_PYTHON = OWN / "bin" / "python", PEERS / "bin" / "python"
PLANVERK = OWN / "bin" / "planverk"
#: Peers whose modules are named like those of another stand in folders of their own.
APART = PEERS / "apart"
#: What the installation gave: versions, and why a peer is not there.
INSTALLED = PEERS / "installed.json"

SAMPLES = ROOT / "corpus" / "samples" / "pdf"
#: Documents that are no part of the repository; each is used where it is there.
SHARED = ROOT.parent / "shared"
REAL, RENDERS = SHARED / "corpus" / "real", SHARED / "corpus" / "renders"
ICDAR, SCORER = SHARED / "bench" / "icdar2013", SHARED / "bench" / "icdar_score.py"

#: Raw figures are of one machine and one day, and are not committed; what carries over stands in the docs.
RESULTS = ROOT / "benchmarks" / "results"
LATEST = RESULTS / "latest.json"
#: A run that measured only a part must not become the source of a page.
PARTIAL = RESULTS / "partial.json"
PLOT = ROOT / "docs" / "images" / "speed-and-accuracy.svg"
