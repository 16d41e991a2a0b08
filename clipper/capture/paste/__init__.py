"""Pasted text to drafts, in named stages: lines, kinds of line, segments, fields, clean text. Each decision carries its reason."""
