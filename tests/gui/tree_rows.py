"""Rows of a tree that a test knows to be there."""

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem


def top_row(tree: QTreeWidget, number: int) -> QTreeWidgetItem:
    """One of those that lie under no other."""
    found = tree.topLevelItem(number)
    assert found is not None
    return found


def current_row(tree: QTreeWidget) -> QTreeWidgetItem:
    """The one that the keys are on."""
    found = tree.currentItem()
    assert found is not None
    return found
