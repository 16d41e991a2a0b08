"""Tag paths."""

import pytest

from clipper.errors import InputError
from clipper.model.tag import MAX_LENGTH, ancestors, clean_tag


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("trade", "trade"),
        ("#trade", "trade"),
        (" trade / steel  tariffs ", "trade/steel tariffs"),
        ("/a//b/", "a/b"),
        ("貿易/関税", "貿易/関税"),
    ],
)
def test_a_path_is_cleaned(given: str, kept: str) -> None:
    assert clean_tag(given) == kept


@pytest.mark.parametrize("given", ["", "  ", "/", "#", "a\0b", "x" * (MAX_LENGTH + 1)])
def test_what_is_no_tag_is_refused(given: str) -> None:
    with pytest.raises(InputError) as caught:
        clean_tag(given)
    assert caught.value.hint


def test_ancestors_are_the_tags_above() -> None:
    assert ancestors("a/b/c") == ("a", "a/b")
    assert ancestors("a") == ()
