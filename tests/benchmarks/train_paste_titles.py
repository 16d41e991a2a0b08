"""Trains the weights of the signs of titles in pastes and writes `clipper/capture/paste/title_weights.py`.

Not a test. Needs the measured data (beside the checkout if not told), PyTorch and scipy, which the program does not use:

    python -m tests.benchmarks.train_paste_titles [--data FOLDER] [--write]

Candidates and their signs are those of `title.signs_of`. The weights maximize the expected share of right titles: the softmax of the sums
over the candidates of a text. That has many local best points, so it begins at the weights which make the right titles likeliest, of which
there is one. Prints the share of right titles out of fold, five folds by domain: neither the line model that gave the body nor the weights
saw the sites of a page. Then the same of weights learned from all, and of those in use. With `--write` the weights of all are written.
"""

# pyright: basic

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from clipper.capture.paste import title, title_weights
from clipper.capture.paste.choose import choose_lines
from clipper.capture.paste.kinds import read_kinds
from clipper.capture.paste.model import LineModel, line_model, read_model
from clipper.capture.paste.repair import repaired
from clipper.capture.paste.vocabulary import Vocabulary
from tests.benchmarks import train_paste_lines as lines
from tests.benchmarks.line_network import trained
from tests.benchmarks.train_paste_lines import FOLDS, Text, fold_of

KIND_WEIGHTS = {
    "article-page": 1.0,
    "partial-selection": 3.0,
    "other-page": 1.0,
    "w3m-wrapped": 1.0,
    "rendered": 0.7,
    "rendered selected": 0.3,
    "article-page selected": 0.3,
}
"""What a text of each kind counts; texts of other kinds have no title to learn."""
UNSEEN_WEIGHT = 0.5
"""A paste is learned twice: with the body that the shipped line model gives, and, counting so much, with that of a model that had not seen
it."""
LEAST_SEEN = 4
"""A sign of fewer candidates is not learned."""
LIKELY_PENALTY, RIGHT_PENALTY = 1.0, 0.04
"""L2, of the weights that make titles likely and of those that get them right."""
LIKELY_STEPS, RIGHT_STEPS = 150, 100
SCALE = 5.0
"""Learned weights are divided by it. Only differences matter to the choice, but `fields` asks how sure a title is on this scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The candidates of one text: the signs of each, and which are the title."""

    kind: str
    domain: str
    weight: float
    signs: list[title.Signs]
    right: list[bool]


def choice_of(text: Text, model: LineModel, weight: float, score: Any) -> Choice | None:
    """The candidates around the body that this model chooses; None where the text has no known title or no body."""
    articles = text.label["articles"]
    if len(articles) != 1 or not articles[0].get("title") or articles[0].get("title_in_text") is False:
        return None
    seen = lines.looked_at_paste(text.text)
    if seen is None:
        return None
    paste, dense = seen
    kinds, vocabulary = read_kinds(paste, dense=dense), Vocabulary(paste, dense=dense)
    body = repaired(choose_lines(paste, kinds, model, dense=dense).lines, kinds)
    if not body:
        return None
    context = title.context_of(paste, kinds, body, vocabulary)
    found = list(title.candidates(context))
    wanted = score.key(articles[0]["title"])
    return Choice(
        kind=text.kind,
        domain=text.domain,
        weight=weight * KIND_WEIGHTS[text.kind],
        signs=[title.signs_of(at, context) for at in found],
        right=[score.key(paste.texts[at]) == wanted for at in found],
    )


class _Sums:
    """The choices that have a right candidate, as a matrix of candidates by signs."""

    def __init__(self, choices: list[Choice]) -> None:
        import numpy
        import scipy.sparse

        choices = [choice for choice in choices if any(choice.right)]
        seen = Counter(sign for choice in choices for signs in choice.signs for sign in set(signs))
        self.names = sorted(sign for sign, count in seen.items() if count >= LEAST_SEEN)
        columns = {sign: number for number, sign in enumerate(self.names)}
        rows = [[columns[sign] for sign in signs if sign in columns] for choice in choices for signs in choice.signs]
        ends = numpy.cumsum([0, *map(len, rows)])
        places = [column for row in rows for column in row]
        self.matrix: Any = scipy.sparse.csr_matrix((numpy.ones(len(places)), places, ends), (len(rows), len(self.names)))
        sizes = [len(choice.right) for choice in choices]
        self.starts = numpy.cumsum([0, *sizes])[:-1]
        self.owners = numpy.repeat(numpy.arange(len(choices)), sizes)
        self.right = numpy.array([right for choice in choices for right in choice.right], dtype=float)
        self.weights = numpy.array([choice.weight for choice in choices])

    def softmax(self, weights: Any) -> tuple[Any, Any]:
        """The probability of each candidate, and that of a right one of each choice."""
        import numpy

        sums = self.matrix @ weights
        sums = numpy.exp(sums - numpy.maximum.reduceat(sums, self.starts)[self.owners])
        probabilities = sums / numpy.add.reduceat(sums, self.starts)[self.owners]
        return probabilities, numpy.maximum(numpy.add.reduceat(probabilities * self.right, self.starts), 1e-300)

    def unlikeliness(self, weights: Any) -> tuple[float, Any]:
        """The negative logarithm of the likelihood, and where it falls."""
        import numpy

        probabilities, right = self.softmax(weights)
        slope = (probabilities - probabilities * self.right / right[self.owners]) * self.weights[self.owners]
        value = -(self.weights * numpy.log(right)).sum() + LIKELY_PENALTY / 2 * (weights @ weights)
        return value, self.matrix.T @ slope + LIKELY_PENALTY * weights

    def wrongness(self, weights: Any) -> tuple[float, Any]:
        """The expected share of wrong titles, and where it falls."""
        probabilities, right = self.softmax(weights)
        slope = probabilities * (right[self.owners] - self.right) * self.weights[self.owners]
        value = (self.weights * (1 - right)).sum() + RIGHT_PENALTY / 2 * (weights @ weights)
        return value, self.matrix.T @ slope + RIGHT_PENALTY * weights


def fit(choices: list[Choice]) -> dict[str, float]:
    """The weights of the signs, as they are stored."""
    import numpy
    from scipy.optimize import minimize

    sums = _Sums(choices)
    weights = numpy.zeros(len(sums.names))
    weights = minimize(sums.unlikeliness, weights, jac=True, method="L-BFGS-B", options={"maxiter": LIKELY_STEPS}).x
    weights = minimize(sums.wrongness, weights, jac=True, method="L-BFGS-B", options={"maxiter": RIGHT_STEPS}).x
    stored = {sign: round(float(weight), 2) for sign, weight in zip(sums.names, weights / SCALE, strict=True)}
    return {sign: weight for sign, weight in stored.items() if weight}


def is_right(choice: Choice, weights: Mapping[str, float]) -> bool:
    """Whether the best sum is the title's; of equal ones the first counts, the nearest above the body."""
    sums = [sum(weights.get(sign, 0.0) for sign in signs) for signs in choice.signs]
    return bool(sums) and choice.right[sums.index(max(sums))]


def report(name: str, judged: list[tuple[Choice, Mapping[str, float]]]) -> None:
    found = defaultdict[str, list[bool]](list)
    for choice, weights in judged:
        found[choice.kind].append(is_right(choice, weights))
    print(name, {kind: f"{fmean(rows):.4f} of {len(rows)}" for kind, rows in sorted(found.items())}, flush=True)  # noqa: T201 (a figure to read)


def write(weights: Mapping[str, float]) -> None:
    """The module of weights, with its first lines as they are."""
    path = Path(title_weights.__file__)
    head, opening, _ = path.read_text("utf-8").partition("    {\n")
    rows = "".join(f'        "{sign}": {weight:.2f},\n' for sign, weight in sorted(weights.items()))
    path.write_text(f"{head}{opening}{rows}    }}\n)\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=lines.DATA, help="the folder of the measured data")
    parser.add_argument("--write", action="store_true", help="write the weights learned from all texts")
    options = parser.parse_args()
    lines.DATA = options.data
    score = lines.scorer()
    pastes = lines.read_pastes()
    lessons = lines.lessons_of(pastes, score)
    asked = [*pastes, *(text for text, _ in lessons if text.kind not in lines.LEARNED_KINDS)]
    asked = [text for text in asked if text.kind in KIND_WEIGHTS]
    models = [read_model(trained([lesson for text, lesson in lessons if fold_of(text.domain) != number])) for number in range(FOLDS)]
    made = [
        choice_of(text, models[fold_of(text.domain)], UNSEEN_WEIGHT if text.kind in lines.LEARNED_KINDS else 1.0, score) for text in asked
    ]
    unseen = [choice for choice in made if choice]
    made = [choice_of(text, line_model(), 1.0, score) for text in pastes if text.kind in KIND_WEIGHTS]
    shipped = [choice for choice in made if choice]
    choices = unseen + shipped
    folds = [fit([choice for choice in choices if fold_of(choice.domain) != number]) for number in range(FOLDS)]
    among = [any(choice.right) for choice in unseen if choice.kind == "article-page"]
    print(f"title among the candidates of {fmean(among):.4f} of the article pages")  # noqa: T201 (a figure to read)
    report("out of fold:", [(choice, folds[fold_of(choice.domain)]) for choice in unseen])
    weights = fit(choices)
    for name, used in (("learned from all", weights), ("in use", title.TITLE_WEIGHTS)):
        report(f"{name}, seen:", [(choice, used) for choice in shipped])
        report(f"{name}, body out of fold:", [(choice, used) for choice in unseen])
    if options.write:
        write(weights)


if __name__ == "__main__":
    main()
