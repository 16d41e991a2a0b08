"""Near-copies among many: how many edited copies are found, how many fresh articles are taken for copies, and the CPU time."""

import itertools
import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from clipper.library.library import Library
from clipper.model.ids import ClippingKey
from clipper.store.connection import open_reader
from clipper.store.near import NearTexts
from tests.benchmarks.corpus_library import LARGE, CorpusLibrary, corpus_module, percentile, timed

SHARES = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3)
COPIES = 200
FRESH = 600
FOUND = 0.98
FLAGGED = 0.02
CHECK_MS = 5.0
OTHER_SEED = 99

pytestmark = pytest.mark.shared


def edited(text: str, share: float, pool: list[str], chance: random.Random) -> str:
    """Words replaced, deleted or followed by another, equally often."""

    def words(line: str) -> Iterator[str]:
        for word in line.split(" "):
            act = chance.randrange(3) if chance.random() < share else None
            if act != 0:
                yield chance.choice(pool) if act == 1 else word
            if act == 2:
                yield chance.choice(pool)

    return "\n".join(" ".join(words(line)) for line in text.split("\n"))


def test_edited_copies_are_found_and_fresh_articles_are_not(
    corpus_library: CorpusLibrary, shared: Path, benchmark: BenchmarkFixture
) -> None:
    chance = random.Random(11)
    with Library.read_only(corpus_library.path) as library, closing(open_reader(corpus_library.path)) as connection:
        near = NearTexts(connection)
        keys = [ClippingKey(key) for key in library.listing.open("").all_keys()]
        pool = [word for key in chance.sample(keys, 200) for word in library.versions.text(key).text.split()]
        spent: list[float] = []

        def copies_of(text: str) -> list[ClippingKey]:
            found: list[ClippingKey] = []
            spent.append(timed(lambda: found.extend(key for key, _ in near.copies(text))))
            return found

        def measure() -> tuple[dict[float, float], float]:
            copies_of("learns which words are common here")
            spent.clear()
            recall: dict[float, float] = {}
            for share in SHARES:
                chosen = chance.sample(keys, COPIES)
                recall[share] = (
                    sum(key in copies_of(edited(library.versions.text(key).text, share, pool, chance)) for key in chosen) / COPIES
                )
            fresh = itertools.islice(corpus_module(shared).articles(LARGE, seed=OTHER_SEED), FRESH)
            return recall, sum(bool(copies_of(article["text"])) for article in fresh) / FRESH

        recall, flagged = benchmark.pedantic(measure, rounds=1)
    p50, p95 = percentile(spent, 0.5), percentile(spent, 0.95)
    print(f"\nfound {recall}, fresh flagged {flagged:.3f}, p50 {p50:.2f} ms, p95 {p95:.2f} ms")  # noqa: T201 (a figure to read)
    benchmark.extra_info.update({"found": recall, "fresh_flagged": flagged, "p95_ms": p95})
    assert min(recall.values()) >= FOUND
    assert flagged <= FLAGGED
    assert p95 <= CHECK_MS
