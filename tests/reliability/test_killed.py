"""Every act of the program, killed at steps all over it: afterwards all is as before or as after it, and the act can be done again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clipper import settings
from tests.reliability.acts import ACTS, NAME, copied, prepared
from tests.reliability.states import AGAIN, IN_PARTS, assert_sound, copies_in, files_of, rows_of

CHECKOUT = Path(__file__).resolve().parents[2]
TRIES = 10
"""Of each act; with `--long` it is killed at each of its steps."""
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the act is forked and killed")


@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_is_killed_is_done_or_not_done_and_can_be_done_again(act: str, tmp_path: Path, *, is_long: bool) -> None:
    template, folder = prepared(tmp_path / "template", act), tmp_path / "tries"
    folder.mkdir()
    arguments = [sys.executable, "-m", "tests.reliability.killing", act, str(template), str(folder), str(0 if is_long else TRIES)]
    subprocess.run(arguments, check=True, cwd=CHECKOUT)
    killed = sorted(folder.glob("killed*"))
    assert len(killed) >= min(TRIES, 3)
    for place in killed:
        assert_done_or_not(act, copied(place, tmp_path / f"looked at {place.name}"), before=template, after=folder / "whole")
        if act in AGAIN:
            ACTS[act](place)  # as it was left: not even opened
            assert rows_of(place / NAME) == rows_of(folder / "whole" / NAME), place.name
            assert files_of(place) == files_of(folder / "whole"), place.name


def assert_done_or_not(act: str, place: Path, *, before: Path, after: Path) -> None:
    assert_sound(place / NAME)
    assert act in IN_PARTS or rows_of(place / NAME) in (rows_of(before / NAME), rows_of(after / NAME)), place.name
    for name, content in files_of(place).items():
        assert content in (files_of(before).get(name), files_of(after).get(name)), (
            f"{place.name}: {name} is neither the old nor the new one"
        )
    for copy in copies_in(place):
        assert_sound(copy)
    assert settings.load(place / "settings.toml") in (settings.Settings(), settings.Settings(read_after_s=11))
