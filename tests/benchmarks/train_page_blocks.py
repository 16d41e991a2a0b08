"""Trains the block model of the page reader, trees and networks, and writes it to `resources/page_blocks.json`.

Not a test. Needs the measured data beside the checkout, and LightGBM and PyTorch, which the program does not use:

    python -m tests.benchmarks.train_page_blocks [--write]

Without `--write` it only prints the figures out of fold: five folds by domain, so that no page is judged by a model that saw its site.
"""

# pyright: basic

import argparse
import gzip
import importlib.util
import json
import math
import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy

from clipper import resources
from clipper.capture.page.facts import page_facts
from clipper.capture.page.features import NAMES, block_features, companions
from clipper.capture.page.model import MODEL, mixed
from clipper.capture.page.network import network_odds, read_networks
from clipper.capture.page.parse import parse_page
from clipper.capture.page.structured import read_statements
from clipper.capture.page.votes import ask_voter, squeezed
from clipper.capture.page.walk import read_blocks
from clipper.capture.threshold import best_threshold
from clipper.model.span import SpanKind
from tests.benchmarks.altered_pages import OURS, Known, altered, weigh
from tests.benchmarks.block_network import Lesson, trained
from tests.benchmarks.mixed_pages import container, in_place_of
from tests.benchmarks.stored_trees import nested

DATA = Path(__file__).resolve().parents[3] / "shared"
TREES = 60
FOLDS = 5
PARAMETERS = {
    "objective": "cross_entropy",
    "num_leaves": 8,
    "learning_rate": 0.2,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "min_sum_hessian_in_leaf": 3,
    "seed": 1,
    "num_threads": 1,
    "verbose": -1,
}
MOST_WEIGHT = 0.3
"""The share of a page's body that one block may weigh."""
LEAST_WORDS = 20
"""A shorter body weighs as one of so many words."""
SHINGLE = 4
ALTERED = 6
"""So many times each page is altered."""
MIXED, MIXED_ALTERED, MIXED_WEIGHT = 4, 1, 0.2
"""So many times the article of each page is put into another one, such a page is altered, and what it counts for the trees."""
CLIPBOARD = "clipboard"
OF_TREES, OF_TREES_WEIGHT = 2, 0.3
"""The trees learn from so many of the altered pages, which together weigh this share of a page."""


@dataclass(slots=True, kw_only=True)
class Page:
    """A page's candidates with their features, labels and weights, and what is needed to score a choice."""

    domain: str
    source: str
    truth: dict[str, Any]
    texts: list[str]
    lesson: Lesson
    furniture: str = ""
    """The domain of the page whose furniture it has, where that is another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A page as it was saved, and what is known of it."""

    name: str
    path: Path
    truth: dict[str, Any]
    domain: str
    source: str

    def text(self) -> str:
        return gzip.decompress(self.path.read_bytes()).decode("utf-8", "replace")


def scorer() -> Any:
    """The scoring script of the saved pages."""
    spec = importlib.util.spec_from_file_location("score_pages", DATA / "score" / "score_pages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def domain_of(name: str) -> str:
    """The registered domain, roughly: two labels, three under `co.uk` and the like."""
    labels = name.lower().removeprefix("www.").split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:])


def labels_of(texts: list[str], body: str, score: Any) -> list[float]:
    """For each text the share of its shingles in the body; of repeated texts only those nearest to the others count."""
    words = score.TOK.findall(body.translate(score.INVISIBLE))
    known = {tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
    lines = {" ".join(score.TOK.findall(line.translate(score.INVISIBLE))) for line in body.split("\n")}
    joined = f" {' '.join(words)} "
    found = list[float]()
    for text in texts:
        own = score.TOK.findall(text.translate(score.INVISIBLE))
        line = " ".join(own)
        if not own or line in lines:
            found.append(float(bool(own)))
        elif len(own) < SHINGLE:
            found.append(0.6 if len(own) > 1 and f" {line} " in joined else 0.0)
        else:
            shingles = [tuple(own[at : at + SHINGLE]) for at in range(len(own) - SHINGLE + 1)]
            found.append(sum(shingle in known for shingle in shingles) / len(shingles))
    return without_copies(texts, found, body)


def without_copies(texts: list[str], labels: list[float], body: str) -> list[float]:
    """The labels, with those of surplus copies (teasers, pull quotes) set to zero."""
    places = defaultdict[str, list[int]](list)
    for at, text in enumerate(texts):
        if labels[at] > OURS:
            places[squeezed(text)].append(at)
    single = sorted(at for copies in places.values() if len(copies) == 1 for at in copies)
    if not single:
        return labels
    low, high = single[len(single) // 20], single[-1 - len(single) // 20]
    wanted = Counter(squeezed(line) for line in body.split("\n"))
    for key, copies in places.items():
        nearest = sorted(copies, key=lambda at: max(low - at, at - high, 0))
        for at in nearest[max(1, wanted[key]) :]:
            labels[at] = 0.0
    return labels


def read(saved: Saved, text: str, score: Any, *, times: int = ALTERED) -> Page | None:
    """A page of the data, or one made of it, with so many altered ones."""
    parsed = parse_page(text)
    statements = read_statements(parsed.root)
    reading = read_blocks(parsed.root, None)
    blocks = [block for block in reading.blocks if block.kind is not SpanKind.IMAGE]
    if not blocks:
        return None
    votes = ask_voter(parsed.root, blocks, depth=reading.depth, elements=reading.elements)
    known = Known(
        blocks=blocks,
        votes=votes,
        facts=page_facts(statements),
        labels=labels_of([block.text for block in blocks], saved.truth["body"], score),
        words=[float(len(score.TOK.findall(block.text))) for block in blocks],
    )
    places, lesson = lesson_of(known, max(LEAST_WORDS, len(score.TOK.findall(saved.truth["body"]))))
    chance = random.Random(saved.name)
    for _ in range(times):
        other = altered(known, chance)
        weigh(other.blocks)
        total = sum(count * label for count, label in zip(other.words, other.labels, strict=True))
        lesson.altered.append(lesson_of(other, max(LEAST_WORDS, total))[1])
    return Page(domain=saved.domain, source=saved.source, truth=saved.truth, texts=[blocks[at].text for at in places], lesson=lesson)


def lesson_of(known: Known, total: float) -> tuple[list[int], Lesson]:
    """The places of a page's candidates, and what a model learns of them. `total` is the number of the body's words."""
    places, rows = block_features(known.blocks, known.votes, known.facts)
    words = numpy.array([known.words[at] for at in places], dtype="float32")
    return places, Lesson(
        rows=numpy.array(rows, dtype="float32").reshape(len(places), len(NAMES)),
        groups=companions(known.blocks, places),
        labels=numpy.array([known.labels[at] for at in places], dtype="float32"),
        weights=numpy.minimum(MOST_WEIGHT, (words + 1) / total),
        words=words,
    )


def saved_pages() -> list[Saved]:
    """Every saved page and every clipboard page whose body is known."""
    pages = list[Saved]()
    for line in (DATA / "data/pages/truth.jsonl").read_text("utf-8").split("\n"):
        row = json.loads(line) if line else {}
        if row.get("body"):
            path = DATA / f"data/pages/html/{row['id']}.html.gz"
            pages.append(Saved(name=path.name, path=path, truth=row, domain=domain_of(row["domain"]), source=row["source"]))
    folder = DATA / "data/pastes"
    for line in (folder / "index.jsonl").read_text("utf-8").split("\n"):
        row = json.loads(line) if line else {}
        if not row.get("has_clip_html") or row["kind"] != "article-page":
            continue
        label = json.loads((folder / "labels" / f"{row['id']}.json").read_text("utf-8"))
        main = [article for article in label["articles"] if article["role"] == "main" and article.get("body")]
        if len(main) == 1:
            path = folder / "clipboard_html" / f"{row['id']}.html.gz"
            pages.append(Saved(name=path.name, path=path, truth=main[0], domain=domain_of(row["group"]), source=CLIPBOARD))
    return pages


def read_all(score: Any) -> list[Page]:
    """The pages as they are."""
    pages = [read(saved, saved.text(), score) for saved in saved_pages()]
    return [page for page in pages if page is not None]


def read_mixed(score: Any) -> list[Page]:
    """Pages of which each has the article of one page and the furniture of another of its kind."""
    chance = random.Random(1)
    known = [(saved, root, container(root, saved.truth["body"])) for saved in saved_pages() for root in [parse_page(saved.text()).root]]
    parts = [(saved, root, article) for saved, root, article in known if article is not None]
    pages = list[Page]()
    for saved, _, article in parts:
        alike = [part for part in parts if (part[0].source == CLIPBOARD) == (saved.source == CLIPBOARD)]
        for other, root, place in chance.choices(alike, k=MIXED):
            if other.domain == saved.domain:
                continue
            text = in_place_of(root, place, other.truth.get("title"), article, saved.truth.get("title"))
            page = read(saved, text, score, times=MIXED_ALTERED)
            if page is not None:
                page.furniture = other.domain
                pages.append(page)
    return pages


def fit(pages: list[Page], others: list[Page]) -> Any:
    """The trees over these pages and those mixed of them."""
    import lightgbm

    lessons = [(page.lesson, 1 - OF_TREES_WEIGHT) for page in pages]
    lessons += [(other, OF_TREES_WEIGHT / OF_TREES) for page in pages for other in page.lesson.altered[:OF_TREES]]
    lessons += [(page.lesson, MIXED_WEIGHT) for page in others]
    rows = numpy.concatenate([lesson.rows for lesson, _ in lessons])
    labels = numpy.concatenate([lesson.labels for lesson, _ in lessons])
    weights = numpy.concatenate([lesson.weights * share for lesson, share in lessons])
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(rows, labels, weight=weights / weights.mean()), TREES)


def figures(pages: list[Page], others: list[Page], score: Any, division: int) -> dict[str, dict[str, float]]:
    """Body F1 out of fold, by source: of trees, of networks, and of both together."""
    domains = sorted({page.domain for page in pages})
    numpy.random.RandomState(division).shuffle(domains)
    fold = {domain: at % FOLDS for at, domain in enumerate(domains)}
    tuples = defaultdict[str, dict[str, list[Any]]](lambda: defaultdict(list))
    for number in range(FOLDS):
        known = [page for page in pages if fold[page.domain] != number]
        known_others = [page for page in others if number not in (fold[page.domain], fold[page.furniture])]
        trees, networks = fit(known, known_others), read_networks(trained([page.lesson for page in (*known, *known_others)]))
        for page in pages:
            if fold[page.domain] != number or not page.texts:
                continue
            by_trees = trees.predict(page.lesson.rows, raw_score=True)
            by_networks = network_odds(networks, page.lesson.rows, page.lesson.groups)
            for rule, odds in (("trees", by_trees), ("networks", by_networks), ("both", mixed(by_trees, by_networks))):
                tuples[rule][page.source].append(score.body_tuple(page.truth, chosen(page, odds)))
    return {
        rule: {source: round(score.prf(found)[2], 4) for source, found in sorted(sources.items())}
        | {"all saved": round(score.prf([each for source, found in sources.items() if source != "clipboard" for each in found])[2], 4)}
        for rule, sources in tuples.items()
    }


def chosen(page: Page, odds: Any) -> str:
    """The body that these log odds choose."""
    likely = [1 / (1 + math.exp(-each)) for each in odds]
    threshold, _ = best_threshold(likely, [count + 0.5 for count in page.lesson.words])
    return "\n\n".join(text for text, probability in zip(page.texts, likely, strict=True) if probability >= threshold)


def write(pages: list[Page], others: list[Page]) -> None:
    """Train on all pages and write the model."""
    trees = [nested(tree["tree_structure"]) for tree in fit(pages, others).dump_model()["tree_info"]]
    model = {"features": list(NAMES), "trees": trees, "networks": trained([page.lesson for page in (*pages, *others)])}
    resources.path(MODEL).write_text(json.dumps(model, separators=(",", ":")), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="train on all pages and write the model")
    parser.add_argument("--divisions", type=int, default=1, help="ways of dividing the domains into folds")
    options = parser.parse_args()
    score = scorer()
    pages = read_all(score)
    others = read_mixed(score)
    for division in range(options.divisions):
        for rule, found in figures(pages, others, score, division).items():
            print(rule, found)  # noqa: T201 (a figure to read)
    if options.write:
        write(pages, others)


if __name__ == "__main__":
    main()
