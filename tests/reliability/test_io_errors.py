"""A disk that answers with an error in the middle of an act, once or from then on: one sentence, nothing half done, and it works later."""

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.reliability.acts import ACTS, NAME, copied, prepared
from tests.reliability.failing import DONE, TOLD
from tests.reliability.io_errors import Ended, Fault, calls_of, done_with, faults_at
from tests.reliability.states import AGAIN, IN_PARTS, assert_sound, copies_in, files_of, rows_of

TRIES = 6
"""Of each act; with `--long` each of its calls fails."""
JOURNALS = ("-wal", "-shm", "-journal")
"""What SQLite leaves beside a library that it could not close: the next opening takes it up."""
DECIDED = frozenset({"restore"})
"""Acts that, once all is prepared, are finished by who opens the library next."""
NAMED_BY_TIME = re.compile(r"\.(before-1-to-\d+|replaced)\.[\dT.]+(backup)?$")
"""Copies of the old library, which are kept under a name that no two tries share."""

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace answers in the kernel's place")


@pytest.mark.parametrize("act", ACTS)
def test_an_act_whose_disk_fails_is_done_or_told_and_can_be_done_again(act: str, tmp_path: Path, *, is_long: bool) -> None:
    template = prepared(tmp_path / "template", act)
    whole, log = copied(template, tmp_path / "whole"), tmp_path / "calls"
    faults = faults_at(calls_of(act, whole, log))
    before, after = (rows_of(template / NAME), files_of(template)), (rows_of(whole / NAME), files_of(whole))
    told: set[str] = set()
    for fault in faults if is_long else spread(faults):
        place = copied(template, tmp_path / "place")
        ended = done_with(fault, act, place, log)
        assert_told_in_one_sentence(ended, fault)
        told.add(ended.said)
        left = litter(place, template, whole)
        assert_sound(place / NAME)
        assert not [name for name in left if (place / name).exists()] or fault.call == "unlink", (fault, left)
        now = rows_of(place / NAME), files_of(place)
        if ended.code == DONE:
            assert now == after, fault
        elif act in DECIDED and now == after:
            assert "yet" in ended.said, fault
        elif act not in IN_PARTS:
            assert now == before, fault
        assert all(content in (before[1].get(name), after[1].get(name)) for name, content in now[1].items()), fault
        for copy in copies_in(place):
            assert_sound(copy)
        if act in AGAIN:
            ACTS[act](place)
            assert (rows_of(place / NAME), files_of(place)) == after, fault
        shutil.rmtree(place)
    assert told - {""}, "no error was ever told"


def spread(faults: Sequence[Fault]) -> Iterator[Fault]:
    """Some of them, from the first call to the last, each time another error."""
    yield from (faults[place * (len(faults) - 1) // (TRIES - 1)] for place in range(TRIES))


def assert_told_in_one_sentence(ended: Ended, fault: Fault) -> None:
    assert ended.struck, f"{fault} did not come to pass"
    assert ended.code in (DONE, TOLD), f"{fault}: {ended.complaint}"
    if ended.code == TOLD:
        assert ended.said.endswith(".\n"), fault
        assert ended.said.count("\n") == 1, fault


def litter(place: Path, template: Path, whole: Path) -> list[str]:
    """Files that nobody asked for."""
    known = {path.name for folder in (template, whole) for path in folder.iterdir()}
    return [path.name for path in place.iterdir() if path.name not in known and not _is_expected(path.name)]


def _is_expected(name: str) -> bool:
    return name.removeprefix(NAME).removeprefix("fresh.clipper") in JOURNALS or NAMED_BY_TIME.search(name) is not None
