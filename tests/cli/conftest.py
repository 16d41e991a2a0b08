"""A program with an empty library, and one with clippings in it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.library.library import Library
from clipper.model.date import ArticleDate, Precision
from clipper.model.draft import Draft
from clipper.model.metadata import Metadata
from clipper.model.role import Role
from clipper.text.canonical import paragraphs
from tests.cli.calls import Program
from tests.library.drafts import Clock, capture

SALT = Draft(
    role=Role.MAIN,
    metadata=Metadata(
        title="Eleven states agree on the price of salt",
        source="Harbor Gazette",
        authors=("Mara Tollin",),
        published=ArticleDate(value="2025-06-01T03:00:00Z", precision=Precision.HOUR),
        url="https://example.org/salt",
        language="en",
    ),
    body=paragraphs(
        [
            "Ministers from eleven coastal states met in Port Elin on Monday.",
            "“We have confirmed that the tariff will fall to four percent,” said Mara Tollin.",
            "Fishers said that the tariff had cost them a third of their income.",
        ]
    ),
)
RICE = Draft(
    role=Role.RELATED,
    metadata=Metadata(title="Rice stays dear", published=ArticleDate.civil(2025, 5)),
    body=paragraphs(["The price of rice rose again in May, the third month in a row."]),
    related_to=0,
)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings, logs and libraries of whoever runs it."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("CLIPPER_LIBRARY", raising=False)


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path / "library.clipper", capsys)


@pytest.fixture
def filled(program: Program) -> Program:
    """Two clippings of one capture: the one on salt, and a related one on rice."""
    with Library.open(program.library, clock=Clock()) as library:
        library.saving.save(capture(at=datetime(2025, 6, 1, 7, tzinfo=UTC)), [SALT, RICE], tag_paths=["trade"])
    return program


def identity(program: Program, title: str) -> str:
    """The id of the clipping whose title begins so."""
    (found,) = [one["id"] for one in program("list", "--json").json["clippings"] if one["title"].startswith(title)]
    return found
