"""A JSON document that is read step by step is what the standard library reads, and what that refuses is refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.text.json_steps import STEP, read_steps

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner, max_size=5),
    max_leaves=30,
)


def read(text: str) -> tuple[Any, int]:
    """The value, and after how many steps."""
    steps, number = read_steps(text), 0
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value, number
        number += 1


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.sampled_from(["", " ", "\n\r\t"]))
def test_every_document_is_what_it_is(value: object, indent: int | str | None, around: str) -> None:
    text = f"{around}{json.dumps(value, indent=indent)}{around}"
    assert read(text)[0] == value


@given(VALUES, st.integers(0, 200), st.sampled_from(["", "x", ",", "]", "}", ":", '"', "[", "1"]))
def test_what_is_no_document_is_refused_as_the_library_refuses_it(value: object, place: int, sign: str) -> None:
    whole = json.dumps(value)
    text = whole[:place] + sign + whole[place + 1 :]
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(json.JSONDecodeError):
            read(text)
    else:
        assert read(text)[0] == expected


@pytest.mark.parametrize("wrap", ["{}", '{{"rows": {}, "total": 3}}', '{{"first": {{"items": {}}}}}'])
def test_a_long_list_is_read_in_many_steps_wherever_it_stands(wrap: str) -> None:
    records = [{"title": "The ferry is back", "number": number} for number in range(50_000)]
    text = wrap.format(json.dumps(records))
    value, steps = read(text)
    assert value == json.loads(text)
    assert steps >= len(text) // STEP - 2


def test_nesting_without_end_is_told() -> None:
    with pytest.raises(RecursionError):
        read("[" * 100_000)
