"""Bytes to drafts: decode, recognise, paste, page, clean, metadata, dates, fetch."""
