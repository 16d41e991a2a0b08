"""Settings: kept as TOML, and never in the way of starting."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper import settings
from clipper.settings import Settings


@given(st.text(), st.integers(0, 99), st.booleans(), st.lists(st.text(), max_size=4))
def test_settings_come_back(tmp_path_factory: pytest.TempPathFactory, text: str, number: int, flag: bool, recent: list[str]) -> None:  # noqa: FBT001 (hypothesis gives it)
    kept = text.encode("utf-8", "replace").decode()
    paths = tuple(one.encode("utf-8", "replace").decode() for one in recent)
    wanted = replace(Settings(), timezone=kept, read_after_s=number, caret=flag, article_line_height=1.25, recent_libraries=paths)
    file = tmp_path_factory.getbasetemp() / "settings.toml"
    file.write_bytes(settings.dumps(wanted).encode())
    assert settings.load(file) == wanted


LINES = st.one_of(
    st.sampled_from(settings.dumps(replace(Settings(), recent_libraries=("/a/b.clipper", "/c"))).splitlines()),
    st.sampled_from(
        [
            "", "# a remark", "[table]", "theme = 'dark'", 'theme = "dark" # a remark', 'theme="dark"', ' theme = "dark"',
            'theme = "d\\u0061rk"', 'theme = "\\/"', 'theme = "\\ud83d\\ude00"', 'theme = "a\tb"', 'theme = "\x7f"', 'theme = """dark"""',
            "theme = null", "theme = {}", "article_line_height = NaN", "article_line_height = Infinity", "article_line_height = 1e1",
            "article_line_height = 1_0.5", "article_size_pt = 017", "article_size_pt = 0x11", "article_size_pt = 17 ",
            "article_size_pt = 1 = 2", "caret = True", "caret = false", 'recent_libraries = ["/a",]', 'recent_libraries = ["/a", 3]',
            'recent_libraries = [["/a"]]', "unknown = 3", "other.theme = 3",
        ]
    ),
)  # fmt: skip


@given(st.lists(LINES, max_size=4))
def test_any_lines_are_read_as_the_parser_of_toml_reads_them(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    file = tmp_path_factory.getbasetemp() / "settings.toml"
    read: list[Settings] = []
    for remark in ("", "\n# a remark is left to the parser"):
        file.write_bytes(("\n".join(lines) + remark).encode())
        read.append(settings.load(file))
    assert read[0] == read[1]


def test_what_the_program_wrote_is_read_without_the_parser(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(settings.dumps(replace(Settings(), theme="dark", recent_libraries=("/home/ada/ferry notes.clipper",))))
    script = f"""
import sys, pathlib
from clipper import settings
print(settings.load(pathlib.Path({str(file)!r})).theme, "tomllib" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["dark", "False"]


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00", b"theme = 'dark", b"[[["])
def test_a_torn_file_is_kept_beside_and_the_defaults_are_used(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    assert settings.load(file) == Settings()
    assert file.with_name("settings.toml.bad").read_bytes() == content


def test_unknown_keys_and_wrong_types_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "dark"\nread_after_s = "soon"\ncaret = 1\nfrom_the_future = true\narticle_line_height = 2\n')
    assert settings.load(file) == replace(Settings(), theme="dark", article_line_height=2.0)


def test_a_torn_file_that_cannot_be_put_aside_is_left_and_not_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("theme = [", "utf-8")
    (tmp_path / "settings.toml.bad" / "in the way").mkdir(parents=True)
    assert settings.load(file) == Settings()
    assert file.read_text("utf-8") == "theme = ["


def test_a_file_that_cannot_be_read_stays_where_it_is(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == Settings()
    assert tmp_path.is_dir()
    assert not tmp_path.with_name(tmp_path.name + ".bad").exists()
