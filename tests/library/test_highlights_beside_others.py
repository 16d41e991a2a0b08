"""Marks are made on the text that is there when they are made, whatever another process saves at the last moment."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from clipper.errors import InputError
from clipper.library.library import Library
from clipper.model.highlight import Highlight, PlacementState
from clipper.model.ids import ClippingKey
from clipper.model.version import VersionReason
from clipper.text.canonical import paragraphs
from tests.library.drafts import START, draft, saved

BEFORE = ("Salt is dear.", "Rice is cheap, the miller said.")
AFTER = ("A line that is new.", *BEFORE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        saved(library, draft("Prices", BEFORE), draft("Others", ("Nothing.",)))
    return path


class Meanwhile:
    """A clock: when it is read for the first time since it was wound, another connection saves a new text of the clipping."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.is_wound = False

    def __call__(self) -> datetime:
        if self.is_wound:
            self.is_wound = False
            with Library.open(self._path) as elsewhere:
                elsewhere.versions.add(key_of(elsewhere), paragraphs(AFTER), reason=VersionReason.CAPTURED)
        return START


def key_of(library: Library) -> ClippingKey:
    (clipping,) = library.clippings.rows([ClippingKey(key) for key in library.listing.open("Prices").all_keys()])
    return clipping.key


def test_a_quotation_is_marked_where_it_stands_by_then(path: Path) -> None:
    clock = Meanwhile(path)
    with Library.open(path, clock=clock) as library:
        key = key_of(library)
        clock.is_wound = True
        library.highlights.mark_quotation(key, "Rice is cheap, the miller said.", color="quote", note="n", tag_paths=("a",))
        (mark,) = library.highlights.of_clipping(key)
        assert words(library, mark) == "Rice is cheap, the miller said."
        assert (mark.version, mark.placement.state, mark.note, mark.tags) == (2, PlacementState.EXACT, "n", ("a",))


ACTS: dict[str, Callable[[Library, ClippingKey], object]] = {
    "mark": lambda library, key: library.highlights.mark(key, 0, 4, color="claim", words="Salt"),
    "mark joined": lambda library, key: library.highlights.mark_joined(key, 0, 4, color="claim", words="Salt"),
    "move": lambda library, key: library.highlights.move(library.highlights.of_clipping(key)[0].id, 0, 4, words="Salt"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_what_was_seen_is_looked_at_when_nobody_can_write_any_more(path: Path, act: Callable[[Library, ClippingKey], object]) -> None:
    with Library.open(path) as library:
        library.highlights.mark(key_of(library), 14, 18, color="figure")
    clock = Meanwhile(path)
    with Library.open(path, clock=clock) as library:
        key = key_of(library)
        clock.is_wound = True
        with pytest.raises(InputError, match="changed meanwhile"):
            act(library, key)
        assert [words(library, mark) for mark in library.highlights.of_clipping(key)] == ["Rice"]


def words(library: Library, mark: Highlight) -> str:
    return mark.words_in(library.versions.text(key_of(library)).text)
