"""Damaged library files: bits flipped, cut off, overwritten. Each is read, or refused with a sentence; what is read and wrong is found."""

import contextlib
import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from clipper.cli.app import run
from clipper.cli.invocation import Window
from clipper.errors import ClipperError
from clipper.library.health import restore
from clipper.library.library import Library
from tests.reliability.acts import NAME, prepared

PAGE_BYTES = 4096
FLIPS = 40
CHANCE = random.Random(20260304)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = prepared(tmp_path_factory.mktemp("damage") / "template", "check")
    with contextlib.closing(sqlite3.connect(folder / NAME)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")  # all of it in one file, to be damaged
        connection.execute("PRAGMA journal_mode = WAL")
    return folder


def read(library: Library) -> list[tuple[str | None, str]]:
    """What a user reads of it: titles and texts, from the list and from a search, marks and tags."""
    keys = library.listing.open("").keys(0, 100)
    library.listing.open("cranes").keys(0, 100)
    for key in keys:
        library.highlights.of_clipping(key)
        library.captures.of_clipping(key)
    library.tags.all()
    return [(one.metadata.title, library.versions.text(one.key).text) for one in library.clippings.rows(keys)]


def findings_or_sentence(path: Path, right: list[tuple[str | None, str]]) -> list[str]:
    """What is told of a damaged file; empty if it is as it was. Anything but a ClipperError fails the test."""
    told: list[str] = []
    with contextlib.suppress(ClipperError), Library.read_only(path) as library:
        told += [finding.sentence for finding in library.health.findings()]
    try:
        with Library.open(path) as library:
            told += [finding.sentence for finding in library.health.findings()]
            if not told:
                assert read(library) == right, "damage that is not found"
    except ClipperError as error:
        assert error.sentence.endswith(".")
        assert error.hint
        told.append(error.sentence)
    return told


def damaged(template: Path, place: Path, content: bytes) -> Path:
    place.mkdir()
    path = place / NAME
    path.write_bytes(content)
    shutil.copy(template / "earlier", place / "earlier")
    return path


def flips(content: bytes, number: int) -> Iterator[bytes]:
    for _ in range(number):
        flipped = bytearray(content)
        flipped[CHANCE.randrange(100, len(content))] ^= 1 << CHANCE.randrange(8)
        yield bytes(flipped)


def cuts(content: bytes) -> Iterator[bytes]:
    pages = len(content) // PAGE_BYTES
    for page in range(1, pages, max(1, pages // 30)):
        yield content[: page * PAGE_BYTES]
    yield content[: len(content) - 100]


def overwritten(content: bytes) -> Iterator[bytes]:
    pages = len(content) // PAGE_BYTES
    for page in range(0, pages, max(1, pages // 30)):
        for filling in (b"\0", b"\xff"):
            yield content[: page * PAGE_BYTES] + filling * PAGE_BYTES + content[(page + 1) * PAGE_BYTES :]


@pytest.mark.parametrize("how", ["flipped", "cut", "overwritten"])
def test_damage_is_told_and_a_backup_takes_its_place(how: str, template: Path, tmp_path: Path, *, is_long: bool) -> None:
    content = (template / NAME).read_bytes()
    with Library.read_only(template / NAME) as library:
        right = read(library)
    tries = {"flipped": flips(content, FLIPS * 12 if is_long else FLIPS), "cut": cuts(content), "overwritten": overwritten(content)}[how]
    for number, wrong in enumerate(tries):
        path = damaged(template, tmp_path / str(number), wrong)
        told = findings_or_sentence(path, right)
        assert told or how == "flipped", "half a library was taken for a whole one"
        restore(path.parent / "earlier", path)
        with Library.open(path) as library:
            assert [one.metadata.title for one in library.clippings.rows(library.listing.open("").keys(0, 9))] == ["Nine cranes"]
            assert list(library.health.findings()) == []


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="which files are open is told by the system")
def test_a_file_whose_own_words_are_no_text_is_closed_again(template: Path, tmp_path: Path) -> None:
    content = (template / NAME).read_bytes()
    path = damaged(template, tmp_path / "words", content.replace(b"CREATE INDEX", b"CREATE\xa0INDEX", 1))
    for opened in (Library.open, Library.read_only):
        with pytest.raises(ClipperError) as told:
            opened(path)
        still = [fd for fd in Path("/proc/self/fd").iterdir() if fd.is_symlink() and str(fd.readlink()) == str(path)]
        assert still == [], told  # as long as what went wrong is kept, so are the connections that are named in it


READING = (["list", "--json"], ["search", "cranes"], ["tags"], ["trash"], ["searches"], ["export", "csv"], ["check"], ["check", "--repair"])


def test_the_command_line_says_it_in_a_sentence(
    template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, is_long: bool
) -> None:
    content = (template / NAME).read_bytes()
    every = 1 if is_long else 7
    with Library.read_only(template / NAME) as library:
        shown = library.clippings.rows(library.listing.open("nine").keys(0, 1))[0].id
    for number, wrong in enumerate([*flips(content, 40), *cuts(content), *overwritten(content)][::every]):
        path = damaged(template, tmp_path / str(number), wrong)
        for arguments in (*READING, ["show", shown], ["highlight", shown, "--quote", "council voted"]):
            code = run(["--library", str(path), *arguments], Window(open=lambda _: 0, open_link=lambda *_: 0, write_pdf=lambda *_: None))
            out, err = capsys.readouterr()
            assert "mistake of its own" not in err, f"{number} {arguments}"
            assert "Traceback" not in err
            assert err if code else (out or arguments[0] in ("trash", "searches")), f"{number} {arguments}"
