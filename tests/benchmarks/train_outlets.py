"""Trains the weights by which the outlet of a page is told and writes them to `clipper/capture/outlet_weights.py`.

Not a test. Needs the measured data beside the checkout, and PyTorch as the line model does, whose pages it reads:

    python -m tests.benchmarks.train_outlets [--write]

It learns from the article pages of the pastes and from saved pages with known authors rendered to text: a candidate of
`outlets.candidates` is right if it is the known name or address of the outlet, or most of it. Prints, out of fold (five folds by
outlet), on how many pages an outlet is told and on how many of these it is the known one. With `--write` weights of everything are written.
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

from clipper.capture import outlet_weights, outlets
from clipper.capture.paste.choose import choose_lines
from clipper.capture.paste.features import Features
from clipper.capture.paste.kinds import read_kinds
from clipper.capture.paste.model import line_model
from clipper.capture.paste.repair import repaired
from tests.benchmarks import train_paste_lines as lines
from tests.benchmarks.logistic import fitted, written
from tests.benchmarks.rendered_pages import rendered
from tests.benchmarks.train_paste_lines import DATA, FOLDS, fold_of

ADDED = 16
"""Letters that a name may hold beside the known one."""
SHARE = 0.5
"""The share of a known name that a shorter one must be of it."""
SECOND_LEVEL = ("co", "com", "org", "net", "gov", "ac")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A page, the known names of its outlet, and the candidates: the signs of each, and whether it is right."""

    kind: str
    known: tuple[str, ...]
    texts: Sequence[str]
    body: range
    candidates: Sequence[tuple[frozenset[str], bool]]


def keys_of(known: str) -> list[str]:
    """A known name, and the label of a host that is its owner's."""
    labels = known.lower().strip("/").split(".")
    if len(labels) == 1 or " " in known:
        return [outlets.key_of(known)]
    core = labels[-3] if len(labels) > len(("a", "co")) and labels[-2] in SECOND_LEVEL else labels[-2]
    return [outlets.key_of(known), outlets.key_of(core)]


def is_right(name: str, known: Sequence[str]) -> bool:
    key = outlets.key_of(name).removeprefix("the")
    for each in (each for one in known for each in keys_of(one)):
        holds = len(each) >= outlets.TELLING and each in key and len(key) <= len(each) + ADDED
        if each == key or holds or (len(key) >= outlets.TELLING and key in each and len(key) >= SHARE * len(each)):
            return True
    return False


def published(text: str, kind: str, known: Sequence[str]) -> Published | None:
    """A page as the splitter sees it when it asks for the outlet; None where it has no body."""
    seen = lines.looked_at_paste(text)
    if seen is None:
        return None
    paste, dense = seen
    kinds = read_kinds(paste, dense=dense)
    chosen = choose_lines(Features(paste, kinds, dense=dense), line_model(), wrapped=paste.parts is not None)
    body = repaired(chosen.lines, kinds)
    if not body:
        return None
    candidates = [(outlet.signs, is_right(outlet.name, known)) for outlet in outlets.candidates(paste.texts, range(body[0], body[-1] + 1))]
    return Published(kind=kind, known=tuple(known), texts=paste.texts, body=range(body[0], body[-1] + 1), candidates=candidates)


def published_pages() -> list[Published]:
    """All pasted article pages with a known outlet, and the saved pages with known authors."""
    folder, found = DATA / "data/pastes", list[Published | None]()
    for entry in map(json.loads, (folder / "index.jsonl").read_text("utf-8").splitlines()):
        label = json.loads((folder / "labels" / f"{entry['id']}.json").read_text("utf-8"))
        if entry["kind"] == "article-page" and len(label["articles"]) == 1:
            article = label["articles"][0]
            known = [*(article.get("source_aliases") or ()), *filter(None, [article.get("source")])]
            text = (folder / "text" / f"{entry['id']}.txt").read_text("utf-8")
            found.append(published(text, entry["kind"], known) if known else None)
    folder = DATA / "data/pages"
    for row in [json.loads(line) for line in (folder / "truth.jsonl").read_text("utf-8").split("\n") if line]:
        if row.get("authors"):
            page = gzip.decompress((folder / "html" / f"{row['id']}.html.gz").read_bytes()).decode("utf-8", "replace")
            found.append(published(rendered(page), "rendered", [row["domain"], *filter(None, [row.get("sitename")])]))
    return [each for each in found if each is not None]


def learned(pages: Sequence[Published]) -> dict[str, float]:
    """Weights by all candidates."""
    return fitted([row for page in pages for row in page.candidates])


def report(judged: Sequence[tuple[Published, dict[str, float]]]) -> None:
    """Prints how many outlets are told, and how many of these are the known one."""
    counts = Counter[tuple[str, str]]()
    for page, weights in judged:
        outlets.OUTLET_WEIGHTS = MappingProxyType(weights)
        told = outlets.article_outlet(page.texts, page.body)
        counts[page.kind, "pages"] += 1
        counts[page.kind, "told"] += told is not None
        counts[page.kind, "right"] += told is not None and is_right(told.name, page.known)
        if told is not None and page.kind != "rendered" and not is_right(told.name, page.known):
            print("  not the known one:", told.name, page.known[:2])  # noqa: T201 (to judge: many are another name of it)
    print(dict(counts))  # noqa: T201 (figures to read)


def main() -> None:
    """Prints the figures; writes the weights if told to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args()
    pages = published_pages()
    folds = [fold_of(min(page.known).lower()) for page in pages]
    models = [learned([page for page, own in zip(pages, folds, strict=True) if own != fold]) for fold in range(FOLDS)]
    report([(page, models[fold]) for page, fold in zip(pages, folds, strict=True)])
    if told.write:
        written(Path(outlet_weights.__file__), "OUTLET_WEIGHTS", learned(pages))


if __name__ == "__main__":
    main()
