"""Files with something to clip in them: one file for each format. Bytes in, an extraction or captures out; no I/O beyond the bytes given."""
