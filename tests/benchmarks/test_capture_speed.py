"""Reading pages and pastes, against trafilatura on the same pages in the same run. CPU time; start-up is not counted."""

import gzip
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from clipper.capture.page.page import read_page
from clipper.capture.paste.split import split_paste

PAGES = 60
SHARE_OF_TRAFILATURA = 0.6
"""Pages a second: the page reader asks trafilatura, reads structure and metadata beside it."""
TIMES_TRAFILATURA_PASTES = 50
ROUNDS = 4
"""By turns, the best of each: other programs disturb both."""
CAPTURED = datetime(2026, 11, 22, tzinfo=UTC)

pytestmark = pytest.mark.shared


def seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """CPU time of one pass."""
    began = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - began


def sample(folder: Path, pattern: str, number: int) -> list[Path]:
    """So many files, spread over the folder."""
    paths = sorted(folder.glob(pattern))
    return paths[:: max(1, len(paths) // number)][:number]


def test_pages_a_second(shared: Path, benchmark: BenchmarkFixture) -> None:
    import trafilatura

    packed = sample(shared / "data/pages/html", "*.html.gz", PAGES)
    pages = [gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in packed]

    def read(page: str) -> object:
        return read_page(page, captured_at=CAPTURED)

    def extract(page: str) -> object:
        return trafilatura.bare_extraction(page, with_metadata=True)

    warm = pages[:5]
    seconds(read, warm)
    seconds(extract, warm)
    theirs = min(seconds(extract, pages) for _ in range(2))
    ours = min(seconds(read, pages), benchmark.pedantic(lambda: seconds(read, pages), rounds=1))
    print(f"\n{len(pages) / ours:.1f} pages a CPU second, trafilatura {len(pages) / theirs:.1f}: {theirs / ours:.2f} of it")  # noqa: T201 (a figure to read)
    benchmark.extra_info["share_of_trafilatura"] = theirs / ours
    assert theirs / ours >= SHARE_OF_TRAFILATURA


def test_pastes_a_second(shared: Path, benchmark: BenchmarkFixture) -> None:
    import trafilatura

    pastes = [path.read_text("utf-8") for path in sample(shared / "data/pastes/text", "*.txt", PAGES)]
    packed = sample(shared / "data/pages/html", "*.html.gz", PAGES)
    pages = [gzip.decompress(path.read_bytes()).decode("utf-8", "replace") for path in packed]

    def split(paste: str) -> object:
        return split_paste(paste, captured_at=CAPTURED)

    def extract(page: str) -> object:
        return trafilatura.bare_extraction(page, with_metadata=True)

    def round_of_both() -> None:
        split_in.append(seconds(split, pastes))
        extracted_in.append(seconds(extract, pages))

    split_in: list[float] = []
    extracted_in: list[float] = []
    seconds(split, pastes[:5])
    seconds(extract, pages[:5])
    benchmark.pedantic(round_of_both, rounds=ROUNDS)
    ours, theirs = len(pastes) / min(split_in), len(pages) / min(extracted_in)
    print(f"\n{ours:.0f} pastes a CPU second, trafilatura {theirs:.1f} pages: {ours / theirs:.0f} times it")  # noqa: T201 (a figure to read)
    benchmark.extra_info["times_trafilatura"] = ours / theirs
    assert ours / theirs >= TIMES_TRAFILATURA_PASTES
