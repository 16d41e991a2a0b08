"""Files with something to clip in them: one file for each format. Bytes in, drafts or captures out."""
