"""The libraries that search is measured on: articles of `../shared/score/corpus.py`, imported as a user would.

5,000 of them, 100,000 with `--long`; other sizes by CLIPPER_BENCHMARK_ARTICLES. With CLIPPER_BENCHMARK_FOLDER the files are kept and
used again.
"""

import importlib.util
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from clipper.jobs.import_files import import_file
from clipper.library.library import Library

SMALL, LARGE = 5_000, 100_000
REPEATS = 5
"""Warm repeats of each measure; the first run is not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusLibrary:
    """A library of the corpus, where its articles stand as lines, the queries, and what the import cost."""

    path: Path
    lines: Path
    articles: int
    queries: list[dict[str, Any]]
    import_seconds: float | None


def corpus_module(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus", shared / "score" / "corpus.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def build(shared: Path, scratch: Path, *, is_long: bool) -> CorpusLibrary:
    """The library, from its folder where it was kept."""
    count = int(os.environ.get("CLIPPER_BENCHMARK_ARTICLES", LARGE if is_long else SMALL))
    folder = Path(os.environ.get("CLIPPER_BENCHMARK_FOLDER", scratch)) / f"corpus-{count}"
    folder.mkdir(parents=True, exist_ok=True)
    lines, path, queries = folder / "articles.jsonl", folder / "library.clipper", folder / "queries.json"
    corpus = corpus_module(shared)
    if not queries.exists():
        with lines.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in corpus.articles(count))
        with lines.open(encoding="utf-8") as stream:
            queries.write_text(json.dumps(corpus.queries(map(json.loads, stream))), encoding="utf-8")
    seconds = None if path.exists() else imported(path, lines)
    return CorpusLibrary(path=path, lines=lines, articles=count, queries=json.loads(queries.read_text("utf-8")), import_seconds=seconds)


def imported(path: Path, lines: Path) -> float:
    """Import the lines into a new library; the CPU seconds that it took, without the upkeep afterwards."""
    with Library.open(path) as library:
        begun = time.process_time()
        for _ in import_file(library, lines, datetime.now(UTC)):
            pass
        spent = time.process_time() - begun
        for _ in library.upkeep.merge():
            pass
    return spent


def cpu_ms(act: Callable[[], object], repeats: int = REPEATS) -> float:
    """The median CPU milliseconds of warm repeats."""
    act()
    spent = sorted(timed(act) for _ in range(repeats))
    return spent[len(spent) // 2]


def timed(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return 1000 * (time.process_time() - begun)


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


@pytest.fixture(scope="session")
def corpus_library(shared: Path, tmp_path_factory: pytest.TempPathFactory, is_long: bool) -> Iterator[CorpusLibrary]:  # noqa: FBT001 (a fixture)
    yield build(shared, tmp_path_factory.mktemp("corpus"), is_long=is_long)
