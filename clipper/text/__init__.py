"""Pure functions on strings and spans: canonical form, offsets, anchoring, diff."""
