"""Every act can be undone and done again; what has changed since is left and named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clipper.library.library import Library
from clipper.library.tag_splits import TagPart
from clipper.model.changes import Changes, Inverse
from clipper.model.clipping import Status
from clipper.model.version import VersionReason
from clipper.text.canonical import paragraphs
from tests.library.drafts import Clock, capture, contents, draft, saved


def _mark(library: Library, key: Any) -> Changes:
    return library.highlights.mark(key, 4, 10, color="claim", note="why?", tag_paths=["to check"])[1]


def _new_version(library: Library, key: Any) -> Changes:
    return library.versions.add(key, paragraphs(["Before it all.", "The tariff rises."]), reason=VersionReason.TRIMMED)


def _split(library: Library) -> Changes:
    return library.tag_splits.run(library.tag_splits.preview("economy", [TagPart(tag="rises", query="rises"), TagPart(tag="rest")]))


def _merge_duplicates(library: Library, key: Any) -> Changes:
    (other,) = library.listing.open("title:third").keys(0, 9)
    return library.duplicates.merge(key, other)


def _first_highlight(library: Library, key: Any) -> Any:
    found = library.highlights.of_clipping(key)
    return found[0].id if found else library.highlights.mark(key, 0, 3, color="quote")[0]


ACTS: dict[str, Callable[[Library, Any], Changes]] = {
    "save": lambda library, _: library.saving.save(capture("more"), [draft("More", ["More words."], source="New Herald")]).changes,
    "tag": lambda library, key: library.tags.change([key], add=["trade/tariffs", "ferry"]),
    "untag": lambda library, key: library.tags.change([key], remove=["trade/tariffs"]),
    "mark": _mark,
    "recolor": lambda library, key: library.highlights.recolor([_first_highlight(library, key)], "figure"),
    "note a highlight": lambda library, key: library.highlights.set_note(_first_highlight(library, key), "look again"),
    "move a highlight": lambda library, key: library.highlights.move(_first_highlight(library, key), 0, 10),
    "tag a highlight": lambda library, key: library.highlights.tag([_first_highlight(library, key)], add=["quoted"]),
    "delete a highlight": lambda library, key: library.highlights.delete([_first_highlight(library, key)]),
    "star": lambda library, key: library.clippings.set_starred([key], starred=True),
    "read": lambda library, key: library.clippings.set_status([key], Status.READ),
    "note": lambda library, key: library.clippings.set_note(key, "my **note**"),
    "edit": lambda library, key: library.clippings.edit([key], {"title": "By hand", "source": "By Hand Times"}),
    "new version": _new_version,
    "throw away": lambda library, key: library.trash.throw_away([key]),
    "rename a tag": lambda library, _: library.tags.rename("economy", "money/policy"),
    "merge tags": lambda library, _: library.tags.merge("economy", "society"),
    "split a tag by searches": lambda library, _: _split(library),
    "delete a tag": lambda library, _: library.tags.delete("economy"),
    "rename a source": lambda library, _: library.sources.change("Old Post", new_name="Older Post", country="NO", aliases=["OP"]),
    "merge sources": lambda library, _: library.sources.merge("New Herald", "Old Post"),
    "merge duplicates": _merge_duplicates,
    "save a search": lambda library, _: library.searches.add("Unread", "is:unread")[1],
}


def _library_with_work() -> tuple[Library, Any]:
    library = Library.in_memory(Clock())
    key, other, _ = saved(
        library,
        draft(source="Old Post", authors=("Jon Aker",)),
        draft("Second", ["The tariff again."], source="Old Post"),
        draft("Third", ["The tariff rises, they say."], source="New Herald"),
        tags=["economy/rates", "economy"],
    )
    library.tags.create("society")
    library.highlights.mark(key, 4, 10, color="claim")
    library.tags.change([other], add=["society/people"])
    return library, key


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_undone_and_done_again(name: str, tmp_path: Path) -> None:
    library, key = _library_with_work()
    before = contents(library, tmp_path)
    changes = ACTS[name](library, key)
    after = contents(library, tmp_path)
    assert (after != before) == bool(changes.inverse)
    undone = library.apply(changes.inverse)
    assert undone.left == ()
    assert contents(library, tmp_path) == before
    library.apply(undone.inverse)
    assert contents(library, tmp_path) == after
    assert list(library.health.findings()) == []


SAFE_ACTS = sorted(
    set(ACTS)
    - {"rename a tag", "merge tags", "split a tag by searches", "delete a tag", "rename a source", "merge sources", "merge duplicates"}
)
"""Those that can be done twice."""


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(names=st.lists(st.sampled_from([*SAFE_ACTS, "undo", "undo", "redo", "redo"]), max_size=14))
def test_undoing_everything_gives_back_the_library_as_it_was(names: list[str], tmp_path: Path) -> None:
    """Acts, undos and redos in any order, as the window's undo stack does them."""
    library, key = _library_with_work()
    before = contents(library, tmp_path)
    done: list[Inverse] = []
    undone: list[Inverse] = []
    for name in names:
        if name == "undo":
            if done:
                undone.append(_applied(library, done.pop()))
        elif name == "redo":
            if undone:
                done.append(_applied(library, undone.pop()))
        else:
            with library.transaction() as writing:
                ACTS[name](library, key)
            done.append(writing.changes.inverse)
            undone.clear()
    after = contents(library, tmp_path)
    back = [_applied(library, inverse) for inverse in reversed(done)]
    assert contents(library, tmp_path) == before
    for inverse in reversed(back):
        _applied(library, inverse)
    assert contents(library, tmp_path) == after


def _applied(library: Library, inverse: Inverse) -> Inverse:
    """Undo or redo; nothing may be left behind."""
    changes = library.apply(inverse)
    assert changes.left == ()
    return changes.inverse


def test_what_has_changed_since_is_left_and_named() -> None:
    library, key = _library_with_work()
    changes = library.clippings.set_note(key, "mine")
    library.clippings.set_note(key, "mine, later")
    undone = library.apply(changes.inverse)
    assert undone.left == ("a clipping has changed since",)
    assert library.clippings.get(key).note == "mine, later"


def test_an_undo_takes_back_its_own_columns_of_a_row_that_was_changed_since() -> None:
    library, key = _library_with_work()
    starred = library.clippings.set_starred([key], starred=True)
    library.clippings.set_note(key, "written since")
    undone = library.apply(starred.inverse)
    assert undone.left == ()
    assert (library.clippings.get(key).starred, library.clippings.get(key).note) == (False, "written since")
    library.apply(undone.inverse)
    assert (library.clippings.get(key).starred, library.clippings.get(key).note) == (True, "written since")


def test_an_undo_of_a_star_leaves_a_clipping_read_that_was_read_since() -> None:
    library, key = _library_with_work()
    starred = library.clippings.set_starred([key], starred=True)
    library.clippings.set_status([key], Status.READ)
    assert library.apply(starred.inverse).left == ()
    assert (library.clippings.get(key).starred, library.clippings.get(key).status) == (False, Status.READ)


def test_a_save_is_undone_also_when_its_clipping_was_read_since(tmp_path: Path) -> None:
    """Whoever clips an article sees it, and after some seconds in view it is read."""
    with Library.in_memory(clock=Clock()) as library:
        before = contents(library, tmp_path)
        result = library.saving.save(capture(), [draft(source="New Herald")], tag_paths=["ferry"])
        (key,) = [one.key for one in result.saved]
        library.clippings.set_status([key], Status.READ)
        undone = library.apply(result.changes.inverse)
        assert undone.left == ()
        assert contents(library, tmp_path) == before
        library.apply(undone.inverse)
        assert library.clippings.get(key).status is Status.READ, "done again, it is as it was"


@pytest.mark.parametrize("act", ["star", "note", "edit"])
def test_a_save_is_not_undone_where_the_user_has_worked_on_its_clipping_since(act: str) -> None:
    with Library.in_memory(clock=Clock()) as library:
        result = library.saving.save(capture(), [draft()])
        (key,) = [one.key for one in result.saved]
        library.clippings.set_status([key], Status.READ)
        ACTS[act](library, key)
        assert "a clipping has changed since" in library.apply(result.changes.inverse).left
        assert library.clippings.get(key).status is Status.READ


def test_undoing_a_save_leaves_a_source_that_others_use_since() -> None:
    library, _ = _library_with_work()
    first = library.saving.save(capture("a"), [draft("A", ["Some words."], source="New Herald")])
    (other,) = saved(library, draft("B", ["Further words."], source="New Herald"))
    undone = library.apply(first.changes.inverse)
    assert undone.left == ()
    assert library.clippings.get(other).metadata.source == "New Herald"
    assert library.clippings.keys_of([first.saved[0].id]) == []


def test_an_undo_gives_nothing_to_a_tag_that_took_the_place_of_the_deleted_one(library: Library) -> None:
    """SQLite gives a new row the number of the last one that was deleted: another program may have made it meanwhile."""
    (key,) = saved(library, tags=["ferry"])
    library.highlights.mark(key, 0, 5, color="claim", tag_paths=["ferry"])
    deleted = library.tags.delete("ferry")
    library.tags.create("steel")
    undone = library.apply(deleted.inverse)
    assert library.clippings.get(key).tags == ()
    assert library.highlights.of_clipping(key)[0].tags == ()
    assert set(undone.left) == {
        "a tag has changed since",
        "a clipping's tag belongs to what is gone",
        "a highlight's tag belongs to what is gone",
    }


def test_an_undo_gives_nothing_to_a_story_that_took_the_place_of_the_dissolved_one(library: Library) -> None:
    keys = saved(library, *(draft(f"Report {number}", [f"Ferry {number} sails."]) for number in range(4)))
    library.stories.put_together(keys[:2], "Ferries")
    taken_out = library.stories.take_out(keys[:2])
    library.stories.put_together(keys[2:], "Steel")
    undone = library.apply(taken_out.inverse)
    assert [one.story_title for one in library.clippings.rows(keys)] == ["", "", "Steel", "Steel"]
    assert set(undone.left) == {"a story has changed since", "a clipping belongs to what is gone"}


def test_an_undo_whose_tag_was_deleted_since_is_left_and_named(library: Library) -> None:
    (key,) = saved(library, tags=["ferry"])
    untagged = library.tags.change([key], remove=["ferry"])
    library.tags.delete("ferry")
    assert library.apply(untagged.inverse).left == ("a clipping's tag belongs to what is gone",)
    assert library.clippings.get(key).tags == ()


def test_several_writes_in_a_transaction_are_one_undo_step(tmp_path: Path) -> None:
    library, key = _library_with_work()
    before = contents(library, tmp_path)
    with library.transaction() as writing:
        library.clippings.set_note(key, "mine")
        library.tags.change([key], add=["new"])
    library.apply(writing.changes.inverse)
    assert contents(library, tmp_path) == before


def test_a_write_that_fails_changes_nothing(tmp_path: Path) -> None:
    library, key = _library_with_work()
    before = contents(library, tmp_path)
    with pytest.raises(RuntimeError, match="in the middle"), library.transaction():
        library.clippings.set_note(key, "mine")
        raise RuntimeError("in the middle")
    assert contents(library, tmp_path) == before
