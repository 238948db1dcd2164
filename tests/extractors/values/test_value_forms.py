"""A quick look passes over no text that holds a form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.values.forms import forms_of, may_hold, parts_of, pattern_of

CONCEPTS = [("sdg_context", "label"), ("sdg_context", "context"), ("value_words", "target")]


@pytest.mark.parametrize(("name", "concept"), CONCEPTS)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_a_text_with_a_form_is_looked_at(name: str, concept: str, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(forms_of(name, concept)))
    dash, space, upper = data.draw(st.tuples(st.sampled_from("-–−"), st.sampled_from(" \n\u00a0"), st.booleans()))
    text = "Om " + form.replace("-", dash).replace(" ", space)
    text = text.upper() if upper else text
    assert pattern_of(name, concept).search(text)
    assert may_hold(text, name, concept)


def test_the_parts_are_few_and_telling() -> None:
    parts = parts_of("sdg_context", "label")
    assert len(parts) < len(forms_of("sdg_context", "label")) / 3
    assert not may_hold("Nämndens mål är att fler ska läsa.", "sdg_context", "label")
