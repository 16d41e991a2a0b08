"""What capture finds in real pastes and pages, measured, and the pins that the figures must not fall below.

`quality.json` holds for each set of inputs, each kind in it and each measure the worst figure that is allowed. The pins only rise: raise
them when the program gets better, never lower them. A new set is a line in `SETS`: a function from the folder of measured data to the
figures.
"""

import gzip
import hashlib
import importlib.util
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import fmean
from types import ModuleType
from typing import Any, TypeAlias

import pytest

from clipper.capture.page.page import read_page
from clipper.capture.paste.split import split_paste
from clipper.errors import InputError

PINS = Path(__file__).with_name("quality.json")
LOWER_IS_BETTER = frozenset({"leak", "false_clip", "date_invented"})
NEVER_STORED = datetime(2026, 11, 22, tzinfo=UTC)
"""The capture time of a paste whose label has none: after all of them."""

Figures: TypeAlias = dict[str, dict[str, float]]
"""Kind -> measure -> figure."""


def scorer(shared: Path, name: str) -> ModuleType:
    """A scoring script of the measured data, as a module."""
    spec = importlib.util.spec_from_file_location(name, shared / "score" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def captured_at(label: Mapping[str, Any]) -> datetime:
    told = label.get("captured_at")
    moment = datetime.fromisoformat(told) if told else NEVER_STORED
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def means(rows: Mapping[str, list[dict[str, float]]]) -> Figures:
    """The mean of each measure over the inputs of each kind that have it."""
    return {
        kind: {
            measure: round(fmean(row[measure] for row in measured if measure in row), 4)
            for measure in sorted({name for row in measured for name in row})
        }
        for kind, measured in rows.items()
    }


def pasted_text(shared: Path) -> Figures:
    """The plain text of pastes, split in this process."""
    score = scorer(shared, "score_pastes")
    folder = shared / "data" / "pastes"
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    for line in (folder / "index.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        label = json.loads((folder / "labels" / f"{entry['id']}.json").read_text("utf-8"))
        text = (folder / "text" / f"{entry['id']}.txt").read_text("utf-8")
        articles = [
            {
                "role": draft.role.value,
                "title": draft.metadata.title,
                "source": draft.metadata.source,
                "published": draft.metadata.published.source_iso() if draft.metadata.published else None,
                "body": "\n\n".join(draft.body.body_blocks()),
            }
            for draft in split_paste(text, captured_at=captured_at(label)).drafts
        ]
        rows[entry["kind"]].append(score.score_dump(label, text, articles)[0])
    return means(rows)


def every(number: int, names: Iterable[str]) -> frozenset[str]:
    """A fixed sample of these inputs: the first of each so many, in the order of a hash, so that it does not follow their names."""
    ordered = sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return frozenset(ordered[::number])


def page_articles(html: str, moment: datetime) -> list[dict[str, Any]]:
    """The articles of a page as the scoring scripts want them; none where it is refused."""
    try:
        drafts = read_page(html, captured_at=moment).drafts
    except InputError:
        return []
    return [
        {
            "role": draft.role.value,
            "title": draft.metadata.title,
            "source": draft.metadata.source,
            "authors": list(draft.metadata.authors),
            "published": draft.metadata.published.source_iso() if draft.metadata.published else None,
            "body": "\n\n".join(draft.body.body_blocks()),
        }
        for draft in drafts
    ]


def unpacked(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def clipboard(shared: Path, step: int) -> Figures:
    """The clipboard's HTML flavour of pasted article pages."""
    score = scorer(shared, "score_pastes")
    folder = shared / "data" / "pastes"
    entries = [json.loads(line) for line in (folder / "index.jsonl").read_text("utf-8").splitlines()]
    wanted = every(step, (entry["id"] for entry in entries if entry["has_clip_html"] and entry["kind"] == "article-page"))
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    for entry in entries:
        if entry["id"] not in wanted:
            continue
        label = json.loads((folder / "labels" / f"{entry['id']}.json").read_text("utf-8"))
        text = (folder / "text" / f"{entry['id']}.txt").read_text("utf-8")
        articles = page_articles(unpacked(folder / "clipboard_html" / f"{entry['id']}.html.gz"), captured_at(label))
        rows[entry["kind"]].append(score.score_dump(label, text, articles)[0])
    return means(rows)


PAGE_MEASURES = {
    "body_f1": "F1",
    "title": "title",
    "title_loose": "title~",
    "author_f1": "authorF1",
    "date": "date",
    "date_invented": "date_spurious",
}
"""Our names for the measures of the scoring script."""


def saved_pages(shared: Path, step: int) -> Figures:
    """Saved pages, by where their truth comes from."""
    score = scorer(shared, "score_pages")
    folder = shared / "data" / "pages"
    truth = [json.loads(line) for line in (folder / "truth.jsonl").read_text("utf-8").split("\n") if line]
    wanted = every(step, (row["id"] for row in truth))
    sample = [row for row in truth if row["id"] in wanted]
    found: dict[str, dict[str, Any]] = {}
    for row in sample:
        articles = page_articles(unpacked(folder / "html" / f"{row['id']}.html.gz"), NEVER_STORED)
        found[row["id"]] = {**articles[0], "date": articles[0]["published"]} if articles else {}
    figures: Figures = {}
    for kind in ("all", "sh", "fu", "wc"):
        scores = score.score([row for row in sample if kind in ("all", row["source"])], found)[0]
        figures[kind] = {measure: round(scores[key], 4) for measure, key in PAGE_MEASURES.items() if key in scores}
    return figures


SETS: Mapping[str, Callable[[Path], Figures]] = {
    "pasted text": pasted_text,
    "clipboard, a sample": partial(clipboard, step=4),
    "saved pages, a sample": partial(saved_pages, step=6),
    "clipboard": partial(clipboard, step=1),
    "saved pages": partial(saved_pages, step=1),
}
LONG = frozenset({"clipboard", "saved pages"})
"""Sets that take more than half a minute."""


@pytest.mark.shared
@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.long if name in LONG else ()) for name in sorted(SETS)])
def test_no_figure_is_worse_than_its_pin(name: str, shared: Path) -> None:
    pins: dict[str, Figures] = json.loads(PINS.read_text("utf-8"))
    found = SETS[name](shared)
    worse = [
        f"{kind}, {measure}: {found[kind][measure]} instead of {pin}"
        for kind, measures in pins[name].items()
        for measure, pin in measures.items()
        if (found[kind][measure] > pin if measure in LOWER_IS_BETTER else found[kind][measure] < pin)
    ]
    assert not worse, "\n".join(worse)
