"""The cut with the best expected F1."""

from clipper.capture.threshold import best_threshold


def test_a_clear_page_is_cut_sharply_and_an_unclear_one_keeps_its_likeliest_lines() -> None:
    assert best_threshold([0.95, 0.9, 0.1, 0.05], [100, 100, 100, 100])[0] == 0.9
    threshold, expected = best_threshold([0.2, 0.15, 0.01], [100, 100, 100])
    assert threshold == 0.15
    assert expected < 0.5


def test_threshold_is_sharp_on_a_clear_page_and_low_on_a_doubtful_one() -> None:
    clear, expected = best_threshold([0.99, 0.98, 0.1, 0.02], [30.0, 30.0, 30.0, 30.0])
    assert (clear, expected > 0.9) == (0.98, True)
    doubtful, _ = best_threshold([0.3, 0.25, 0.01], [30.0, 30.0, 30.0])
    assert doubtful == 0.25
    assert best_threshold([], []) == (1.0, 0.0)
