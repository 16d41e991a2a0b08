"""The three palettes: every color of the window by what it is for. Values only, no Qt."""

from enum import StrEnum

from clipper.model.value import value


class ThemeName(StrEnum):
    """The themes; the setting may also say `system`."""

    LIGHT = "light"
    SEPIA = "sepia"
    DARK = "dark"


@value
class Palette:
    """Colors as `#rrggbb`, named by their use."""

    name: ThemeName
    page: str
    """What text is read on: the article, the list."""
    panel: str
    """The sidebar, bars, the frame of dialogs."""
    raised: str
    """What floats: menus, popups, cards, fields."""
    hover: str
    pressed: str
    chosen: str
    """A chosen row while its pane has the focus."""
    chosen_idle: str
    """The same without the focus."""
    line: str
    """Hairlines between areas."""
    edge: str
    """The border of fields and buttons."""
    box: str
    """The frame of a box to check is drawn in a darker shade of it."""
    ink: str
    """Text."""
    muted: str
    """Secondary text."""
    accent: str
    """Buttons, focus, what is switched on."""
    on_accent: str
    link: str
    selection: str
    """Behind selected text."""
    hit: str
    """Behind a hit of the search: colorless, so that no highlight looks like it."""
    hit_edge: str
    """Around a hit; the one that one stands on has the accent around it."""
    danger: str
    shadow: str

    @property
    def is_dark(self) -> bool:
        return self.name is ThemeName.DARK


LIGHT = Palette(
    name=ThemeName.LIGHT,
    page="#ffffff",
    panel="#f5f5f3",
    raised="#ffffff",
    hover="#ebebe8",
    pressed="#dfdfdb",
    chosen="#dde8f7",
    chosen_idle="#e8e8e5",
    line="#e4e3df",
    edge="#cfcdc7",
    box="#acaca9",
    ink="#1f2328",
    muted="#5d6167",
    accent="#2a5db0",
    on_accent="#ffffff",
    link="#184a9e",
    selection="#b9d3f6",
    hit="#dcdcdc",
    hit_edge="#8a8d91",
    danger="#b3261e",
    shadow="#000000",
)

SEPIA = Palette(
    name=ThemeName.SEPIA,
    page="#f8f1e3",
    panel="#efe6d3",
    raised="#fcf7ec",
    hover="#e6dbc4",
    pressed="#dacdb2",
    chosen="#e3d3b1",
    chosen_idle="#e6dcc8",
    line="#e0d5bf",
    edge="#cbbd9f",
    box="#a8997a",
    ink="#3a2f22",
    muted="#66583f",
    accent="#8a4b14",
    on_accent="#ffffff",
    link="#6d3a0c",
    selection="#dcc7a0",
    hit="#dcd2bd",
    hit_edge="#94866b",
    danger="#9c2a1b",
    shadow="#3a2f22",
)

DARK = Palette(
    name=ThemeName.DARK,
    page="#1b1d20",
    panel="#232529",
    raised="#2b2e33",
    hover="#33363c",
    pressed="#3e4249",
    chosen="#263c5c",
    chosen_idle="#34373d",
    line="#34373c",
    edge="#4a4e56",
    box="#c8ccd4",
    ink="#e4e3df",
    muted="#a9adb4",
    accent="#7fb0f5",
    on_accent="#10161f",
    link="#a9cbfa",
    selection="#33588f",
    hit="#4d4f54",
    hit_edge="#8d9198",
    danger="#ff9d94",
    shadow="#000000",
)

PALETTES = {palette.name: palette for palette in (LIGHT, SEPIA, DARK)}
