"""Names that libraries of older versions hold with characters which turn what stands around them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clipper.library.library import Library
from clipper.query.fields import Completion
from tests.library.drafts import draft, saved
from tests.library.other_hand import written_by_hand

TURNED = {
    "clippings": """UPDATE clippings SET title = 'Ferry \u202etariff', section = '\u2067Trade', agency = 'Wire\u202c',
        authors = '["Edda \u202dLorn", "\u202e"]', keywords = '["\u2066salt"]'""",
    "versions": """UPDATE versions SET metadata = '{"title": "Ferry \u202etariff", "authors": ["Edda \u202dLorn"]}'""",
    "sources": "UPDATE sources SET name = '\u202eHarbor Courier'",
    "aliases": "UPDATE source_aliases SET alias = '\u202eHC'",
    "stories": "UPDATE stories SET title = '\u202eFerry tariff'",
}


@pytest.fixture
def turned(tmp_path: Path) -> Path:
    path = tmp_path / "library.clipper"
    with Library.open(path) as library:
        saved(library, draft("Ferry tariff", ["The ferry pays."], source="Harbor Courier"), text="a")
        library.sources.change("Harbor Courier", new_name="Harbor Courier", country="", aliases=["HC"])
        first, second = saved(library, draft("Salt", ["Salt is dear."]), draft("Rice", ["Rice is dear."]), text="b")
        library.stories.put_together([first, second], title="Ferry tariff")
    for statement in TURNED.values():
        written_by_hand(path, statement)
    with Library.open(path) as library:
        library.health.repair()  # the indexes hold what is stored, as those of an older version do
        assert list(library.health.findings()) == []
    return path


@pytest.mark.parametrize("opened", [Library.open, Library.read_only])
def test_they_are_read_without_them_also_where_nothing_can_be_written(turned: Path, opened: Callable[[Path], Library]) -> None:
    with opened(turned) as library:
        first, second, *_ = library.clippings.rows(library.listing.open("").keys(0, 5)[::-1])
        told = first.metadata
        assert (told.title, told.section, told.agency, told.source) == ("Ferry tariff", "Trade", "Wire", "Harbor Courier")
        assert (told.authors, told.keywords) == (("Edda Lorn",), ("salt",))
        assert library.versions.of_clipping(first.key)[0].metadata.title == "Ferry tariff"
        assert second.story_title == "Ferry tariff"
        assert [story.title for story in library.stories.all()] == ["Ferry tariff"]
        (source,) = library.sources.all()
        assert (source.name, source.aliases) == ("Harbor Courier", ("HC",))
        assert library.completion.names(Completion.SOURCES) == ["Harbor Courier"]
        assert "Edda Lorn" in library.completion.names(Completion.AUTHORS)


def test_such_a_source_is_the_one_that_its_name_as_read_means(turned: Path) -> None:
    with Library.open(turned) as library:
        saved(library, draft("Another", ["Of other things."], source="harbor courier"), text="c")
        assert [(source.name, source.count) for source in library.sources.all()] == [("Harbor Courier", 2)]
        library.sources.change("Harbor Courier", new_name="Harbor Post", country="", aliases=["HC"])
        assert [(source.name, source.aliases) for source in library.sources.all()] == [("Harbor Post", ("HC",))]
