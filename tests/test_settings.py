"""Settings: kept as TOML, and never in the way of starting."""

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
