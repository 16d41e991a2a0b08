"""The marks that a line tells: believed where their words stand, looked for elsewhere, kept where they are gone."""

import json
from datetime import UTC, datetime

import pytest

from clipper.importers.jsonl import articles
from clipper.model.highlight import UNKNOWN, PlacementState
from clipper.model.imported import ImportedArticle, ImportedHighlight, ImportProblem

NOW = datetime(2025, 6, 1, tzinfo=UTC)
TEXT = "Salt is dear in the north of the island this year.\nSalt is cheap in the south of the island, as it was before."


def marks(*told: object, text: str = TEXT) -> tuple[ImportedHighlight, ...]:
    found = read(*told, text=text)
    assert isinstance(found, ImportedArticle), found
    return found.highlights


def read(*told: object, text: str = TEXT) -> ImportedArticle | ImportProblem:
    (found,) = articles([json.dumps({"text": text, "highlights": told}).encode()], NOW)
    return found


def test_a_place_is_believed_where_its_words_stand_there() -> None:
    second = TEXT.rindex("Salt is")
    (mark,) = marks({"exact": "Salt is", "start": second, "end": second + 7, "color": "figure", "note": "n\x00", "tags": ["a/ b"]})
    assert (mark.place, mark.state) == ((second, second + 7), PlacementState.EXACT)
    assert (mark.color, mark.note, mark.tags) == ("figure", "n", ("a/b",))


def test_other_words_at_a_place_are_not_marked() -> None:
    (mark,) = marks({"exact": "cheap in the south of the island", "start": 3, "end": 9})
    assert mark.place is not None
    assert TEXT[slice(*mark.place)] == "cheap in the south of the island"


def test_places_in_a_text_that_was_cleaned_are_looked_for_again() -> None:
    wide = TEXT.replace("\n", "\n\n   ")
    start = wide.index("cheap in the south")
    (mark,) = marks({"exact": "cheap in the south", "start": start, "end": start + 18}, text=wide)
    assert mark.place is not None
    assert TEXT[slice(*mark.place)] == "cheap in the south"


def test_words_that_stand_twice_are_marked_where_something_tells_which() -> None:
    lost, found = marks({"exact": "of the island"}, {"exact": "of the island", "prefix": "cheap in the south ", "suffix": ", as it was"})
    assert (lost.place, lost.state, lost.anchor.start) == (None, PlacementState.ORPHAN, UNKNOWN)
    assert found.place is not None
    assert found.place[0] == TEXT.rindex("of the island")


def test_words_that_are_gone_are_kept() -> None:
    (mark,) = marks({"exact": "Sugar was never dear at all", "prefix": "before", "note": "why?"})
    assert (mark.place, mark.anchor.exact, mark.anchor.prefix, mark.note) == (None, "Sugar was never dear at all", "before", "why?")


def test_a_color_of_another_program_becomes_the_first() -> None:
    assert [mark.color for mark in marks({"exact": "dear", "color": "mauve"}, {"exact": "cheap"})] == ["claim", "claim"]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("words", "not a list of highlights"),
        ({"note": "no words"}, "tells no words"),
        ({"exact": "  "}, "tells no words"),
        ({"exact": 3}, "“exact” is not a text"),
        ({"exact": "dear", "start": "3", "end": 7}, "not a place"),
        ({"exact": "dear", "start": -3, "end": 7}, "not a place"),
        ({"exact": "dear", "start": True, "end": 7}, "not a place"),
        ({"exact": "dear", "tags": "x"}, "“tags” is not a list"),
    ],
)
def test_what_is_no_highlight_is_told(told: object, sentence: str) -> None:
    found = read(told)
    assert isinstance(found, ImportProblem)
    assert sentence in found.sentence
