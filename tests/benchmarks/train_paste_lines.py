"""Trains the line model of the paste splitter and writes it to `resources/paste_lines.json`.

Not a test. Needs the measured data beside the checkout, and PyTorch, which the program does not use:

    python -m tests.benchmarks.train_paste_lines [--write]

Prints the figures out of fold: five folds by domain, each split with a model that saw no page of its sites. It learns from the pastes and
from saved pages of other addresses, rendered to text. With `--write` a model of everything is written.
"""

# pyright: basic

import argparse
import gzip
import hashlib
import importlib.util
import json
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy

from clipper import resources
from clipper.capture.paste import page as pages_door
from clipper.capture.paste.aggregator import divide_aggregator
from clipper.capture.paste.database import divide_database
from clipper.capture.paste.kinds import is_dense, read_kinds
from clipper.capture.paste.lines import Paste, read_lines
from clipper.capture.paste.menus import looked_at
from clipper.capture.paste.model import MODEL, LineModel, line_model, read_model
from clipper.capture.paste.page import SCRIPT_LINES
from clipper.capture.paste.seams import seams_of
from clipper.capture.paste.split import split_paste
from clipper.capture.paste.wrapped import unwrapped
from tests.benchmarks.line_network import Lesson, trained
from tests.benchmarks.rendered_pages import rendered

DATA = Path(__file__).resolve().parents[3] / "shared"
NEVER_STORED = datetime(2026, 11, 22, tzinfo=UTC)
FOLDS = 5
MOST_WEIGHT = 0.15
"""The share of an article that one line may weigh."""
PAGE_WEIGHT = 0.7
"""A rendered page counts less than a real paste."""
FURNITURE_WEIGHT = 1.45
"""A line that is wrongly kept counts more than one that is wrongly lost: it also leaks."""
LEAST_COVERED = 0.8
"""A rendered page that shows less of the known body teaches nothing."""
SHINGLE, OURS, UNSURE = 4, 0.6, 0.3
"""Of a rendered line with this share of its shingles in the known body it is one of it; with less than the second it is not."""
LEARNED_KINDS = frozenset({"article-page", "partial-selection", "other-page", "w3m-wrapped", "front-page"})
RARE_KINDS, RARE_WEIGHT = frozenset({"w3m-wrapped", "front-page", "page of several"}), 4.0
"""Shapes of which there are few texts, which count more."""
SELECTION_WEIGHT = 0.7
"""What a selection made from a paste or a page counts of it."""
ABOVE_TITLE, ABOVE_BODY = 3, 12
"""A selection begins at most so many lines above the title, or where none is known above the body."""
BELOW_BODY = (0, 0, 0, 0, 0, 1, 2, 4, 11, 17)
"""So many lines below the body selections end."""


@dataclass(slots=True, kw_only=True)
class Text:
    """A paste or a rendered page."""

    name: str
    kind: str
    domain: str
    text: str
    label: dict[str, Any]


def scorer(name: str = "score_pastes") -> Any:
    """A scoring script."""
    spec = importlib.util.spec_from_file_location(name, DATA / "score" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def domain_of(name: str) -> str:
    """The registered domain, roughly: two labels, three under `co.uk` and the like."""
    labels = name.split("/", maxsplit=1)[0].lower().removeprefix("www.").split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2:])


def fold_of(domain: str) -> int:
    return int(hashlib.sha256(domain.encode()).hexdigest(), 16) % FOLDS


def looked_at_paste(text: str) -> tuple[Paste, bool] | None:
    """The lines that the page reader looks at, and whether they are dense; None where another reader takes the paste."""
    paste = read_lines(text)
    if not paste.texts or divide_aggregator(paste, captured_at=NEVER_STORED) or divide_database(paste, captured_at=NEVER_STORED):
        return None
    paste = unwrapped(paste)
    dense = is_dense("\n".join(paste.texts[:SCRIPT_LINES]))
    paste = paste.chosen(looked_at(paste, dense=dense))
    return None if seams_of(paste, read_kinds(paste, dense=dense)) else (paste, dense)


def paste_labels(paste: Paste, label: dict[str, Any], score: Any) -> list[int]:
    """What the label of a paste says of each line."""
    letters = label.get("line_labels") or ""
    if label["kind"] == "front-page":
        return [0] * len(paste)
    if any(article.get("body") for article in label["articles"]):
        marks = [{letters[number - 1] for number in paste.numbers_of(at)} for at in range(len(paste))]
        return [1 if "B" in mark else 0 if mark <= set("-MTC") else -1 for mark in marks]
    wanted = [f" {key} " for snippet in label.get("with") or () if (key := score.key(snippet))]
    unwanted = [f" {key} " for snippet in label.get("without") or () if (key := score.key(snippet))]
    lines = [f" {score.key(text)} " for text in paste.texts]
    return [1 if any(key in line for key in wanted) else 0 if any(key in line for key in unwanted) else -1 for line in lines]


def page_labels(paste: Paste, body: str, score: Any) -> list[int]:
    """For each line of a rendered page whether it is of the known body; of copies only those nearest to the other lines are."""
    words = score.toks(body)
    known = {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
    lines = {score.key(line) for line in body.split("\n")}
    joined = f" {' '.join(words)} "
    shares = [_share(score.toks(text), known, lines, joined) for text in paste.texts]
    places = defaultdict[str, list[int]](list)
    for at, text in enumerate(paste.texts):
        if shares[at] >= OURS:
            places[score.key(text)].append(at)
    single = sorted(at for copies in places.values() if len(copies) == 1 for at in copies)
    if single:
        low, high = single[len(single) // 20], single[-1 - len(single) // 20]
        copies_wanted = Counter(score.key(line) for line in body.split("\n"))
        for key, copies in places.items():
            nearest = sorted(copies, key=lambda at: max(low - at, at - high, 0))
            for at in nearest[max(1, copies_wanted[key]) :]:
                shares[at] = 0.0
    return [1 if share >= OURS else 0 if 0 <= share <= UNSURE else -1 for share in shares]


def _share(words: list[str], known: set[tuple[str, ...]], lines: set[str], joined: str) -> float:
    line = " ".join(words)
    if not words:
        return -1.0
    if line in lines:
        return 1.0
    if len(words) < SHINGLE:
        return (OURS + UNSURE) / 2 if len(words) > 1 and f" {line} " in joined else 0.0
    shingles = [tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]
    return sum(shingle in known for shingle in shingles) / len(shingles)


def lesson_of(text: Text, score: Any) -> Lesson | None:
    """What the model learns of a text; None where there is nothing to learn."""
    seen = looked_at_paste(text.text)
    if seen is None:
        return None
    paste, dense = seen
    body = text.label["articles"][0].get("body") or "" if text.label["articles"] else ""
    rendering = text.kind.startswith("rendered")
    labels = page_labels(paste, body, score) if rendering else paste_labels(paste, text.label, score)
    words = [len(score.toks(line)) for line in paste.texts]
    ours = sum(count for count, label in zip(words, labels, strict=True) if label == 1)
    counted = sum(words) if text.kind == "front-page" else ours
    if (not ours and text.kind != "front-page") or (rendering and ours < LEAST_COVERED * len(score.toks(body))):
        return None
    weights = numpy.minimum(MOST_WEIGHT, (numpy.array(words) + 1) / max(20, counted)) * (PAGE_WEIGHT if rendering else 1)
    weights *= RARE_WEIGHT if text.kind in RARE_KINDS else 1
    weights *= SELECTION_WEIGHT if text.kind.endswith("selected") else 1
    weights *= numpy.where(numpy.array(labels) == 0, FURNITURE_WEIGHT, 1)
    return Lesson(
        paste=paste,
        kinds=read_kinds(paste, dense=dense),
        dense=dense,
        labels=numpy.array(labels),
        weights=weights,
        words=numpy.array(words, dtype="float64"),
    )


def article_lines(text: Text, score: Any) -> tuple[list[int], list[int]] | None:
    """The lines of a text that are its title, and those of its body; None where they are not known."""
    lines = text.text.split("\n")
    article = text.label["articles"][0] if text.label["articles"] else {}
    if text.kind == "rendered":
        paste = read_lines(text.text)
        marks = zip(paste.numbers, page_labels(paste, article["body"], score), strict=True)
        body = [number - 1 for number, label in marks if label == 1]
        titles = [at for at, line in enumerate(lines) if article.get("title") and score.key(line) == score.key(article["title"])]
    elif text.kind == "article-page" and article.get("body"):
        letters = text.label.get("line_labels") or ""
        body = [at for at, letter in enumerate(letters) if letter == "B"]
        titles = [at for at, letter in enumerate(letters) if letter == "T"]
    else:
        return None
    return (titles, body) if body else None


def selection(text: Text, score: Any) -> Text | None:
    """A selection of the article made from its page, as a reader makes it; None where the page's lines are not known."""
    known = article_lines(text, score)
    if known is None:
        return None
    titles, body = known
    lines, chance = text.text.split("\n"), random.Random(text.name)
    told = [at for at, line in enumerate(lines) if line.strip()]
    above = [at for at in titles if at < body[0]]
    start = told.index(above[-1]) - chance.randint(0, ABOVE_TITLE) if above else told.index(body[0]) - chance.randint(1, ABOVE_BODY)
    end = told.index(body[-1]) + chance.choice(BELOW_BODY)
    first, last = told[max(0, start)], told[min(end, len(told) - 1)]
    letters = (text.label.get("line_labels") or "")[first : last + 1]
    return replace(
        text, kind=f"{text.kind} selected", text="\n".join(lines[first : last + 1]), label={**text.label, "line_labels": letters}
    )


def parts(text: Text) -> list[Text]:
    """The pages of a paste of several, each as a text of its own."""
    paste = read_lines(text.text)
    seams = seams_of(paste, read_kinds(paste, dense=is_dense("\n".join(paste.texts[:SCRIPT_LINES]))))
    lines = text.text.split("\n")
    bounds = [0, *(paste.numbers[seam] - 1 for seam in seams), len(lines)]
    letters = text.label.get("line_labels") or ""
    return [
        replace(text, kind="page of several", text="\n".join(lines[first:last]), label={**text.label, "line_labels": letters[first:last]})
        for first, last in pairwise(bounds)
    ]


def read_pastes() -> list[Text]:
    folder = DATA / "data/pastes"
    return [
        Text(
            name=entry["id"],
            kind=entry["kind"],
            domain=domain_of(entry["group"]),
            text=(folder / "text" / f"{entry['id']}.txt").read_text("utf-8"),
            label=json.loads((folder / "labels" / f"{entry['id']}.json").read_text("utf-8")),
        )
        for entry in map(json.loads, (folder / "index.jsonl").read_text("utf-8").splitlines())
    ]


def read_pages(known: set[str]) -> list[Text]:
    """The saved pages with a known body, but for those of these addresses."""
    folder = DATA / "data/pages"
    rows = [json.loads(line) for line in (folder / "truth.jsonl").read_text("utf-8").split("\n") if line]
    return [
        Text(
            name=row["id"],
            kind="rendered",
            domain=domain_of(row["domain"]),
            text=rendered(gzip.decompress((folder / "html" / f"{row['id']}.html.gz").read_bytes()).decode("utf-8", "replace")),
            label={"articles": [row]},
        )
        for row in rows
        if row.get("body") and row["url"] not in known
    ]


def captured_at(label: dict[str, Any]) -> datetime:
    told = label.get("captured_at")
    moment = datetime.fromisoformat(told) if told else NEVER_STORED
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def measured(text: Text, model: LineModel, score: Any) -> dict[str, float]:
    """The scores of a paste split with this model."""
    pages_door.line_model = lambda: model
    articles = [
        {
            "role": draft.role.value,
            "title": draft.metadata.title,
            "source": draft.metadata.source,
            "published": draft.metadata.published.source_iso() if draft.metadata.published else None,
            "body": "\n\n".join(draft.body.body_blocks()),
        }
        for draft in split_paste(text.text, captured_at=captured_at(text.label)).drafts
    ]
    pages_door.line_model = line_model
    return score.score_dump(text.label, text.text, articles)[0]


def lessons_of(pastes: list[Text], score: Any) -> list[tuple[Text, Lesson]]:
    """All that a model learns from, each with its text: pastes, saved pages, selections made from both, parts of pastes of several."""
    texts = [text for text in pastes if text.kind in LEARNED_KINDS] + read_pages({text.label["url"] for text in pastes})
    texts.extend(made for text in list(texts) if (made := selection(text, score)))
    texts.extend(part for text in pastes if text.kind == "multi-paste" for part in parts(text))
    return [(text, lesson) for text in texts if (lesson := lesson_of(text, score))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="train on all texts and write the model")
    options = parser.parse_args()
    score = scorer()
    pastes = read_pastes()
    lessons = lessons_of(pastes, score)
    found = defaultdict[str, list[dict[str, float]]](list)
    for number in range(FOLDS):
        model = read_model(trained([lesson for text, lesson in lessons if fold_of(text.domain) != number]))
        for text in pastes:
            if fold_of(text.domain) == number:
                found[text.kind].append(measured(text, model, score))
    for kind, rows in sorted(found.items()):
        means = {name: round(fmean(row[name] for row in rows if name in row), 4) for name in sorted({key for row in rows for key in row})}
        print(kind, len(rows), means)  # noqa: T201 (a figure to read)
    if options.write:
        resources.path(MODEL).write_text(json.dumps(trained([lesson for _, lesson in lessons]), separators=(",", ":")), "utf-8")


if __name__ == "__main__":
    main()
