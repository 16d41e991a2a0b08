"""Color arithmetic on `#rrggbb`: contrast as WCAG 2 defines it, and lightness as people see it (OKLCH, Björn Ottosson 2020). No Qt."""

import math
from collections.abc import Iterable

READABLE = 4.5
"""The least contrast of text (WCAG 2, level AA)."""

_LINEAR_BELOW = 0.04045
_ENCODED_BELOW = 0.0031308
"""Where sRGB's curve begins to be a straight line (IEC 61966-2-1), in its two directions."""

_MIDDLE_GRAY = 0.18
"""The luminance from which black and white are equally far."""

_STEPS = 40
"""Halvings when a lightness is sought: far finer than one step of eight bits."""


def channels(color: str) -> tuple[float, float, float]:
    """`#rrggbb` as three values from 0 to 1."""
    return tuple(int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))  # type: ignore[return-value]  # three by the literal


def _linear(value: float) -> float:
    return value / 12.92 if value <= _LINEAR_BELOW else ((value + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return value * 12.92 if value <= _ENCODED_BELOW else 1.055 * value ** (1 / 2.4) - 0.055


def luminance(color: str) -> float:
    """Relative luminance, 0 to 1."""
    red, green, blue = map(_linear, channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def to_oklch(color: str) -> tuple[float, float, float]:
    """Lightness 0-1, chroma, hue in radians."""
    red, green, blue = map(_linear, channels(color))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """As `#rrggbb`; what a screen cannot show is clipped."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    rgb = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _encoded(value)):02x}" for value in rgb)


def backing(color: str, inks: Iterable[str], least: float = READABLE) -> str:
    """The color nearest in lightness to `color`, of the same hue, on which each of the inks has at least this contrast.

    The inks are all darker or all lighter than what is wanted; the way from `color` leads away from them.
    """
    inks = tuple(inks)
    if all(contrast(color, ink) >= least for ink in inks):
        return color
    lightness, chroma, hue = to_oklch(color)
    mean = sum(map(luminance, inks)) / len(inks)
    far = 0.0 if mean > _MIDDLE_GRAY else 1.0
    near = lightness
    best = "#000000" if far == 0.0 else "#ffffff"
    for _ in range(_STEPS):
        middle = (near + far) / 2
        tried = from_oklch(middle, chroma * _room(middle), hue)
        if all(contrast(tried, ink) >= least for ink in inks):
            best, far = tried, middle
        else:
            near = middle
    return best


def _room(lightness: float) -> float:
    """How much chroma is left towards black and white, where screens show none."""
    return min(1.0, 4 * min(lightness, 1 - lightness))
