"""Acts that can be undone."""
