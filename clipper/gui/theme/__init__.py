"""The look: one place for colors, spacing, radii and fonts, and what Qt is told of them."""
