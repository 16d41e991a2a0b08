"""Where to cut between what is the article's and what is not, given how likely each part is: for pages and pastes alike."""

from collections.abc import Sequence


def best_threshold(probabilities: Sequence[float], weights: Sequence[float]) -> tuple[float, float]:
    """The threshold with the best expected F1, and that F1, where each part counts by its weight: words, or width."""
    total = sum(probability * weight for probability, weight in zip(probabilities, weights, strict=True))
    best, threshold, right, taken = 0.0, 1.0, 0.0, 0.0
    for probability, weight in sorted(zip(probabilities, weights, strict=True), reverse=True):
        right += probability * weight
        taken += weight
        expected = 2 * right / (taken + total)
        if expected > best:
            best, threshold = expected, probability
    return threshold, best
