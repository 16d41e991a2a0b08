"""Trains the weights of the paste splitter's bylines and writes them to `clipper/capture/paste/byline_weights.py`.

Not a test. Needs the measured data beside the checkout, and PyTorch as the line model does, whose pages it reads:

    python -m tests.benchmarks.train_paste_bylines [--write]

It learns from the article pages of the pastes and from saved pages rendered to text, those of which authors are known: each line that
`bylines.candidates` gives is right if one of its names is an author's. Prints the F1 of names, out of fold (five folds by domain), and on
how many pages without known authors names are found, right or not. With `--write` weights of everything are written.
"""

# pyright: basic

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from clipper.capture.paste import byline_weights, bylines
from clipper.capture.paste.choose import choose_lines
from clipper.capture.paste.features import Features
from clipper.capture.paste.fields import headline
from clipper.capture.paste.kinds import read_kinds
from clipper.capture.paste.model import line_model
from clipper.capture.paste.repair import repaired
from clipper.capture.paste.title import TitleContext, title_line
from clipper.capture.paste.title_model import title_model
from tests.benchmarks import train_paste_lines as lines
from tests.benchmarks.logistic import fitted, written
from tests.benchmarks.rendered_pages import rendered
from tests.benchmarks.train_paste_lines import DATA, FOLDS, fold_of

KINDS = ("article-page", "partial-selection")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A page with its candidates: the signs of each, and whether it is right."""

    kind: str
    domain: str
    authors: frozenset[str]
    setting: bylines.Setting
    candidates: Sequence[tuple[list[str], bool]]


def signed(text: str, kind: str, domain: str, authors: Any, score: Any) -> Signed | None:
    """A page as the splitter sees it when it asks for the byline; None where it has no body."""
    seen = lines.looked_at_paste(text)
    if seen is None:
        return None
    paste, dense = seen
    kinds = read_kinds(paste, dense=dense)
    features = Features(paste, kinds, dense=dense)
    body = repaired(choose_lines(features, line_model(), wrapped=paste.parts is not None).lines, kinds)
    if not body:
        return None
    best = title_line(TitleContext(paste=paste, kinds=kinds, features=features, body=body, dense=dense), title_model())
    title = headline(best[0], paste, body) if best else None
    known, setting = score.names(authors), bylines.setting_of(paste, kinds, title, body)
    candidates = [(bylines.signs_of(line, setting), bool(score.names(line.names) & known)) for line in bylines.candidates(setting)]
    return Signed(kind=kind, domain=domain, authors=known, setting=setting, candidates=candidates)


def signed_pages(score: Any) -> list[Signed]:
    """All pastes of one article, and the saved pages with known authors."""
    folder, found = DATA / "data/pastes", list[Signed | None]()
    for entry in map(json.loads, (folder / "index.jsonl").read_text("utf-8").splitlines()):
        label = json.loads((folder / "labels" / f"{entry['id']}.json").read_text("utf-8"))
        if entry["kind"] in KINDS and len(label["articles"]) == 1:
            text = (folder / "text" / f"{entry['id']}.txt").read_text("utf-8")
            domain, authors = lines.domain_of(entry["group"]), label["articles"][0].get("authors")
            found.append(signed(text, entry["kind"], domain, authors, score))
    folder = DATA / "data/pages"
    for row in [json.loads(line) for line in (folder / "truth.jsonl").read_text("utf-8").split("\n") if line]:
        if row.get("authors"):
            page = gzip.decompress((folder / "html" / f"{row['id']}.html.gz").read_bytes()).decode("utf-8", "replace")
            found.append(signed(rendered(page), "rendered", lines.domain_of(row["domain"]), row["authors"], score))
    return [each for each in found if each is not None]


def learned(pages: Sequence[Signed]) -> dict[str, float]:
    """Weights by the candidates of pages with known authors."""
    return fitted([row for page in pages if page.authors for row in page.candidates])


def report(judged: Sequence[tuple[Signed, dict[str, float]]], score: Any) -> None:
    """Prints the F1 of names for each kind of page."""
    for kind in (*KINDS, "rendered"):
        counts = Counter[str]()
        for page, weights in judged:
            if page.kind == kind:
                bylines.BYLINE_WEIGHTS = MappingProxyType(weights)
                around = page.setting
                told = bylines.article_byline(around.paste, around.kinds, around.title, around.body)
                found = score.names(told[1]) if told else frozenset()
                counts["right"] += len(found & page.authors)
                counts["wrong"] += len(found - page.authors) if page.authors else 0
                counts["missed"] += len(page.authors - found)
                counts["found where none is known"] += bool(found) and not page.authors
                counts["none is known"] += not page.authors
        share = 2 * counts["right"] / max(1, 2 * counts["right"] + counts["wrong"] + counts["missed"])
        print(f"{kind}: F1 {share:.3f}", dict(counts))  # noqa: T201 (a figure to read)


def main() -> None:
    """Prints the figures; writes the weights if told to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args()
    score = lines.scorer("score_pages")
    pages = signed_pages(score)
    folds = [learned([page for page in pages if fold_of(page.domain) != fold]) for fold in range(FOLDS)]
    report([(page, folds[fold_of(page.domain)]) for page in pages], score)
    if told.write:
        written(Path(byline_weights.__file__), "BYLINE_WEIGHTS", learned(pages))


if __name__ == "__main__":
    main()
