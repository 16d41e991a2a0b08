"""A theme as Qt gets it: QPalette and style sheet, made from one palette; and the choice between them."""

from dataclasses import fields

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from clipper import resources
from clipper.gui.theme.measures import Radius, Size, Space
from clipper.gui.theme.palette import PALETTES, Palette, ThemeName

BOXED = ("QCheckBox", "QRadioButton")
"""Where a box can be checked. The style draws its frame in a darker shade of the window: on a dark one nothing would be seen of it."""
SYSTEM = "system"
"""The setting that follows the desktop."""


def choose(setting: str, scheme: Qt.ColorScheme) -> Palette:
    """The palette for the setting `theme`; an unknown setting follows the system."""
    if setting in tuple(ThemeName):
        return PALETTES[ThemeName(setting)]
    return PALETTES[ThemeName.DARK if scheme is Qt.ColorScheme.Dark else ThemeName.LIGHT]


def style_sheet(palette: Palette) -> str:
    """`resources/themes/window.qss` with its `@names` put in."""
    names = {field.name: str(getattr(palette, field.name)) for field in fields(palette)}
    for prefix, scale in (("space", Space), ("radius", Radius), ("size", Size)):
        names |= {f"{prefix}_{step.name.lower()}": f"{step.value}px" for step in scale}
    names["icons"] = resources.path("icons").as_posix()
    sheet = resources.text("themes", "window.qss")
    for name in sorted(names, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", names[name])
    return sheet


def qt_palette(palette: Palette) -> QPalette:
    """For what the style paints itself, and for our own painting."""
    role = QPalette.ColorRole
    made = QPalette()
    for place, color in {
        role.Window: palette.panel,
        role.WindowText: palette.ink,
        role.Base: palette.page,
        role.AlternateBase: palette.panel,
        role.Text: palette.ink,
        role.Button: palette.raised,
        role.ButtonText: palette.ink,
        role.BrightText: palette.danger,
        role.ToolTipBase: palette.raised,
        role.ToolTipText: palette.ink,
        role.PlaceholderText: palette.muted,
        role.Highlight: palette.selection,
        role.HighlightedText: palette.ink,
        role.Accent: palette.accent,
        role.Link: palette.link,
        role.LinkVisited: palette.link,
        role.Light: palette.raised,
        role.Midlight: palette.hover,
        role.Mid: palette.edge,
        role.Dark: palette.edge,
        role.Shadow: palette.shadow,
    }.items():
        made.setColor(place, QColor(color))
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, QColor(palette.muted))
    return made


def apply(application: QApplication, palette: Palette) -> None:
    """Dress the whole application."""
    made = qt_palette(palette)
    application.setPalette(made)
    made.setColor(QPalette.ColorRole.Window, QColor(palette.box))
    for name in BOXED:
        application.setPalette(made, name)  # type: ignore[arg-type]  # the stubs want bytes, the binding a word
    application.setStyleSheet(style_sheet(palette))
