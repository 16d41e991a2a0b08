"""One file for each visible pane of the window."""
