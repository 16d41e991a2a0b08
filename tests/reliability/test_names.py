"""Libraries, folders and files under names that mean something else to SQLite, a shell, a URL or another system."""

from pathlib import Path

import pytest

from clipper.library.health import restore
from clipper.library.library import Library
from tests.cli.calls import Program
from tests.library.drafts import saved

NAMES = (
    "with blank.clipper",
    "100%.clipper",
    "a?mode=memory.clipper",
    "a#fragment.clipper",
    "file:x.clipper",
    ":memory:",
    "a;b'c\"d`e$HOME.clipper",
    "-rf.clipper",
    "new\nline.clipper",
    "tab\tand\x07bell.clipper",
    "Ångström.clipper",
    "Ångström.clipper",
    "圖書館.clipper",
    "مكتبة.clipper",
    "😀.clipper",
    "a\u202egnp.clipper",
    "x" * 200 + ".clipper",
    "CON.clipper",
    "library.clipper ",
    "..clipper",
    "no ending",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_library_may_be_called_anything(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (tmp_path / name, tmp_path / f"folder {name}" / "library.clipper"):
        with Library.open(path) as library:
            (key,) = saved(library)
            with Library.read_only(path) as reader:
                assert reader.clippings.get(key).metadata.title == "A title"
        program = Program(path, capsys)
        assert program("list", "--json").json["total"] == 1
        copy = Path(program("backup", str(path.parent / "copy")).out.removesuffix("\n"))
        assert restore(copy, path) is not None
        assert program("check").out == "The library is sound.\n"
        copy.unlink()


def test_bytes_that_are_no_text_may_name_a_library(tmp_path: Path) -> None:
    path = Path(tmp_path, b"\xff\xfe.clipper".decode("utf-8", "surrogateescape"))
    try:
        path.touch()
    except (OSError, ValueError):
        pytest.skip("no such names on this system")
    path.unlink()
    with Library.open(path) as library:
        (key,) = saved(library)
        with Library.read_only(path) as reader:
            assert reader.clippings.get(key).metadata.title == "A title"
    assert path.exists()
