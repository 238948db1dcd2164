"""Settings are checked, and the number of workers follows cores and documents."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pipeline.settings import TIMEOUT_S, Settings, workers_for


def test_an_unknown_key_is_refused_by_name() -> None:
    with pytest.raises(ValidationError, match="threads"):
        Settings.model_validate({"threads": 2})


@pytest.mark.parametrize("wrong", [{"workers": -1}, {"timeout_s": 0}])
def test_values_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(wrong)


@pytest.mark.parametrize(
    ("wanted", "documents", "workers"), [(None, 100, 6), (None, 4, 4), (0, 100, 0), (1, 100, 1), (8, 2, 2)]
)
def test_workers(monkeypatch: pytest.MonkeyPatch, wanted: int | None, documents: int, workers: int) -> None:
    monkeypatch.setattr("pipeline.settings.usable_cores", lambda: 6)
    assert workers_for(Settings(workers=wanted), documents) == workers


def test_defaults() -> None:
    assert Settings().timeout_s == TIMEOUT_S
    assert not Settings().force
