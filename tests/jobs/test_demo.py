"""The sample that `clipper demo` makes: a whole library, and a brief that stands up to its own checks."""

from datetime import UTC, datetime
from pathlib import Path

from clipper.jobs.brief import look_of, page_of_query
from clipper.jobs.brief_file import Result, write_brief
from clipper.jobs.brief_formats import MARKDOWN
from clipper.jobs.demo import make_sample
from clipper.jobs.verify import verify_text
from clipper.library.library import Library

NOW = datetime(2025, 6, 1, 10, tzinfo=UTC)


def test_the_sample_is_a_library_with_a_brief_that_is_true_and_alive(tmp_path: Path) -> None:
    path, brief = make_sample(tmp_path, NOW)
    with Library.open(path, create=False) as library:
        verdicts = verify_text(library, brief.read_text("utf-8"))
        assert len(verdicts) >= 10
        assert all(verdict.passed for verdict in verdicts)
        text = brief.read_text("utf-8")
        brief.write_text(f"{text}\nA sentence of mine.\n", "utf-8")
        title = "Ferry tariff: where the talks stand"
        page = page_of_query(library, "has:highlight", title, look_of(group_by="tag"), NOW.date())
        assert write_brief(library, page, brief, MARKDOWN).result in (Result.UNCHANGED, Result.MERGED)
    assert "A sentence of mine." in brief.read_text("utf-8")


def test_a_second_sample_leaves_the_first_alone(tmp_path: Path) -> None:
    first = make_sample(tmp_path, NOW)
    before = [path.read_bytes() for path in first]
    second = make_sample(tmp_path, NOW)
    assert not set(first) & set(second)
    assert [path.read_bytes() for path in first] == before
