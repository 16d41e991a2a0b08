"""What is seen of the lines around a body's start."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from clipper.capture.paste.features import ROWS, Features
from clipper.capture.paste.kinds import read_kinds
from clipper.capture.paste.lines import read_lines
from clipper.capture.paste.title_sight import INSIDE, REACH, SIGHTS, TABLES, Sight, sight_of

TITLE = "Quiet lighthouse opens its stairs"
BODY = (
    "The lighthouse on the northern point opens its stairs to visitors this spring, the harbor board said on Tuesday.",
    "The lamp has been dark for thirty years, but volunteers have painted the tower and mended every one of its steps.",
)


def seen(lines: Sequence[str], body: Sequence[int]) -> Sight:
    paste = read_lines("\n".join(lines))
    kinds = read_kinds(paste, dense=False)
    return sight_of(Features(paste, kinds, dense=False), paste, kinds, body)


def rows(*lines: str, body: Sequence[int]) -> Mapping[str, list[float]]:
    return dict(zip(SIGHTS, seen(lines, body).rows[len(ROWS) :].tolist(), strict=True))


@pytest.mark.parametrize(("above", "first"), [(0, 0), (3, 0), (REACH, 0), (REACH + 40, 40)])
def test_all_is_known_of_every_line_that_is_looked_at(above: int, first: int) -> None:
    lines = [*[("Weather", "A headline of another story", "Share")[at % 3] for at in range(above)], *[BODY[0]] * 40]
    sight = seen(lines, range(above, len(lines)))
    total = above - first + INSIDE
    assert sight.first == first
    assert sight.rows.shape == (len(ROWS) + len(SIGHTS), total)
    assert np.isfinite(sight.rows).all()
    assert [len(choices) for choices in sight.choices] == [total] * 7
    assert all(choices.min() >= 0 and choices.max() < limit for choices, limit in zip(sight.choices[-4:], TABLES, strict=True))


def test_words_count_that_the_body_repeats() -> None:
    found = rows("Ferries late again", TITLE, *BODY, body=(2, 3))
    assert found["covered"] == pytest.approx([0, 3 / 4, 1, 1])
    assert found["covered"][1] < found["rare"][1] + 0.01
    distances, covered, early, words = (choices.tolist()[:2] for choices in seen(("Ferries late again", TITLE, *BODY), (2, 3)).choices[-4:])
    assert distances == [3, 2]
    assert covered == [0, 4]
    assert early == [0, 3]
    assert words == [3, 4]


def test_a_word_weighs_less_that_also_stands_in_other_lines() -> None:
    alone = rows("Coast Nordhaven", "Lighthouse strange", *BODY, body=(2, 3))["rare"][1]
    often = rows("Lighthouse Nordhaven", "Lighthouse strange", *BODY, body=(2, 3))["rare"][1]
    assert alone == pytest.approx(0.5)
    assert often < alone


def test_copies_of_a_line_are_told_apart() -> None:
    found = rows(TITLE, "Weather today", TITLE, *BODY, TITLE, body=(3, 4))
    assert found["first copy"] == [1, 0, 0, 0, 0, 0]
    assert found["later copy"] == [0, 0, 1, 0, 0, 1]
    assert found["again below"] == [1, 0, 1, 0, 0, 0]
    assert rows(TITLE, "Weather today", TITLE, *BODY, body=(3, 4))["again below"] == [0, 0, 0, 0, 0]


def test_a_line_that_another_holds_is_quoted_and_the_other_quotes_it() -> None:
    found = rows(f"Home News {TITLE}", TITLE, f"{TITLE} image", "Weather of the coast", *BODY, body=(4, 5))
    assert found["quoted"] == [0, 1, 0, 0, 0, 0]
    assert found["quotes"] == [1, 0, 1, 0, 0, 0]
    assert found["ends with"] == [1, 0, 0, 0, 0, 0]


def test_a_date_and_a_byline_are_told_of_the_lines_above_them() -> None:
    found = rows("Weather", TITLE, "A deck below it", "By Anna Holm", "12 March 2024", *BODY, body=(5, 6))
    assert found["stamped"] == [0, 0, 0, 0, 1, 0, 0]
    assert found["date below"] == [1, 1, 1, 1, 0, 0, 0]
    assert found["date close"] == [0, 0, 1, 1, 0, 0, 0]
    assert found["byline below"] == [1, 1, 1, 0, 0, 0, 0]


def test_what_stands_between_a_line_and_the_body_is_counted() -> None:
    found = rows(TITLE, "Share", "Ferry to the islands is late again", "Share", *BODY, body=(4, 5))
    assert found["furniture between"][:4] == pytest.approx(np.log1p([2, 1, 1, 0]))
    assert found["headlines between"][:4] == pytest.approx(np.log1p([1, 1, 0, 0]))
