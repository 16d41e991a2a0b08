"""Where a brief is written to: as it is typed, and opened from the message that tells of it."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from clipper.gui.composer.export_dialog import ExportDialog
from clipper.gui.composer.window import ComposerWindow
from clipper.gui.session import Session
from clipper.gui.surroundings import Surroundings
from clipper.library.library import Library
from clipper.settings import Settings
from tests.gui.patience import when_modal
from tests.library.drafts import draft, saved


@pytest.fixture
def composer(qtbot: QtBot, tmp_path: Path) -> ComposerWindow:
    library = Library.in_memory()
    keys = saved(library, draft("Ferry tariff", ["The tariff rises."], source="Post"))
    window = ComposerWindow(Session(library), Surroundings(settings=Settings(), memory_file=tmp_path / "window.ini"))
    qtbot.addWidget(window)
    window.show()
    window.briefs.make("My brief")
    window.add_clippings(keys)
    return window


class Desktop(QObject):
    """What the desktop is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def desktop() -> Generator[Desktop]:
    made = Desktop()
    QDesktopServices.setUrlHandler("file", made, "take")  # type: ignore[arg-type]  # the stubs want bytes, which it refuses
    yield made
    QDesktopServices.unsetUrlHandler("file")


def write_to(path: str) -> None:
    def save(dialog: ExportDialog) -> None:
        dialog.path.setText(path)
        dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()

    when_modal(ExportDialog, save)


def test_what_was_written_can_be_opened(composer: ComposerWindow, desktop: Desktop, tmp_path: Path) -> None:
    write_to(str(tmp_path / "a brief.md"))
    composer.export()
    assert composer.messages.sentence == f"Written: {tmp_path / 'a brief.md'}"
    composer.messages.press()
    assert desktop.opened == [str(tmp_path / "a brief.md")]


def test_a_tilde_is_the_home_folder(composer: ComposerWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    write_to("~/brief.md")
    composer.export()
    assert (tmp_path / "brief.md").read_text("utf-8")
    assert composer.messages.sentence == f"Written: {tmp_path / 'brief.md'}"


def test_format_and_file_have_labels_which_a_screen_reader_takes_for_their_names(composer: ComposerWindow) -> None:
    told: dict[str, str] = {}

    def look(dialog: ExportDialog) -> None:
        told.update({field.accessibleName(): label.text() for label in dialog.findChildren(QLabel) if (field := label.buddy())})
        dialog.reject()

    when_modal(ExportDialog, look)
    composer.export()
    assert {name: text.replace("&", "") for name, text in told.items()} == {"Format": "Format", "File": "File"}
