"""A terminal with somebody before it, who presses Ctrl+C when something comes to stand there."""

import io
import signal


class Terminal(io.StringIO):
    """In the place of the error stream. `press_at` is what is waited for; None is a patient person."""

    def __init__(self, press_at: str | None = None) -> None:
        super().__init__()
        self._press_at = press_at

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        written = super().write(text)
        if self._press_at is not None and self._press_at in self.getvalue():
            self._press_at = None
            signal.raise_signal(signal.SIGINT)
        return written
