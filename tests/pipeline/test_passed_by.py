"""Files of other kinds are counted in the summary, never passed by in silence."""

from __future__ import annotations

from pipeline.report import RunReport
from pipeline.summary import totals


def test_the_summary_says_which_kinds_of_files_were_passed_by() -> None:
    said = totals(RunReport("plans.db", passed_by={"": 1, ".doc": 2}))
    assert (
        "3 files of other kinds were passed by (1 without suffix, 2 .doc); what is a document can be saved" in said[-1]
    )
    assert not any("passed by" in line for line in totals(RunReport("plans.db")))
