"""What the window remembers in the library: where an article was left, and clips that are not saved yet."""

from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from tests.library.drafts import saved


def test_an_article_opens_where_it_was_left(library: Library) -> None:
    (key,) = saved(library)
    assert library.views.reading_position(key) == 0
    library.views.set_reading_position(key, 0)
    library.views.set_reading_position(key, 7)
    assert library.views.reading_position(key) == 7
    library.views.set_reading_position(key, 0)
    assert library.views.reading_position(key) == 0


def test_where_an_article_was_left_goes_with_it_and_is_kept_of_none_that_is_gone(library: Library) -> None:
    (key,) = saved(library)
    library.views.set_reading_position(key, 7)
    library.trash.throw_away([key])
    library.trash.empty()
    library.views.set_reading_position(key, 9)
    library.views.set_reading_position(ClippingKey(99), 9)
    assert library.views.reading_position(key) == 0
    assert list(library.health.findings()) == []


def test_clips_that_are_not_saved_are_remembered_until_they_are_forgotten(library: Library) -> None:
    first = library.views.keep_unsaved_clip("one")
    second = library.views.keep_unsaved_clip("two")
    assert library.views.keep_unsaved_clip("one, longer", first) == first
    assert library.views.unsaved_clips() == [(first, "one, longer"), (second, "two")]
    library.views.forget_unsaved_clip(first)
    assert library.views.unsaved_clips() == [(second, "two")]
    again = library.views.keep_unsaved_clip("one again", first)
    assert sorted(library.views.unsaved_clips()) == sorted([(second, "two"), (again, "one again")])
    library.views.forget_unsaved_clip(first + 100)
