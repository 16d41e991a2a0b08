"""What the window remembers from one start to the next: geometry, splitters, columns, the order of each list. Not the user's settings."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from clipper.model.listing import Sort, SortKey


class WindowMemory:
    """An ini file beside the settings; without a file nothing is remembered."""

    def __init__(self, file: Path | None) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat) if file else None

    def bytes_of(self, name: str) -> QByteArray:
        """Empty if it is not known."""
        found = self._store.value(name) if self._store else None
        return found if isinstance(found, QByteArray) else QByteArray()

    def set_bytes(self, name: str, content: QByteArray) -> None:
        if self._store:
            self._store.setValue(name, content)

    def words(self, name: str) -> list[str] | None:
        """A list of names, None if it is not known."""
        found = self._store.value(name) if self._store else None
        return str(found).split(" ") if found else None

    def set_words(self, name: str, words: list[str]) -> None:
        if self._store:
            self._store.setValue(name, " ".join(words))

    def lines(self, name: str) -> list[str]:
        """A list of lines; empty if it is not known."""
        return [line for line in bytes(self.bytes_of(name).data()).decode("utf-8", "replace").split("\n") if line]

    def set_lines(self, name: str, lines: list[str]) -> None:
        self.set_bytes(name, QByteArray("\n".join(lines).encode()))

    def sorts(self) -> dict[str, Sort]:
        """The order of each list, by the key of its place."""
        if self._store is None:
            return {}
        found: dict[str, Sort] = {}
        number = self._store.beginReadArray("sorts")
        for place in range(number):
            self._store.setArrayIndex(place)
            key, direction = str(self._store.value("by")), str(self._store.value("down"))
            if key in tuple(SortKey):
                found[str(self._store.value("list"))] = Sort(key=SortKey(key), descending=direction == "true")
        self._store.endArray()
        return found

    def set_sorts(self, sorts: dict[str, Sort]) -> None:
        if self._store is None:
            return
        self._store.beginWriteArray("sorts", len(sorts))
        for place, (name, sort) in enumerate(sorts.items()):
            self._store.setArrayIndex(place)
            self._store.setValue("list", name)
            self._store.setValue("by", sort.key.value)
            self._store.setValue("down", "true" if sort.descending else "false")
        self._store.endArray()

    def keep(self) -> None:
        """Write it now."""
        if self._store:
            self._store.sync()
