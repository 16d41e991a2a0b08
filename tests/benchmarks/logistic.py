"""Weights of signs by logistic regression, for the tables of the paste splitter that hold few numbers."""

# pyright: basic

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy

LEAST_SEEN = 8
"""A sign that is seen less often has no weight."""
SMOOTHING = 1.0
STEPS = 40
PLACES = 2


def fitted(rows: Sequence[tuple[Collection[str], bool]]) -> dict[str, float]:
    """Log odds for each sign of the rows, and for all."""
    counts = Counter(sign for signs, _ in rows for sign in signs)
    names = sorted(sign for sign, count in counts.items() if count >= LEAST_SEEN)
    place = {name: at for at, name in enumerate(names)}
    seen = numpy.zeros((len(rows), len(names) + 1))
    seen[:, -1] = 1
    for row, (signs, _) in zip(seen, rows, strict=True):
        row[[place[sign] for sign in signs if sign in place]] = 1
    right = numpy.array([float(is_right) for _, is_right in rows])
    weights = numpy.zeros(len(names) + 1)
    kept = SMOOTHING * (numpy.arange(len(weights)) < len(names))
    for _ in range(STEPS):
        odds = 1 / (1 + numpy.exp(-seen @ weights))
        slope = seen.T @ (odds - right) + kept * weights
        curve = (seen * (odds * (1 - odds))[:, None]).T @ seen + SMOOTHING * numpy.eye(len(weights))
        weights -= numpy.linalg.solve(curve, slope)
    return {name: round(float(weight), PLACES) for name, weight in zip((*names, "all"), weights, strict=True)}


def written(module: Path, table: str, weights: dict[str, float]) -> None:
    """Puts the weights in the place of those of the module's table."""
    head = module.read_text("utf-8").split(f"{table} =", maxsplit=1)[0]
    rows = "".join(f'        "{name}": {weight:.2f},\n' for name, weight in sorted(weights.items()))
    module.write_text(f"{head}{table} = MappingProxyType(\n    {{\n{rows}    }}\n)\n", "utf-8")
