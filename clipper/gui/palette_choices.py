"""What the command palette offers: every action, every list, every tag."""

from clipper.gui.actions import ACTIONS, Actions, keys_of
from clipper.gui.dialogs.palette import Choice
from clipper.gui.models.places import FIXED, PlaceKind
from clipper.gui.panes.sidebar import Sidebar

NEEDS_CLIPPING, NOT_NOW = "Choose a clipping first", "Nothing to do now"


def choices_of(actions: Actions, sidebar: Sidebar) -> list[Choice]:
    """In the order of the menus, then lists, searches, tags and sources."""
    found = [
        Choice(
            title=spec.text.replace("&", "").rstrip("…"),
            hint=keys_of(spec) if actions[spec.id].isEnabled() else NEEDS_CLIPPING if spec.needs_clipping else NOT_NOW,
            act=actions[spec.id].trigger,
            enabled=actions[spec.id].isEnabled() and spec.id != "palette",
        )
        for spec in ACTIONS
    ]
    found += [Choice(title=place.title, hint="List", act=lambda place=place: sidebar.choose(place.kind, place.name)) for place in FIXED]
    contents = sidebar.contents
    if contents is None:
        return found
    for search in contents.searches:
        found.append(Choice(title=search.name, hint="Saved search", act=lambda name=search.id: sidebar.choose(PlaceKind.SEARCH, name)))
    for tag in contents.tags:
        found.append(Choice(title=tag.path, hint="Tag", act=lambda name=tag.path: sidebar.choose(PlaceKind.TAG, name)))
    for source in contents.sources:
        found.append(Choice(title=source.name, hint="Source", act=lambda name=source.name: sidebar.choose(PlaceKind.SOURCE, name)))
    return found
