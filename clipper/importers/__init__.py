"""A file of another program to drafts with their highlights and tags; one file per format."""
