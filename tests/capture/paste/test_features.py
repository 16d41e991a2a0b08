"""What is seen of lines and around them, and the stretches of most paragraphs."""

from collections.abc import Mapping

import numpy as np
import pytest

from clipper.capture.paste.features import PAGE, ROWS, Features
from clipper.capture.paste.kinds import read_kinds
from clipper.capture.paste.lines import read_lines
from clipper.capture.paste.regions import best_regions

MENU = ("Home", "World", "Sport", "Weather", "Sign in", "Search")
PARAGRAPH = (
    "The harbor board of Nordhaven said on Tuesday that the new pier will open to ferries in spring, a year later than was planned. "
)


def seen(*lines: str) -> Features:
    paste = read_lines("\n".join(lines))
    return Features(paste, read_kinds(paste, dense=False), dense=False)


def rows(*lines: str) -> Mapping[str, list[float]]:
    return dict(zip(ROWS, seen(*lines).rows.tolist(), strict=True))


def stretches(*lines: str) -> list[tuple[int, int]]:
    paste = read_lines("\n".join(lines))
    kinds = read_kinds(paste, dense=False)
    widths = np.array([len(text) for text in paste.texts], dtype=np.float32)
    firsts, lasts = best_regions(np.array(list(kinds.lengths)), np.array([kinds.is_sentence(at) for at in range(len(paste))]), widths)
    return list(zip(firsts[:, 0].tolist(), lasts[:, 0].tolist(), strict=True))


def test_the_stretch_of_most_paragraphs_reaches_across_a_list_only_at_the_low_price() -> None:
    lines = (*MENU, *[PARAGRAPH * 2] * 4, *["A short entry"] * 9, *[PARAGRAPH] * 4, *MENU)
    assert stretches(*lines) == [(6, 23), (6, 10)]


def test_a_page_without_a_long_line_has_no_stretch() -> None:
    assert stretches(*MENU) == [(0, 0), (0, 0)]


@pytest.mark.parametrize("total", [1, 2, 5, 200])
def test_every_feature_is_known_of_every_line(total: int) -> None:
    features = seen(*[(PARAGRAPH, "Share", "Read more", "Comments")[at % 4] for at in range(total)])
    assert features.rows.shape == (len(ROWS), total)
    assert features.page.shape == (len(PAGE),)
    assert np.isfinite(features.rows).all()
    assert np.isfinite(features.page).all()


def test_distances_are_those_to_the_nearest_line() -> None:
    found = rows(PARAGRAPH, "Comments", PARAGRAPH, "Comments", PARAGRAPH, PARAGRAPH)
    assert found["to comments above"] == [80, 80, 1, 2, 1, 2]
    assert found["to comments below"] == [1, 2, 1, 80, 80, 80]
    assert found["to paragraph above"] == [80, 1, 2, 1, 2, 1]
    assert found["to paragraph below"] == [2, 1, 2, 1, 1, 80]


def test_sums_leave_out_the_line_itself() -> None:
    found = rows("Comments", PARAGRAPH, PARAGRAPH, "Share")
    assert found["paragraphs above"] == found["paragraphs above 20"] == [0, 0, 1, 2]
    assert found["paragraphs below"] == found["paragraphs below 20"] == [2, 1, 0, 0]
    assert found["furniture above"] == [0, 1, 1, 1]


def test_far_lines_are_not_in_the_near_sums() -> None:
    found = rows(PARAGRAPH, *["A short entry"] * 30, PARAGRAPH)
    assert found["paragraphs below 20"][0] == 0
    assert found["paragraphs below"][0] == 1
    assert found["paragraphs above 20"][20:22] == [1, 0]


def test_the_nearest_paragraphs_tell_their_widths() -> None:
    found = rows("Home", PARAGRAPH.strip(), "Share")
    width = float(len(PARAGRAPH.strip()))
    assert found["paragraph below"] == [width, 0, 0]
    assert found["paragraph above"] == [0, 0, width]


def test_lines_tell_where_they_stand_to_the_stretch() -> None:
    found = rows(*MENU, *[PARAGRAPH * 2] * 3, *MENU)
    assert found["wide start"][5:8] == [-1, 0, 1]
    assert found["wide end"][7:10] == [-1, 0, 1]
    assert found["wide before"] == [1] * 6 + [0] * 9
    assert found["wide behind"] == [0] * 9 + [1] * 6


def test_lines_that_begin_alike_are_doubled() -> None:
    found = rows("The ferry leaves the harbor in winter", "The ferry leaves the harbor in spring", "Another headline of this page")
    assert found["doubled"] == [1, 1, 0]
