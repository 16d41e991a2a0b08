"""Trains the trees that tell a pasted front page from an article and writes them to `resources/paste_fronts.json`.

Not a test. Needs the measured data beside the checkout, LightGBM, and PyTorch as the line model does, whose pages it reads:

    python -m tests.benchmarks.train_paste_fronts [--write]

It learns from front pages put together by chance (`made_fronts`), and from pages with an article: the pastes, saved pages rendered to text,
and pastes of which only one to four paragraphs are left, which look most alike. Prints, out of fold (five folds by domain), how many of
each kind are refused and doubted. With `--write` trees of everything are written.
"""

# pyright: basic

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy

from clipper import resources
from clipper.capture.paste.choose import choose_lines
from clipper.capture.paste.features import Features
from clipper.capture.paste.front_model import DOUBTFUL, FEWEST_HEADLINES, MODEL, NAMES, SURE, front_features
from clipper.capture.paste.fronts import free_headlines, is_front
from clipper.capture.paste.kinds import read_kinds
from clipper.capture.paste.model import line_model
from clipper.capture.paste.repair import repaired
from clipper.capture.paste.teasers import is_of_teasers
from clipper.capture.paste.title import TitleContext, title_line
from clipper.capture.paste.title_model import title_model
from tests.benchmarks import train_paste_lines as lines
from tests.benchmarks.made_fronts import FEWEST_STORIES, Story, front_page, sentences_of, surroundings
from tests.benchmarks.rendered_pages import rendered
from tests.benchmarks.stored_trees import nested
from tests.benchmarks.train_paste_lines import DATA, FOLDS, fold_of

FRONTS = 5000
TREES = 60
PARAMETERS = {
    "objective": "binary",
    "num_leaves": 8,
    "learning_rate": 0.1,
    "min_data_in_leaf": 25,
    "feature_fraction": 0.7,
    "lambda_l2": 2,
    "seed": 1,
    "num_threads": 1,
    "verbose": -1,
}
WEIGHTS = {"front": 0.3, "shortened": 0.7, "article-page": 3.0, "partial-selection": 3.0, "other-page": 3.0, "page": 3.0}
"""What a page of a kind counts, else 1: there are more made ones than real ones, and most of the saved ones are known to the line model."""
UNSEEN = ("hm", "pl", "mz", "tf")
"""Sources of the saved pages from which the line model has not learned, as the first letters of an id."""
SHORTENED = (1, 2, 3, 4)
"""Paragraphs that are left of an article."""
LONG_LINE = 40
"""Characters of a line that counts as a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A page as the trees see it, and what the rules say of it."""

    kind: str
    domain: str
    numbers: Sequence[float]
    headlines: int
    is_refused: bool


def seen(text: str, kind: str, domain: str) -> Seen | None:
    """A page as the splitter sees it when it asks whether it has an article; None where it does not."""
    looked = lines.looked_at_paste(text)
    if looked is None:
        return None
    paste, dense = looked
    kinds = read_kinds(paste, dense=dense)
    features = Features(paste, kinds, dense=dense)
    choice = choose_lines(features, line_model(), wrapped=paste.parts is not None)
    if not choice.lines:
        return None
    context = TitleContext(paste=paste, kinds=kinds, features=features, body=tuple(repaired(choice.lines, kinds)), dense=dense)
    return Seen(
        kind=kind,
        domain=domain,
        numbers=front_features(context, choice, title_line(context, title_model())),
        headlines=free_headlines(kinds),
        is_refused=is_front(kinds, choice) or is_of_teasers(paste, kinds, choice, dense=dense),
    )


def shortened(text: str, body: str, paragraphs: int) -> str | None:
    """A pasted page whose article has only so many paragraphs; None where it has no more."""
    rows, wanted = text.split("\n"), {line.strip() for line in body.split("\n")} - {""}
    places = [at for at, row in enumerate(rows) if row.strip() in wanted]
    long = [at for at in places if len(rows[at]) > LONG_LINE]
    if len(long) <= paragraphs:
        return None
    last = long[paragraphs - 1]
    return "\n".join(row for at, row in enumerate(rows) if at <= last or row.strip() not in wanted)


def pasted() -> Iterator[tuple[dict[str, Any], str, list[dict[str, Any]]]]:
    """The pastes: their entries, texts and main articles."""
    folder = DATA / "data/pastes"
    for entry in map(json.loads, (folder / "index.jsonl").read_text("utf-8").splitlines()):
        label = json.loads((folder / "labels" / f"{entry['id']}.json").read_text("utf-8"))
        articles = [article for article in label["articles"] if article["role"] == "main" and article.get("body")]
        yield entry, (folder / "text" / f"{entry['id']}.txt").read_text("utf-8"), articles


def saved() -> Iterator[dict[str, Any]]:
    """What is known of the saved pages."""
    return map(json.loads, filter(None, (DATA / "data/pages/truth.jsonl").read_text("utf-8").split("\n")))


def made(chance: random.Random) -> Iterator[Seen | None]:
    """Front pages that were put together."""
    bases = list[tuple[dict[str, Any], dict[str, Any], tuple[list[str], list[str]]]]()
    known = list[tuple[str, dict[str, Any]]]()
    for entry, text, articles in pasted():
        if entry["kind"] == "article-page" and len(articles) == 1 and (around := surroundings(text, articles[0]["body"])):
            bases.append((entry, articles[0], around))
            known.append((entry["language"], articles[0]))
    known += [(row.get("lang") or "", row) for row in saved() if row.get("body")]
    stories = dict[str, list[Story]]()
    for language, article in known:
        sentences = sentences_of(article["body"])
        if article.get("title") and sentences:
            stories.setdefault(language, []).append(
                Story(title=article["title"], sentences=sentences, authors=article.get("authors") or ())
            )
    everywhere = [story for each in stories.values() for story in each]
    for _ in range(FRONTS):
        entry, article, around = chance.choice(bases)
        own = stories.get(entry["language"], [])
        enough = own if len(own) >= FEWEST_STORIES else everywhere
        yield seen(front_page((article.get("title") or "").strip(), around, enough, entry["language"], chance), "front", entry["group"])


def with_articles(chance: random.Random) -> Iterator[Seen | None]:
    """Pages with an article."""
    for entry, text, articles in pasted():
        if entry["kind"] in ("article-page", "partial-selection", "other-page"):
            yield seen(text, entry["kind"], entry["group"])
        if entry["kind"] == "article-page" and len(articles) == 1:
            for paragraphs in (1, 2, chance.choice(SHORTENED[2:])):
                short = shortened(text, articles[0]["body"], paragraphs)
                yield seen(short, "shortened", entry["group"]) if short else None
    for row in saved():
        page = gzip.decompress((DATA / "data/pages/html" / f"{row['id']}.html.gz").read_bytes()).decode("utf-8", "replace")
        yield seen(rendered(page), "page" if row["id"].startswith(UNSEEN) else "known page", row["domain"])


def fit(pages: Sequence[Seen]) -> Any:
    """The trees over these pages."""
    import lightgbm

    rows = numpy.array([page.numbers for page in pages])
    labels = numpy.array([page.kind == "front" for page in pages])
    weights = numpy.array([WEIGHTS.get(page.kind, 1.0) for page in pages])
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(rows, labels, weight=weights), TREES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="train on all pages and write the trees")
    options = parser.parse_args()
    chance = random.Random(1)
    pages = [page for page in (*made(chance), *with_articles(chance)) if page is not None]
    counts = Counter[tuple[str, str]]()
    for number in range(FOLDS):
        trees = fit([page for page in pages if fold_of(page.domain) != number])
        for page in pages:
            if fold_of(page.domain) == number:
                likely = trees.predict([page.numbers])[0]
                refused = page.is_refused or (likely >= SURE and page.headlines >= FEWEST_HEADLINES)
                counts[page.kind, "pages"] += 1
                counts[page.kind, "refused by rules"] += page.is_refused
                counts[page.kind, "refused"] += refused
                counts[page.kind, "doubted"] += not refused and likely >= DOUBTFUL
    for kind in sorted({kind for kind, _ in counts}):
        print(kind, {name: count for (of, name), count in counts.items() if of == kind})  # noqa: T201 (figures to read)
    if options.write:
        trees = [nested(tree["tree_structure"]) for tree in fit(pages).dump_model()["tree_info"]]
        resources.path(MODEL).write_text(json.dumps({"features": list(NAMES), "trees": trees}, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    main()
