"""Which lines of a page are its article: the network's sums, and the cut at the best expected F1."""

import json
from collections.abc import Mapping
from copy import copy
from typing import Any

import numpy as np
import pytest

from clipper import resources
from clipper.capture.furniture import Family
from clipper.capture.paste.choose import best_choice, choose_lines, lower_outside
from clipper.capture.paste.features import PAGE, ROWS, Features
from clipper.capture.paste.kinds import WIDTHS
from clipper.capture.paste.model import MODEL, PIECE, line_model, odds_of, read_model
from tests.capture.paste.news import MENU, NEWS, looked_at

NOTHING: Mapping[str, float] = {}


def features(*lines: str) -> Features:
    paste, kinds = looked_at(*lines)
    return Features(paste, kinds, dense=False)


def network(
    *, rows: Mapping[str, float] = NOTHING, page: Mapping[str, float] = NOTHING, looks: tuple[int, list[float]] | None = None
) -> dict[str, Any]:
    """A network of one number for each line, and at most one convolution of it, which tells the number as the odds."""
    return {
        "rows": [[rows.get(name, 0.0) for name in ROWS]],
        "page": [[page.get(name, 0.0) for name in PAGE]],
        "bias": [0.0],
        "families": [[0.0] * (len(Family) + 1)],
        "settings": [[0.0] * 20],
        "lengths": [[0.0] * (len(WIDTHS) + 1)],
        "convolutions": [{"step": looks[0], "weights": [looks[1]], "bias": [0.0]}] if looks else [],
        "out": [1.0],
        "out_bias": 0.0,
    }


def part_of(whole: Features, first: int, last: int) -> Features:
    """What was seen of these lines of a page."""
    part = copy(whole)
    for name in ("even_rows", "families", "endings", "apart", "lengths"):
        setattr(part, name, getattr(whole, name)[..., first:last])
    return part


def odds(stored: dict[str, Any], *lines: str) -> list[float]:
    return odds_of(read_model(stored), features(*lines)).tolist()


def test_the_model_knows_the_features_that_there_are() -> None:
    stored = json.loads(resources.text(MODEL))
    assert {len(weights) for weights in stored["rows"]} == {len(ROWS)}
    assert {len(weights) for weights in stored["page"]} == {len(PAGE)}


def test_a_feature_counts_by_its_logarithm() -> None:
    assert odds(network(rows={"words": 1.0}), "harbor", "harbor ferry winter") == pytest.approx([np.log(2), np.log(4)])


def test_a_feature_of_the_page_counts_for_all_its_lines() -> None:
    assert odds(network(page={"lines": 2.0}), *MENU) == pytest.approx([2 * np.log(7)] * 6)


@pytest.mark.parametrize("step", [1, 3])
def test_a_convolution_looks_at_lines_so_far_below(step: int) -> None:
    lines = ["harbor" if at == 4 else "to be" for at in range(9)]
    found = odds(network(rows={"words": 1.0}, looks=(step, [0.0, 0.0, 0.0, 1.0, 0.0])), *lines)
    assert np.flatnonzero(found).tolist() == [4 - step, 4]


def test_nothing_stands_beyond_the_page() -> None:
    found = odds(network(rows={"words": 1.0}, looks=(1, [1.0, 0.0, 0.0, 0.0, 1.0])), "harbor", "harbor")
    assert found == pytest.approx([np.log(2)] * 2)


def test_a_long_page_looked_at_in_pieces_is_seen_as_one() -> None:
    lines = [NEWS[at % 6] if at % 7 else MENU[at % 6] for at in range(2 * PIECE + 100)]
    whole, around = features(*lines), 20
    found = odds_of(line_model(), whole)
    for seam in (PIECE, 2 * PIECE):
        near = slice(seam - around, seam + around)
        alone = odds_of(line_model(), part_of(whole, seam - 2 * around, seam + 2 * around))
        assert found[near] == pytest.approx(alone[around : 3 * around], abs=1e-3)


def test_the_choice_has_the_best_expected_f1() -> None:
    choice = best_choice(np.array([0.1, 0.9, 0.8, 0.05], dtype=np.float32), np.array([10, 100, 100, 10], dtype=np.float32))
    assert choice.lines == [1, 2]
    assert choice.expected == pytest.approx(2 * 170 / (200 + 171.5))


def test_of_a_page_that_promises_little_the_most_likely_line_is_kept() -> None:
    assert best_choice(np.array([0.01, 0.02], dtype=np.float32), np.array([10, 10], dtype=np.float32)).lines == [1]


def test_the_paragraphs_between_menus_are_the_article() -> None:
    lines = (*MENU, "A new pier for Nordhaven", *NEWS, "Share", *MENU)
    paste, kinds = looked_at(*lines)
    choice = choose_lines(Features(paste, kinds, dense=False), line_model())
    assert [at for at in choice.lines if at >= 7] == [7, 8, 9, 10, 11, 12]


def test_short_furniture_is_not_of_an_article_even_between_its_paragraphs() -> None:
    paste, kinds = looked_at(*MENU, *NEWS[:3], "Advertisement", *NEWS[3:], *MENU)
    assert 9 not in choose_lines(Features(paste, kinds, dense=False), line_model()).lines


def test_lines_beyond_the_sure_ones_need_more() -> None:
    odds = np.array([0.2, -1.0, 2.0, 0.1, 3.0, 0.3], dtype=np.float32)
    assert lower_outside(odds) == pytest.approx(np.array([-0.2, -1.4, 2.0, 0.1, 3.0, -0.1]))
    assert odds[0] == pytest.approx(0.2), "what is given stays as it is"


def test_without_a_sure_line_all_need_more() -> None:
    assert lower_outside(np.array([0.2, 0.5], dtype=np.float32)) == pytest.approx(np.array([-0.2, 0.1]))
