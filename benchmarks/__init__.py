"""Planverk beside other programs: `make bench`.

What is measured stands in `programs.py`, what beside in `peers.py`. Every run is a process of its own (`process.py`),
the programs take turns (`rounds.py`), tables are scored in `accuracy.py`. All raw figures go to `results/latest.json`;
from it `docs/make_performance.py` and `docs/make_accuracy.py` write their pages. Nothing here is part of the package.
"""
