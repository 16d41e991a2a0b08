"""File names for every system."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.export.filenames import MAX_BYTES, safe_name

RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}


def check(name: str) -> None:
    assert name
    assert not set(name) & set('<>:"/\\|?*')
    assert all(character.isprintable() for character in name)
    assert not name.startswith((" ", "."))
    assert name.endswith(".md")
    assert not name.removesuffix(".md").endswith((" ", "."))
    assert len(name.encode()) <= MAX_BYTES
    assert name.split(".", maxsplit=1)[0].strip().casefold() not in RESERVED


@settings(max_examples=1000)
@given(st.text(max_size=300))
def test_any_title_gives_a_safe_name(title: str) -> None:
    check(safe_name(title, ".md"))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Port: the week", "Port the week.md"),
        ("../../etc/passwd", "etc passwd.md"),
        ("CON", "brief CON.md"),
        ("nul.txt", "brief nul.txt.md"),
        ("", "brief.md"),
        ("...", "brief.md"),
        ("a\u202egnp.exe", "a gnp.exe.md"),
        ("Cafe\u0301", "Caf\u00e9.md"),
    ],
)
def test_a_title(title: str, name: str) -> None:
    assert safe_name(title, ".md") == name
    check(name)


def test_a_name_that_is_taken_gets_a_number_whatever_its_case() -> None:
    assert safe_name("Port", ".md", taken={"port.md", "port 2.md"}) == "Port 3.md"
    long = safe_name("x" * 300, ".md")
    check(safe_name("x" * 300, ".md", taken={long.casefold()}))


@pytest.mark.shared
def test_naughty_names(shared: Path) -> None:
    lines = (shared / "data" / "badinput" / "generated" / "names.txt").read_text("utf-8", "replace").splitlines()
    assert lines
    for line in lines:
        check(safe_name(line, ".md"))
