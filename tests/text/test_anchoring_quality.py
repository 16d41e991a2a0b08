"""Anchoring is no worse than pinned, on real articles whose every character was tracked through an edit."""

import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from clipper.text import anchoring

LEAST_RIGHT = 98.5
MOST_WRONG = 0.2
MOST_FALSE_ON_GONE = 3.0
"""Percent. The pins only become stricter."""

pytestmark = pytest.mark.shared


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("anchors_score", shared / "score" / "anchors.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_highlights_are_found_again_as_well_as_pinned(shared: Path) -> None:
    with gzip.open(shared / "data" / "anchors" / "cases.jsonl.gz", "rt", encoding="utf-8") as cases:
        by_edit, _ = scorer(shared).run(anchoring, map(json.loads, cases))
    counts = {
        verdict: sum(edit[verdict] for edit in by_edit.values())
        for verdict in ("right", "partial", "wrong", "orphan", "gone, false", "gone, left alone")
    }
    alive = sum(counts[verdict] for verdict in ("right", "partial", "wrong", "orphan"))
    gone = counts["gone, false"] + counts["gone, left alone"]
    assert 100 * counts["right"] / alive >= LEAST_RIGHT
    assert 100 * counts["wrong"] / alive <= MOST_WRONG
    assert 100 * counts["gone, false"] / gone <= MOST_FALSE_ON_GONE
