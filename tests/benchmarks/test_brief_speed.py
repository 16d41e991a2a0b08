"""How long a large brief takes to write, beside Jinja2 alone that prints as many bytes from a bare template."""

import random
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clipper.export.markdown import write_markdown
from clipper.export.merge import merge
from clipper.export.outline import Entry, Outline
from clipper.export.style import Style
from clipper.export.templates import find_template
from clipper.model.metadata import Metadata
from tests.conftest import CHECKOUT
from tests.export.invented_brief import HOUR, entry, outline, passage, public_id

if TYPE_CHECKING:
    from jinja2 import Template

CLIPPINGS, PASSAGES = 1_000, 5
TIMES = 3.0
"""What a brief may cost, as a multiple of Jinja2 alone for as many bytes."""
MEMORY_MB = 500
ROUNDS = 15
WORDS = [
    "port",
    "crane",
    "council",
    "strike",
    "winter",
    "vote",
    "repair",
    "budget",
    "4.2",
    "don't",
    "well-known",
    "“harbor”",
    "[sic]",
    "ferry,",
]
WEIGHTS = [10, 10, 10, 10, 10, 10, 10, 10, 3, 3, 3, 2, 0.3, 10]

BARE = """# {{ title }}

{% for c in clippings %}
### {{ c.title }}

**{{ c.source }}** · {{ c.authors }} · {{ c.date }} · [original]({{ c.url }})

{{ c.note }}

{% for p in c.passages %}
> {{ p.text }}

**{{ p.color }}**: {{ p.note }}

{% endfor %}
{% endfor %}
"""
"""The words and nothing else: no marker, no footnote, no list of sources. It prints more clippings instead, until it has as many bytes."""
PEAK = """
import sys
from pathlib import Path
from tests.benchmarks.test_brief_speed import invented_entries, write
from tests.export.invented_brief import outline

write(outline(invented_entries()))
lines = Path("/proc/self/status").read_text().splitlines()
print(next(line.split()[1] for line in lines if line.startswith("VmHWM")))
"""


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, WEIGHTS, k=words)).capitalize() + "."


def invented_entries() -> list[Entry]:
    chance = random.Random(3)
    made: list[Entry] = []
    for number in range(1, CLIPPINGS + 1):
        metadata = Metadata(
            title=sentence(chance, 9),
            source=f"Gazette {number % 40}",
            authors=("Ada Quill",),
            published=HOUR,
            url=f"https://gazette.example/{number}/port-crane.html",
        )
        name = public_id("c", number)
        passages = [passage(number * PASSAGES + at, name, sentence(chance, 35), note=sentence(chance, 5)) for at in range(PASSAGES)]
        made.append(entry(number, metadata, passages, note=sentence(chance, 8), tags=(f"tag {number % 20}",)))
    return made


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return invented_entries()


@pytest.fixture(scope="module")
def made(entries: list[Entry]) -> Outline:
    return outline(entries)


def write(made: Outline, day: int = 1) -> str:
    return write_markdown(made, template=find_template("brief"), style=Style(zone=UTC), written=date(2025, 6, day))


def bare_values(entries: list[Entry]) -> list[dict[str, object]]:
    """The same words as plain dictionaries."""
    return [
        {
            "id": each.clipping.id,
            "title": each.clipping.metadata.title,
            "source": each.clipping.metadata.source,
            "authors": "Ada Quill",
            "date": "about 14:00, 1 June 2025",
            "url": each.clipping.metadata.url,
            "note": each.clipping.note,
            "passages": [{"id": p.highlight.id, "text": p.text, "color": p.color.name, "note": p.highlight.note} for p in each.passages],
        }
        for each in entries
    ]


def fastest(*works: Callable[[], object]) -> list[float]:
    """The least CPU time of each, taken in turn so that a busy machine is busy for all."""
    least = [float("inf")] * len(works)
    for _ in range(ROUNDS):
        for number, work in enumerate(works):
            started = time.process_time()
            work()
            least[number] = min(least[number], time.process_time() - started)
    return least


def as_long_as(written: str, template: "Template", clippings: list[dict[str, object]]) -> Callable[[], str]:
    """What renders the bare template over so many clippings that it is as long, in bytes."""
    bare = template.render(title="Port", clippings=clippings)
    wanted = round(len(written.encode()) / len(bare.encode()) * len(clippings))
    repeated = (clippings * (wanted // len(clippings) + 1))[:wanted]
    return lambda: template.render(title="Port", clippings=repeated)


def test_writing_costs_no_more_than_three_times_jinja_alone(benchmark, entries: list[Entry], made: Outline) -> None:
    from jinja2 import Environment

    written = benchmark(write, made)
    template = Environment(trim_blocks=True).from_string(BARE)  # noqa: S701 (Markdown, and a measure)
    alone = as_long_as(written, template, bare_values(entries))
    assert len(alone().encode()) == pytest.approx(len(written.encode()), rel=0.01)
    ours, bare = fastest(lambda: write(made), alone)
    benchmark.extra_info["ms"] = round(ours * 1000)
    benchmark.extra_info["times Jinja2 alone"] = round(ours / bare, 2)
    assert ours / bare <= TIMES


def test_writing_takes_little_memory(made: Outline) -> None:
    tracemalloc.start()
    try:
        write(made)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MEMORY_MB * 1024 * 1024 / 10, "an order of magnitude below what the whole program may take"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read from /proc")
def test_a_process_that_writes_it_stays_small() -> None:
    """All that is resident at the peak, the interpreter and the library's values included."""
    peak_kb = subprocess.run([sys.executable, "-c", PEAK], check=True, capture_output=True, text=True, cwd=CHECKOUT).stdout
    assert int(peak_kb) < MEMORY_MB * 1024


def test_merging_a_large_brief(benchmark, made: Outline) -> None:
    base, theirs = write(made), write(made, 2)
    mine = base.replace("**Claim**", "**My claim**", 500)
    merged = benchmark.pedantic(merge, (base, mine, theirs), rounds=3)
    assert merged.kept >= 1
