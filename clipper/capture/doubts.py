"""What is said where a reading is in doubt, for more than one kind of capture."""

DOUBTFUL_TITLE = "The title may be another line of the page."
