"""The colors of highlights: their keys are fixed, names, meanings, order and shades are the user's."""

from dataclasses import replace

import pytest

from clipper.library.library import Library
from clipper.model.changes import Kind
from tests.library.drafts import capture, draft


def test_colors_get_the_users_names_and_order_and_undo_takes_them_back(library: Library) -> None:
    before = library.colors.all()
    first, second, *rest = before
    wanted = (
        replace(second, position=first.position),
        replace(first, name="Doubtful", meaning="To be checked", position=second.position, shade="#123456"),
    )
    changes = library.colors.change(wanted)
    assert library.colors.all() == (*wanted, *rest)
    assert changes.kinds == {Kind.COLOR}
    library.apply(changes.inverse)
    assert library.colors.all() == before


@pytest.mark.parametrize("name", ["figure", "Hard number", "HARD NUMBER"])
def test_a_color_is_asked_for_by_its_key_or_the_users_name_for_it(library: Library, name: str) -> None:
    (figure,) = [color for color in library.colors.all() if color.key == "figure"]
    (other,) = [color for color in library.colors.all() if color.key == "claim"]
    library.colors.change([replace(figure, name="Hard number"), replace(other, name="figure")])
    (key,) = [one.key for one in library.saving.save(capture(), [draft()]).saved]
    mark, _ = library.highlights.mark(key, 0, 3, color=name)
    assert library.highlights.get(mark).color == "figure"
