"""Adding to a library: in bulk, and one clipping to many. CPU time."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from clipper.importers.jsonl import articles
from clipper.library.library import Library
from clipper.model.imported import ImportedArticle
from tests.benchmarks.corpus_library import CorpusLibrary, corpus_module, imported, percentile, timed

ARTICLES_A_SECOND = 700
SAVE_MS = 3.0
INDEX_SHARE = 1.3
SAVES = 300
OTHER_SEED = 99

pytestmark = pytest.mark.shared


def test_importing_in_bulk(corpus_library: CorpusLibrary, benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    def measure() -> float:
        return corpus_library.import_seconds or imported(tmp_path / "again.clipper", corpus_library.lines)

    rate = corpus_library.articles / benchmark.pedantic(measure, rounds=1)
    print(f"\n{corpus_library.articles:,} articles imported: {rate:.0f} a CPU second")  # noqa: T201 (a figure to read)
    benchmark.extra_info["articles_a_cpu_second"] = rate
    assert rate >= ARTICLES_A_SECOND


def test_saving_one_clipping_into_many(corpus_library: CorpusLibrary, shared: Path, benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    path = tmp_path / "copy.clipper"
    shutil.copy(corpus_library.path, path)
    fresh = corpus_module(shared).articles(corpus_library.articles, seed=OTHER_SEED)
    lines = (json.dumps(next(fresh)).encode() for _ in range(SAVES))
    read = [one for one in articles(lines, datetime.now(UTC)) if isinstance(one, ImportedArticle)]
    with Library.open(path) as library:

        def measure() -> list[float]:
            return [timed(lambda own=one: library.saving.save(own.capture, [own.draft], tag_paths=own.tags)) for one in read]

        spent = benchmark.pedantic(measure, rounds=1)
    p50, p95 = percentile(spent, 0.5), percentile(spent, 0.95)
    print(f"\none clipping into {corpus_library.articles:,}: p50 {p50:.2f} ms, p95 {p95:.2f} ms, slowest {max(spent):.1f} ms")  # noqa: T201 (a figure to read)
    benchmark.extra_info.update({"p50_ms": p50, "p95_ms": p95})
    assert p95 <= SAVE_MS


def test_the_size_of_the_index(corpus_library: CorpusLibrary, benchmark: BenchmarkFixture) -> None:
    import sqlite3

    def measure() -> tuple[int, int]:
        connection = sqlite3.connect(f"{corpus_library.path.as_uri()}?mode=ro", uri=True)
        (text,) = connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM versions").fetchone()
        (index,) = connection.execute("SELECT sum(length(block)) FROM clipping_search_data").fetchone()
        connection.close()
        return text, index

    text, index = benchmark.pedantic(measure, rounds=1)
    print(f"\nindex {index / 1e6:.0f} MB, text {text / 1e6:.0f} MB: {index / text:.2f} times")  # noqa: T201 (a figure to read)
    assert index <= INDEX_SHARE * text
