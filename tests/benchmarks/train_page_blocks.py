"""Trains the block model of the page reader and writes it to `resources/page_blocks.json`.

Not a test. Needs the measured data beside the checkout, and LightGBM and numpy, which the program does not use:

    python -m tests.benchmarks.train_page_blocks [--write]

Without `--write` it only prints the figures out of fold: five folds by domain, so that no page is judged by a model that saw its site.
"""

# pyright: basic

import argparse
import gzip
import importlib.util
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clipper import resources
from clipper.capture.page.facts import page_facts
from clipper.capture.page.features import NAMES, block_features
from clipper.capture.page.model import MODEL
from clipper.capture.page.parse import parse_page
from clipper.capture.page.structured import read_statements
from clipper.capture.page.votes import ask_voter, squeezed
from clipper.capture.page.walk import read_blocks
from clipper.capture.threshold import best_threshold
from clipper.model.span import SpanKind

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
SHINGLE = 4
OURS = 0.5
"""The share of a block's shingles in the body from which the block is of it."""


@dataclass(slots=True, kw_only=True)
class Page:
    """A page's candidates with their features, labels and weights, and what is needed to score a choice."""

    domain: str
    source: str
    truth: dict[str, Any]
    texts: list[str]
    rows: list[list[float]]
    labels: list[float]
    weights: list[float]
    words: list[float]


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


def read(path: Path, truth: dict[str, Any], domain: str, source: str, score: Any) -> Page | None:
    """One page of the data."""
    parsed = parse_page(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))
    statements = read_statements(parsed.root)
    reading = read_blocks(parsed.root, None)
    blocks = [block for block in reading.blocks if block.kind is not SpanKind.IMAGE]
    if not blocks:
        return None
    votes = ask_voter(parsed.root, blocks, depth=reading.depth, elements=reading.elements)
    places, rows = block_features(blocks, votes, page_facts(statements))
    labels = labels_of([block.text for block in blocks], truth["body"], score)
    total = max(20, len(score.TOK.findall(truth["body"])))
    texts = [blocks[at].text for at in places]
    words = [float(len(score.TOK.findall(text))) for text in texts]
    return Page(
        domain=domain_of(domain),
        source=source,
        truth=truth,
        texts=texts,
        rows=rows,
        labels=[labels[at] for at in places],
        weights=[min(MOST_WEIGHT, (count + 1) / total) for count in words],
        words=words,
    )


def read_all(score: Any) -> list[Page]:
    """Every saved page and every clipboard page whose body is known."""
    pages = list[Page | None]()
    for line in (DATA / "data/pages/truth.jsonl").read_text("utf-8").split("\n"):
        row = json.loads(line) if line else {}
        if row.get("body"):
            pages.append(read(DATA / f"data/pages/html/{row['id']}.html.gz", row, row["domain"], row["source"], score))
    folder = DATA / "data/pastes"
    for line in (folder / "index.jsonl").read_text("utf-8").split("\n"):
        row = json.loads(line) if line else {}
        if not row.get("has_clip_html") or row["kind"] != "article-page":
            continue
        label = json.loads((folder / "labels" / f"{row['id']}.json").read_text("utf-8"))
        main = [article for article in label["articles"] if article["role"] == "main" and article.get("body")]
        if len(main) == 1:
            pages.append(read(folder / "clipboard_html" / f"{row['id']}.html.gz", main[0], row["group"], "clipboard", score))
    return [page for page in pages if page is not None]


def fit(pages: list[Page]) -> Any:
    """The trees over these pages."""
    import lightgbm
    import numpy

    rows = numpy.array([row for page in pages for row in page.rows], dtype="float32")
    labels = numpy.array([label for page in pages for label in page.labels])
    weights = numpy.array([weight for page in pages for weight in page.weights])
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(rows, labels, weight=weights / weights.mean()), TREES)


def figures(pages: list[Page], score: Any) -> dict[str, float]:
    """Body F1 out of fold, by source."""
    import numpy

    domains = sorted({page.domain for page in pages})
    numpy.random.RandomState(0).shuffle(domains)
    fold = {domain: at % FOLDS for at, domain in enumerate(domains)}
    tuples = defaultdict[str, list[Any]](list)
    for number in range(FOLDS):
        model = fit([page for page in pages if fold[page.domain] != number])
        for page in pages:
            if fold[page.domain] != number:
                continue
            likely = model.predict(numpy.array(page.rows, dtype="float32")) if page.rows else []
            threshold, _ = best_threshold(list(likely), [count + 0.5 for count in page.words])
            body = "\n\n".join(text for text, probability in zip(page.texts, likely, strict=True) if probability >= threshold)
            tuples[page.source].append(score.body_tuple(page.truth, body))
    return {source: score.prf(found)[2] for source, found in tuples.items()}


def nested(node: dict[str, Any]) -> object:
    """A tree as `[feature, threshold, if_at_most, if_more]`, a leaf as a number."""
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    return [node["split_feature"], float(f"{node['threshold']:.5g}"), nested(node["left_child"]), nested(node["right_child"])]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="train on all pages and write the model")
    options = parser.parse_args()
    score = scorer()
    pages = read_all(score)
    print({source: round(figure, 4) for source, figure in figures(pages, score).items()})  # noqa: T201 (a figure to read)
    if options.write:
        trees = [nested(tree["tree_structure"]) for tree in fit(pages).dump_model()["tree_info"]]
        resources.path(MODEL).write_text(json.dumps({"features": list(NAMES), "trees": trees}, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    main()
