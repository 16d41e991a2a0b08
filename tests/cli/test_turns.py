"""Long writes that let others in."""

from collections.abc import Iterator

from clipper.cli.turns import PAUSE_S, WORK_S, in_turns


class Clock:
    """Goes on by what is worked and what is paused."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[tuple[float, float]] = []

    def __call__(self) -> float:
        return self.now

    def pause(self, seconds: float) -> None:
        self.pauses.append((self.now, seconds))
        self.now += seconds

    def work(self, seconds: float, steps: int) -> list[int]:
        return list(in_turns(self._steps(seconds, steps), clock=self, pause=self.pause))

    def _steps(self, seconds: float, steps: int) -> Iterator[int]:
        for step in range(steps):
            self.now += seconds
            yield step


def test_short_work_has_no_pause() -> None:
    clock = Clock()
    assert clock.work(0.02, 40) == list(range(40))
    assert clock.pauses == []


def test_nobody_waits_longer_than_one_turn_and_one_step() -> None:
    clock = Clock()
    clock.work(0.03, 400)
    ends = [0.0, *(begun + length for begun, length in clock.pauses)]
    turns = [begun - end for (begun, _), end in zip(clock.pauses, ends, strict=False)]
    assert len(turns) >= 10
    assert max(turns) <= WORK_S + 0.03 + 1e-9
    assert all(length == PAUSE_S for _, length in clock.pauses)


def test_pauses_are_longer_than_those_who_wait_sleep() -> None:
    assert PAUSE_S > 0.1
