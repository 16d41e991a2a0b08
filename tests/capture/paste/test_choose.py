"""Which lines of a page are its article: the cut at the best expected F1, the stretch of most paragraphs, and the trees' features."""

import json

import pytest

from clipper import resources
from clipper.capture.paste.choose import choose_lines, is_front
from clipper.capture.paste.features import PAGE_FEATURES, Features
from clipper.capture.paste.kinds import Kinds, read_kinds
from clipper.capture.paste.lines import Paste, read_lines
from clipper.capture.paste.model import MODEL, likelihoods, line_forest, read_forest
from clipper.capture.paste.regions import best_regions
from clipper.capture.paste.vocabulary import Vocabulary

MENU = ("Home", "World", "Sport", "Weather", "Sign in", "Search")
PARAGRAPH = (
    "The harbor board of Nordhaven said on Tuesday that the new pier will open to ferries in spring, a year later than was planned. "
)


def looked_at(*lines: str) -> tuple[Paste, Kinds, Vocabulary]:
    paste = read_lines("\n".join(lines))
    return paste, read_kinds(paste, dense=False), Vocabulary(paste, dense=False)


def test_the_stretch_of_most_paragraphs_reaches_across_a_list_only_at_the_low_price() -> None:
    lines = (*MENU, *[PARAGRAPH * 2] * 4, *["A short entry"] * 9, *[PARAGRAPH] * 4, *MENU)
    paste, kinds, _ = looked_at(*lines)
    wide, tight = best_regions(kinds, [len(text) for text in paste.texts])
    assert (wide.first, wide.last) == (6, 23)
    assert (tight.first, tight.last) == (6, 10)


def test_a_page_without_a_long_line_has_no_stretch() -> None:
    _, kinds, _ = looked_at(*MENU)
    wide, tight = best_regions(kinds, [4.0] * len(MENU))
    assert (wide.first, wide.last) == (tight.first, tight.last) == (0, 0)


@pytest.mark.parametrize("total", [1, 2, 5, 200])
def test_every_feature_is_known_of_every_line(total: int) -> None:
    paste, kinds, vocabulary = looked_at(*[(PARAGRAPH, "Share", "Read more", "Comments")[at % 4] for at in range(total)])
    features = Features(paste, kinds, vocabulary)
    assert {len(column) for column in features.columns.values()} == {total}
    assert len(list(features.rows(line_forest().features))) == total


def test_distances_to_furniture_are_those_of_the_nearest_line() -> None:
    paste, kinds, vocabulary = looked_at(PARAGRAPH, "Comments", PARAGRAPH, "Comments", PARAGRAPH, PARAGRAPH)
    columns = Features(paste, kinds, vocabulary).columns
    assert list(columns["since comments"]) == [60, 60, 1, 2, 1, 2]
    assert list(columns["until comments"]) == [1, 2, 1, 60, 60, 60]
    assert list(columns["to paragraph above"]) == [80, 1, 2, 1, 2, 1]


def test_the_trees_ask_for_features_that_there_are() -> None:
    paste, kinds, vocabulary = looked_at(PARAGRAPH)
    assert set(json.loads(resources.text(MODEL))["features"]) <= Features(paste, kinds, vocabulary).columns.keys()


def test_a_tree_is_walked_by_its_questions() -> None:
    forest = read_forest({"features": ["width"], "trees": [[0, 50.0, -4.0, [0, 90.0, 0.0, 4.0]]]})
    short, middle, long = likelihoods(forest, [0, 2, 3], [[50.0, 7.0, 51.0, 91.0]])
    assert short < 0.02
    assert middle == 0.5
    assert long > 0.98


def test_a_feature_of_the_page_is_asked_once_for_all_its_lines() -> None:
    forest = read_forest({"features": ["lines", "width"], "trees": [[0, 9.0, -4.0, [1, 50.0, 0.0, 4.0]]]})
    narrow, wide = likelihoods(forest, [0, 1], [10.0, [50.0, 51.0]])
    assert narrow == 0.5
    assert wide > 0.98
    assert max(likelihoods(forest, [0, 1], [9.0, [50.0, 51.0]])) < 0.02


def test_a_feature_of_the_page_is_one_number() -> None:
    paste, kinds, vocabulary = looked_at(*MENU, PARAGRAPH, "Share", *[PARAGRAPH * 2] * 3, "Comments", *MENU)
    columns = Features(paste, kinds, vocabulary).columns
    assert {name for name in PAGE_FEATURES if len(set(columns[name])) > 1} == set()


def test_the_paragraphs_between_menus_are_the_article() -> None:
    lines = (*MENU, "A new pier for Nordhaven", *[PARAGRAPH * 2] * 6, "Share", *MENU)
    paste, kinds, vocabulary = looked_at(*lines)
    choice = choose_lines(paste, kinds, vocabulary, line_forest())
    assert [at for at in choice.lines if at >= 7] == [7, 8, 9, 10, 11, 12]
    assert not is_front(kinds, choice)
