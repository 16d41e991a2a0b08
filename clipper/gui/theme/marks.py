"""How a highlight color looks on a theme: derived from the user's shade so that every ink of the text stays readable on it."""

from collections.abc import Iterable, Mapping

from clipper.gui.theme.contrast import backing, contrast, from_oklch, to_oklch
from clipper.gui.theme.palette import Palette
from clipper.model.color import HighlightColor
from clipper.model.value import value

_SEEN = 1.12
"""The least contrast of a fill against the page: a paler one would not be seen as a mark."""

_DARK_LIGHTNESS = 0.42
"""Where fills of the dark theme begin: as far from its page as the pastel shades are from white."""

_DARK_CHROMA = 0.085
"""At most: stronger colors glow behind light text."""

_GRAY = 0.02
"""Chroma below which a shade is a gray, and its bar stays one."""

_EDGE_CHROMA = 0.12
_STEP_DARKER = 0.07
_EDGE_LIGHT, _EDGE_DARK = 0.62, 0.76
"""Lightness of the underline bar, on light pages and on the dark one."""


@value
class Mark:
    """The paint of one highlight color on one theme, as `#rrggbb`."""

    fill: str
    """Behind the text."""
    edge: str
    """The bar under it, its dot in lists, its swatch's ring."""


def mark(palette: Palette, shade: str) -> Mark:
    """The paint for a user's shade."""
    lightness, chroma, hue = to_oklch(shade)
    inks = (palette.ink, palette.link)
    if palette.is_dark:
        wanted = from_oklch(_DARK_LIGHTNESS, min(chroma, _DARK_CHROMA), hue)
        edge = from_oklch(_EDGE_DARK, max(chroma, _DARK_CHROMA), hue)
    else:
        wanted = shade if contrast(shade, palette.page) >= _SEEN else from_oklch(lightness - _STEP_DARKER, chroma, hue)
        edge = from_oklch(_EDGE_LIGHT, max(chroma, _EDGE_CHROMA) if chroma > _GRAY else chroma, hue)
    return Mark(fill=backing(wanted, inks), edge=edge)


def marks(palette: Palette, colors: Iterable[HighlightColor]) -> Mapping[str, Mark]:
    """The paint of each color, by its key."""
    return {color.key: mark(palette, color.shade) for color in colors}
