"""Trains the trees that tell the title of a page without a head and writes them to `resources/page_titles.json`.

Not a test. Needs the measured data beside the checkout, and LightGBM:

    python -m tests.benchmarks.train_page_titles [--write]

It learns from the clipboards of pasted pages, and from saved pages whose heads and scripts are taken off, once with their address and once
without. Prints, out of fold (five folds by domain), how many titles the rules and the trees have right. With `--write` trees of everything
are written.
"""

# pyright: basic

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

import lxml.etree
import lxml.html
import numpy

from clipper import resources
from clipper.capture.page.blocks import Block
from clipper.capture.page.choose import choose_body
from clipper.capture.page.facts import page_facts
from clipper.capture.page.likely_title import MODEL, NAMES, title_candidates, title_features
from clipper.capture.page.metadata import main_article, site_names
from clipper.capture.page.parse import parse_page
from clipper.capture.page.structured import read_statements
from clipper.capture.page.titles import choose_title, similarity, without_site
from clipper.capture.page.walk import read_blocks
from clipper.capture.slugs import headline_words
from tests.benchmarks.stored_trees import nested
from tests.benchmarks.train_paste_lines import DATA, FOLDS, fold_of

TREES = 100
PARAMETERS = {
    "objective": "lambdarank",
    "lambdarank_truncation_level": 5,
    "num_leaves": 8,
    "learning_rate": 0.1,
    "min_data_in_leaf": 20,
    "feature_fraction": 0.5,
    "lambda_l2": 2,
    "seed": 1,
    "num_threads": 1,
    "verbose": -1,
}
SAME = 0.8
"""Token F1 from which a line is nearly the title."""
OF_HEAD = ("script", "noscript", "style", "template", "meta", "link", "title", "iframe")
_SIGNS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A page as the trees see it."""

    kind: str
    domain: str
    title: str
    lines: Sequence[Block]
    shown: Sequence[str]
    """What each line would be as the title."""
    numbers: Sequence[Sequence[float]]
    ruled: str | None
    """What the rules say."""

    @property
    def grades(self) -> list[int]:
        return [2 if is_same(each, self.title) else int(similarity(each, self.title) >= SAME) for each in self.shown]


def is_same(left: str | None, right: str) -> bool:
    """Whether two titles differ in case, blanks and signs at most."""
    return left is not None and _SIGNS.sub("", left.casefold()) == _SIGNS.sub("", right.casefold())


def seen(page: str, *, title: str, url: str | None, kind: str, domain: str) -> Seen | None:
    """A page without its head; None where it has no text or nothing above it."""
    parsed = parse_page(page)
    statements = read_statements(parsed.root)
    reading = read_blocks(parsed.root, url)
    body = choose_body(parsed.root, reading.blocks, page_facts(statements), depth=reading.depth, elements=reading.elements).blocks
    if not body:
        return None
    names, article = site_names(statements, main_article(statements), url), main_article(statements)
    ruled = choose_title(statements, article, reading.blocks, body[0].number, names, address=url)
    lines = title_candidates(reading.blocks, body[0].number)
    if ruled is None or ruled.is_stated or not lines:
        return None
    return Seen(
        kind=kind,
        domain=domain,
        title=title,
        lines=lines,
        shown=[without_site(line.text, names) for line in lines],
        numbers=title_features(lines, reading.blocks, body, names, headline_words(url)),
        ruled=ruled.title,
    )


def unpacked(path: Any) -> str:
    """A page of the data."""
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def bare(page: str) -> str:
    """What a page's body holds without scripts and everything that states anything."""
    root = lxml.html.document_fromstring(page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    lxml.etree.strip_elements(root, *OF_HEAD, with_tail=False)
    lxml.etree.strip_tags(root, lxml.etree.Comment)
    body = root.find("body")
    return "".join(lxml.html.tostring(part, encoding="unicode") for part in (body if body is not None else root))


def pages() -> Iterator[Seen | None]:
    """All that is learned from."""
    pastes = DATA / "data/pastes"
    for entry in map(json.loads, (pastes / "index.jsonl").read_text("utf-8").splitlines()):
        label = json.loads((pastes / "labels" / f"{entry['id']}.json").read_text("utf-8"))
        titles = [article["title"] for article in label["articles"] if article["role"] == "main" and article.get("title")]
        if entry["has_clip_html"] and entry["kind"] == "article-page" and titles:
            page = unpacked(pastes / "clipboard_html" / f"{entry['id']}.html.gz")
            yield seen(page, title=titles[0], url=None, kind="clipboard", domain=entry["group"])
    for row in map(json.loads, filter(None, (DATA / "data/pages/truth.jsonl").read_text("utf-8").split("\n"))):
        page = bare(unpacked(DATA / "data/pages/html" / f"{row['id']}.html.gz")) if row.get("title") else ""
        if page.strip():
            for kind, url in (("bare page", None), ("bare page with address", row.get("url"))):
                yield seen(page, title=row["title"], url=url, kind=kind, domain=row["domain"])


def fit(known: Sequence[Seen]) -> Any:
    """The trees over these pages, those of which show their title."""
    import lightgbm

    told = [(page, grades) for page in known if max(grades := page.grades)]
    rows = numpy.concatenate([numpy.array(page.numbers) for page, _ in told])
    grades = numpy.concatenate([grades for _, grades in told])
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(rows, grades, group=[len(each) for _, each in told]), TREES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="train on all pages and write the trees")
    options = parser.parse_args()
    known = [page for page in pages() if page is not None]
    right = defaultdict[str, list[tuple[bool, bool]]](list)
    for number in range(FOLDS):
        trees = fit([page for page in known if fold_of(page.domain) != number])
        for page in known:
            if fold_of(page.domain) == number:
                best = page.shown[int(trees.predict(numpy.array(page.numbers), raw_score=True).argmax())]
                right[page.kind].append((is_same(page.ruled, page.title), is_same(best, page.title)))
    for kind, rows in right.items():
        by_rules, by_trees = (round(fmean(each), 4) for each in zip(*rows, strict=True))
        print(kind, len(rows), "by the rules", by_rules, "by the trees", by_trees)  # noqa: T201 (figures to read)
    if options.write:
        trees = [nested(tree["tree_structure"]) for tree in fit(known).dump_model()["tree_info"]]
        resources.path(MODEL).write_text(json.dumps({"features": list(NAMES), "trees": trees}, separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    main()
