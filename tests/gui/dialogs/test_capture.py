"""The dialog of a capture says in words how it came in."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.capture import CaptureDialog
from clipper.library.library import Library
from clipper.model.capture import Capture, Part
from tests.library.drafts import draft, saved

ADDRESS = "https://ledger.example/a"


@pytest.mark.parametrize(
    ("origin", "url", "told"),
    [
        ("clipboard", None, "Pasted, "),
        ("clipboard", ADDRESS, "Pasted, "),
        ("file:page: one.html", None, "From the file page: one.html, "),
        (f"url:{ADDRESS}", ADDRESS, f"Fetched from {ADDRESS}, "),
        ("hand", None, "Written by hand, "),
        ("another program", None, "From another program, "),
    ],
)
def test_how_a_capture_came_in_is_said_in_words(qtbot: QtBot, origin: str, url: str | None, told: str) -> None:
    part = Part(media_type="text/plain", content=b"Cod is dear.")
    capture = Capture(parts=(part,), origin=origin, captured_at=datetime(2026, 3, 4, 12, tzinfo=UTC), url=url)
    dialog = CaptureDialog(capture, (), UTC)
    qtbot.addWidget(dialog)
    first = dialog.findChildren(QLabel)[0].text().splitlines()[0]
    assert first.startswith(told)
    assert first.count(ADDRESS) == (1 if url else 0)


def test_a_version_of_one_word_has_one_word(qtbot: QtBot) -> None:
    part = Part(media_type="text/plain", content=b"Cod")
    with Library.in_memory() as library:
        (key,) = saved(library, draft("Cod", ["Cod"]))
        capture = Capture(parts=(part,), origin="hand", captured_at=datetime(2026, 3, 4, 12, tzinfo=UTC))
        dialog = CaptureDialog(capture, library.versions.of_clipping(key), UTC)
        qtbot.addWidget(dialog)
    told = dialog.findChildren(QLabel)[0].text()
    assert told.endswith(", 1 word")
