import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.gui.theme.contrast import READABLE, contrast, from_oklch, to_oklch
from clipper.gui.theme.marks import mark
from clipper.gui.theme.palette import PALETTES, Palette, ThemeName
from clipper.model.color import DEFAULT_COLORS

EACH_THEME = pytest.mark.parametrize("palette", PALETTES.values(), ids=str)
SHADES = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def test_contrast_of_black_on_white_is_the_greatest() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@given(SHADES)
def test_a_color_survives_the_way_to_lightness_and_back(shade: str) -> None:
    assert from_oklch(*to_oklch(shade)) == shade


@EACH_THEME
@pytest.mark.parametrize("ground", ["page", "panel", "raised", "hover", "chosen", "chosen_idle"])
@pytest.mark.parametrize("ink", ["ink", "muted", "link", "accent"])
def test_text_is_readable_on_every_ground(palette: Palette, ground: str, ink: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= READABLE


@EACH_THEME
@pytest.mark.parametrize("ground", ["selection", "hit"])
def test_text_is_readable_when_it_is_selected_or_found(palette: Palette, ground: str) -> None:
    assert contrast(palette.ink, getattr(palette, ground)) >= READABLE


@EACH_THEME
def test_buttons_are_readable(palette: Palette) -> None:
    assert contrast(palette.on_accent, palette.accent) >= READABLE


@EACH_THEME
@pytest.mark.parametrize("color", DEFAULT_COLORS, ids=lambda color: color.key)
def test_text_and_links_are_readable_on_every_highlight(palette: Palette, color: object) -> None:
    fill = mark(palette, color.shade).fill  # type: ignore[attr-defined]  # a HighlightColor
    assert contrast(palette.ink, fill) >= READABLE
    assert contrast(palette.link, fill) >= READABLE


@EACH_THEME
def test_the_default_highlights_differ_from_the_page_and_from_each_other(palette: Palette) -> None:
    fills = {mark(palette, color.shade).fill for color in DEFAULT_COLORS}
    assert len(fills) == len(DEFAULT_COLORS)
    assert all(contrast(fill, palette.page) > 1.1 for fill in fills)


@given(shade=SHADES, name=st.sampled_from(ThemeName))
def test_text_is_readable_on_whatever_shade_the_user_takes(shade: str, name: ThemeName) -> None:
    palette = PALETTES[name]
    fill = mark(palette, shade).fill
    assert contrast(palette.ink, fill) >= READABLE
    assert contrast(palette.link, fill) >= READABLE
